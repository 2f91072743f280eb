import { describe, expect, it } from 'vitest';
import { isAsShown, readExamples } from './guide-examples.ts';

const page = (...lines: string[]) => lines.join('\n');

describe('the examples of a page', () => {
  it('are documents with variables and answers, and requests as HTTP has them', () => {
    const found = readExamples(
      page(
        ...['Text.', '```graphql', 'query A { a }', '```', 'More.', '```json answer', '{ "data": {} }', '```'],
        ...['```graphql', 'query B($b: Int) { b }', '```', '```json variables', '{ "b": 1 }', '```'],
        ...['```json answer', '{}', '```', '```http', 'PUT /uploads/…', 'X-A: b:c', '', 'bytes', '```'],
        ...['```http answer', 'HTTP/1.1 204 No Content', '```', '```sh', 'curl', '```'],
      ),
    );

    expect(found.map(({ line, request: { method, path } }) => [line, method, path])).toEqual([
      [2, 'POST', '/graphql'],
      [9, 'POST', '/graphql'],
      [18, 'PUT', '/uploads/…'],
    ]);
    expect(found.map(({ request }) => request.body)).toEqual([
      '{"query":"query A { a }","variables":{}}',
      '{"query":"query B($b: Int) { b }","variables":{"b":1}}',
      'bytes',
    ]);
    expect(found[2]).toMatchObject({ status: 204, answer: null, request: { headers: { 'x-a': 'b:c' } } });
  });

  it('are never skipped: one without an answer, or of an unknown kind, is a mistake', () => {
    expect(() => readExamples(page('```graphql', 'query A { a }', '```'))).toThrow('Line 1: the page shows no answer');
    expect(() => readExamples(page('```graphqls', 'query', '```'))).toThrow('of the kind "graphqls"');
    expect(() => readExamples(page('```http', 'GET /'))).toThrow('never ends');
  });
});

it('takes an answer for what is shown only if it differs in nothing but the places of "…"', () => {
  expect(isAsShown({ id: 'con_…', at: '…' }, { id: 'con_1', at: '2026' })).toBe(true);
  expect(isAsShown({ id: 'con_…' }, { id: 'com_1' })).toBe(false);
  expect(isAsShown({ a: 1 }, { a: 1, b: 2 })).toBe(false);
  expect(isAsShown([1, 2], [1])).toBe(false);
  expect(isAsShown({ a: null }, { a: '…' })).toBe(false);
  expect(isAsShown({ a: '…' }, { a: null })).toBe(false);
});
