import { ApolloLink, gql, Observable } from '@apollo/client';
import { ServerError } from '@apollo/client/errors';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSmartxClient } from '../smartx-client.ts';

const query = gql`query Rows @purpose(is: SUPPORT) { companies(first: 1) { nodes { id } } }`;
const ROWS = { data: { companies: { nodes: [] } } };
const LIMITED = { errors: [{ message: 'Too much at once.', extensions: { code: 'RATE_LIMITED' } }] };

/** A server that answers in this order; the last answer is given for ever. */
function givenClient(answers: readonly (ApolloLink.Result | Error)[], retryAfter: string | null = null) {
  let asked = 0;
  const link = new ApolloLink((operation) => {
    const answer = answers[Math.min(asked, answers.length - 1)] ?? ROWS;
    asked += 1;
    operation.setContext({
      response: new Response(null, retryAfter ? { headers: { 'retry-after': retryAfter } } : {}),
    });
    return new Observable((observer) => {
      if (answer instanceof Error) return observer.error(answer);
      observer.next(answer);
      observer.complete();
    });
  });
  const client = createSmartxClient({
    workspace: 'demo',
    purpose: 'SUPPORT',
    onUnauthenticated: () => undefined,
    link,
  });
  const run = (signal?: AbortSignal) => {
    const settled = client.query({ query, fetchPolicy: 'no-cache', context: { fetchOptions: { signal } } }).then(
      () => 'answered',
      () => 'failed',
    );
    return settled;
  };
  return { run, asked: () => asked };
}

describe('too much at once', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is waited out as long as the server says, and nobody hears of it', async () => {
    const server = givenClient([LIMITED, ROWS], '7');
    const answer = server.run();

    await vi.advanceTimersByTimeAsync(6_900);
    expect(server.asked()).toBe(1);
    await vi.advanceTimersByTimeAsync(200);

    expect(await answer).toBe('answered');
    expect(server.asked()).toBe(2);
  });

  it('is waited out where something in between says so', async () => {
    const response = new Response(null, { status: 429, headers: { 'retry-after': '2' } });
    const server = givenClient([new ServerError('429', { response, bodyText: '' }), ROWS]);
    const answer = server.run();

    await vi.advanceTimersByTimeAsync(2_000);

    expect(await answer).toBe('answered');
  });

  it('is told in the end', async () => {
    const server = givenClient([LIMITED], '1');
    const answer = server.run();

    await vi.advanceTimersByTimeAsync(60_000);

    expect(await answer).toBe('failed');
    expect(server.asked()).toBe(9);
  });

  it('is not waited out for what nobody wants any more', async () => {
    const server = givenClient([LIMITED, ROWS], '1');
    const leaving = new AbortController();
    leaving.abort();

    expect(await server.run(leaving.signal)).toBe('failed');
    expect(server.asked()).toBe(1);
  });

  it('leaves other failures alone', async () => {
    const server = givenClient([{ errors: [{ message: 'no', extensions: { code: 'INTERNAL' } }] }]);

    expect(await server.run()).toBe('failed');
    expect(server.asked()).toBe(1);
  });
});
