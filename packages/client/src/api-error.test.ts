import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { describe, expect, it } from 'vitest';
import { describeProblem } from './api-error.ts';

const refusal = (code: string, traceId?: string) =>
  new CombinedGraphQLErrors({ errors: [{ message: code, extensions: { code, traceId } }] });

describe('a failure of a request', () => {
  it.each(['Failed to fetch', 'NetworkError when attempting to fetch resource.', 'Load failed'])(
    'is a lost connection where the browser says “%s”',
    (message) => {
      expect(describeProblem(new TypeError(message)).kind).toBe('offline');
    },
  );

  it('is a fault of ours where the app itself broke, and not the connection', () => {
    expect(describeProblem(new TypeError('Cannot read properties of undefined')).kind).toBe('broken');
  });

  it.each([
    ['UNAUTHENTICATED', 'signed-out'],
    ['FILTER_TOO_BROAD', 'too-broad'],
    ['STATEMENT_TIMEOUT', 'too-broad'],
    ['COST_LIMIT', 'too-much'],
    ['PURPOSE_NOT_HELD', 'refused'],
    ['FIELD_WITHHELD', 'refused'],
    ['INTERNAL', 'broken'],
  ])('with the code %s is told as %s', (code, kind) => {
    expect(describeProblem(refusal(code))).toMatchObject({ kind, code });
  });

  it('keeps the id by which it is found in the log', () => {
    expect(describeProblem(refusal('INTERNAL', 'abc-123')).traceId).toBe('abc-123');
    expect(describeProblem(new Error('no answer')).traceId).toBeNull();
  });
});
