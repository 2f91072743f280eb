import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import type { JournalEntry } from './journal-entry.ts';
import { JournalFiles } from './journal-files.ts';

let folder: string;
let journal: JournalFiles;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smartx-journal-'));
  journal = new JournalFiles(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const MONDAY = new Date('2026-06-15T10:00:00Z');
const TUESDAY = new Date('2026-06-16T10:00:00Z');

describe('B11-AC3 the journal beside the database', () => {
  it('keeps every entry once, in the order in which it came, day by day, and says up to when it is complete', async () => {
    const [first, second, third] = [departure(), departure(), departure()];

    await journal.append([first, second], MONDAY);
    const written = await journal.append([second, third], TUESDAY);
    await journal.append([], new Date('2026-06-16T10:01:00Z'));

    expect(written).toBe(1);
    expect((await readdir(folder)).sort()).toEqual(['head.json', ...daysOf('15', '16')]);
    expect(await new JournalFiles(folder).read()).toEqual({
      entries: [first, second, third],
      completeUntil: new Date('2026-06-16T10:01:00Z'),
    });
  });

  it('is nothing where it was never written, and goes on after a crash left half a line', async () => {
    expect(await journal.read()).toEqual({ entries: [], completeUntil: null });
    const [first, second] = [departure(), departure()];
    await journal.append([first], MONDAY);
    await appendFile(join(folder, daysOf('15')[0] ?? ''), '{"before":"00');

    expect((await journal.read()).entries).toEqual([first]);
    await journal.append([second], MONDAY);

    expect((await journal.read()).entries).toEqual([first, second]);
  });

  it.each([
    ['a line was changed', (lines: string[]) => lines.with(0, (lines[0] ?? '').replace('departure', 'key-revoked'))],
    [
      'an id was changed',
      (lines: string[]) => lines.with(1, (lines[1] ?? '').replace(/"memberId":"./, '"memberId":"9')),
    ],
    ['a line is gone', (lines: string[]) => lines.toSpliced(1, 1)],
    ['its end is gone', (lines: string[]) => lines.slice(0, -1)],
    ['two lines changed places', (lines: string[]) => [lines[1] ?? '', lines[0] ?? '', ...lines.slice(2)]],
  ])('is refused where %s', async (_case, change) => {
    await journal.append([departure('8'), departure('8'), departure('8')], MONDAY);
    const path = join(folder, daysOf('15')[0] ?? '');
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');

    await writeFile(path, `${change(lines).join('\n')}\n`);

    await expect(journal.read()).rejects.toThrow('its lines do not follow each other');
  });

  it('is refused where the last day is gone, and forgets the days that no backup needs', async () => {
    await journal.append([departure()], MONDAY);
    await journal.append([departure()], TUESDAY);
    const [monday = '', tuesday = ''] = daysOf('15', '16');
    const kept = await readFile(join(folder, tuesday), 'utf8');

    await rm(join(folder, tuesday));
    await expect(journal.read()).rejects.toThrow('its lines do not follow each other');
    await writeFile(join(folder, tuesday), kept);
    await journal.prune(new Date('2026-06-16T00:00:01Z'));

    expect((await readdir(folder)).includes(monday)).toBe(false);
    expect((await journal.read()).entries).toHaveLength(1);
    await journal.append([departure()], TUESDAY);
    expect((await journal.read()).entries).toHaveLength(2);
  });
});

function daysOf(...days: string[]): string[] {
  return days.map((day) => `journal-2026-06-${day}.jsonl`);
}

function departure(begin = '0'): JournalEntry {
  const memberId = `${begin}${newId().slice(1)}`;
  const common = { workspaceId: newId(), id: newId(), occurredAt: '2026-06-15T09:00:00+00:00' };
  return { ...common, kind: 'departure', body: { memberId } };
}
