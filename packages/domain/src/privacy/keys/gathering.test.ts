import { expect, it } from 'vitest';
import { Gathering } from './gathering.ts';

it('Who comes while something is being made is served together by the next making, and nobody by a failed one', async () => {
  const gathering = new Gathering();
  const made: string[][] = [];
  const first = Promise.withResolvers<void>();
  const make = async (ids: readonly string[]) => {
    made.push([...ids]);
    if (made.length === 1) await first.promise;
    if (ids.includes('bad')) throw new Error('not made');
  };

  const one = gathering.join('keys', ['a'], make);
  const others = [gathering.join('keys', ['b'], make), gathering.join('keys', ['c', 'd'], make)];
  const elsewhere = gathering.join('other keys', ['e'], make);
  await elsewhere;
  first.resolve();
  await Promise.all([one, ...others]);
  const failing = [gathering.join('keys', ['bad'], make), gathering.join('keys', ['f'], make)];
  const outcomes = await Promise.allSettled(failing);

  expect(made).toEqual([['a'], ['e'], ['b', 'c', 'd'], ['bad'], ['f']]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
});
