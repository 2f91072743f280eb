import { expect, it } from 'vitest';
import { type DataRow, readDataRows } from './data-rows.ts';
import { inspectFile } from './inspect-file.ts';

it('a quote that swallows a large file is given up after a while, not kept in memory', async () => {
  const file = await read(Buffer.from(`name,note\nAna,a\nBo,"b\n${'Cy,c\n'.repeat(1_000_000)}`));

  expect(file.rows.map(({ line }) => line)).toEqual([2, 3]);
  expect(file.rows[1]?.problem?.reason).toContain('longer than');
});

it('a file made to keep the machine busy is looked at as fast as any other', async () => {
  const names = `${'@'.repeat(200_000)},${'1 '.repeat(100_000)}\n`;
  const line = `${'@'.repeat(490)},${'a@'.repeat(200)}\n`;
  const since = performance.now();

  const { columns, lineCount } = await read(Buffer.from(names + line.repeat(2_000)));

  expect([columns.length, lineCount]).toEqual([2, 2_000]);
  expect(performance.now() - since).toBeLessThan(15_000);
});

async function read(bytes: Buffer) {
  const open = async () => inPieces(bytes, 1009);
  const inspection = await inspectFile(open);
  const rows: DataRow[] = [];
  for await (const row of readDataRows(await open(), inspection.format, inspection.columns)) rows.push(row);
  return { ...inspection, rows };
}

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
