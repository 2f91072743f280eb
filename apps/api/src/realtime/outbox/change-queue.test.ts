import { expect, it } from 'vitest';
import { ChangeQueue } from './change-queue.ts';

it('A slow subscriber gets each record once, and for too many of them one word for all', async () => {
  const queue = new ChangeQueue();
  const change = (n: number) => ({ type: 'company', id: String(n) });

  queue.put([change(1), change(2)]);
  queue.put([change(1)]);
  const few = await queue.take();
  for (let n = 0; n <= 1_000; n++) queue.put([change(n)]);
  const many = await queue.take();
  const waiting = queue.take();
  queue.close();

  expect(few).toEqual([change(1), change(2)]);
  expect(many).toBeNull();
  expect(await waiting).toBeUndefined();
});
