import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { addClaim, liveClaims, oneAtATime } from './claims.ts';

const NO_SUCH_PROCESS = JSON.stringify({ pid: 2 ** 30, startedAt: '', role: 'server' });

it('counts the claim of a process that runs until it is taken back', () => {
  const folder = givenFolder();

  const dropClaim = addClaim(folder, 'server');

  expect(liveClaims(folder)).toMatchObject([{ pid: process.pid, role: 'server' }]);
  dropClaim();
  expect(liveClaims(folder)).toEqual([]);
});

it('clears away the claims of dead processes and of those that died while writing one', () => {
  const folder = givenFolder();
  mkdirSync(join(folder, 'claims'));
  writeFileSync(join(folder, 'claims', 'dead.json'), NO_SUCH_PROCESS);
  writeFileSync(join(folder, 'claims', 'cut.json'), '{"pid":');

  expect(liveClaims(folder)).toEqual([]);
  expect(readdirSync(join(folder, 'claims'))).toEqual([]);
});

it('does not take a later process with the same number for the one that died', () => {
  const folder = givenFolder();
  mkdirSync(join(folder, 'claims'));
  writeFileSync(
    join(folder, 'claims', 'old.json'),
    JSON.stringify({ pid: process.pid, startedAt: 'another day', role: 'server' }),
  );

  expect(liveClaims(folder)).toEqual([]);
});

it('lets one at a time work on a cluster', async () => {
  const folder = givenFolder();
  const order: string[] = [];
  const work = (name: string) =>
    oneAtATime(folder, async () => {
      order.push(`${name} in`);
      await Promise.resolve();
      order.push(`${name} out`);
    });

  await Promise.all([work('a'), work('b')]);

  expect(order).toEqual(['a in', 'a out', 'b in', 'b out']);
});

it('takes over the lock of a process that was killed', async () => {
  const folder = givenFolder();
  writeFileSync(join(folder, 'opening.lock'), NO_SUCH_PROCESS);

  await expect(oneAtATime(folder, async () => 'done')).resolves.toBe('done');
});

function givenFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'smartx-claims-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
