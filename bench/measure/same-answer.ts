import { isDeepStrictEqual } from 'node:util';
import type { Load } from './load.ts';

/** Asks once and gives the `data`. @throws Error with the answer where it is not a success */
export async function ask({ url, headers, body }: Load): Promise<unknown> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : (body[0] ?? ''),
  });
  const text = await answer.text();
  const { data, errors } = JSON.parse(text);
  if (answer.status !== 200 || errors) throw new Error(`${url} answered ${answer.status}: ${text.slice(0, 1_000)}`);
  return data;
}

/** @throws Error naming both where two answers differ: then speed compares nothing */
export function assertSame(question: string, peer: string, ours: unknown, theirs: unknown): void {
  if (isDeepStrictEqual(ours, theirs)) return;
  throw new Error(
    `${question}: ${peer} answers otherwise.\nours:   ${JSON.stringify(ours).slice(0, 800)}\ntheirs: ${JSON.stringify(theirs).slice(0, 800)}`,
  );
}
