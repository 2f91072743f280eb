import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type CsvRow, readCsvRows } from './csv-rows.ts';

async function* pieces(...texts: string[]): AsyncGenerator<string> {
  yield* texts;
}

async function rowsOf(reading: AsyncIterable<CsvRow>): Promise<CsvRow[]> {
  const rows: CsvRow[] = [];
  for await (const row of reading) rows.push(row);
  return rows;
}

describe('the rows of a file', () => {
  it('can be left in the middle, as a preview does, without bringing down the process', async () => {
    const uncaught: unknown[] = [];
    const note = (error: unknown) => uncaught.push(error);
    process.on('uncaughtException', note);
    onTestFinished(() => void process.off('uncaughtException', note));
    const file = Array.from({ length: 36 }, (_, index) => `name ${index},${index}\n`).join('');
    let seen = 0;

    for await (const row of readCsvRows(pieces(file), ',')) {
      expect(row.cells).toEqual([`name ${seen}`, `${seen}`]);
      if (++seen === 20) break;
    }
    await setTimeout(50);

    expect(uncaught).toEqual([]);
  });

  it('pass on what goes wrong with the file itself', async () => {
    async function* breaking(): AsyncGenerator<string> {
      yield 'a,b\n';
      throw new Error('the disk is gone');
    }

    const reading = rowsOf(readCsvRows(breaking(), ','));

    await expect(reading).rejects.toThrow('the disk is gone');
  });

  it('name the line on which a quote is opened and never closed', async () => {
    const rows = await rowsOf(readCsvRows(pieces('a,b\n', 'c,"d\n', 'e,f\n'), ','));

    expect(rows.map(({ line, problem }) => [line, problem === null])).toEqual([
      [1, true],
      [2, false],
    ]);
  });
});
