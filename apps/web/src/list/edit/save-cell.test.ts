import type { UserErrorFields } from '@smartx/client';
import { describe, expect, it, vi } from 'vitest';
import { type CellChange, type CellSource, saveCell } from './save-cell.ts';

const CELL: CellChange = { id: 'com_1', name: 'city', base: 'Lyon', value: 'Paris', version: 1 };
const STALE = [
  { __typename: 'VersionConflict', code: 'STALE_VERSION', message: 'Changed.', path: null, currentVersion: 9 },
] as const;
const TOO_LONG: UserErrorFields = {
  ...{ __typename: 'InvalidInput', code: 'INVALID_INPUT', message: 'Refused.', path: null },
  fields: [{ __typename: 'FieldProblemType', path: 'city', message: 'Too long.' }],
};

/** A record on the server that only takes what was made of its newest version. */
function server(now: { city: string; version: number } | null) {
  const update = vi.fn(async (cell: CellChange): Promise<readonly UserErrorFields[]> => {
    if (cell.version !== now?.version) return [...STALE];
    now = { city: cell.value, version: cell.version + 1 };
    return [];
  });
  const source: CellSource = {
    update,
    reload: async () => now && { version: now.version, values: { city: now.city } },
  };
  return { source, update, city: () => now?.city };
}

function talk(answer: string | null = null) {
  return { gone: 'It is gone.', tooBusy: 'Try again.', decide: vi.fn(async () => answer) };
}

describe('a cell', () => {
  it('is saved once where nobody else changed the record', async () => {
    const { source, update, city } = server({ city: 'Lyon', version: 1 });

    await saveCell(source, CELL, talk());

    expect(city()).toBe('Paris');
    expect(update).toHaveBeenCalledExactlyOnceWith(CELL);
  });

  it('is saved on top of what somebody changed in other fields, without a question', async () => {
    const { source, city } = server({ city: 'Lyon', version: 7 });
    const words = talk();

    await saveCell(source, CELL, words);

    expect(city()).toBe('Paris');
    expect(words.decide).not.toHaveBeenCalled();
  });

  it('asks with mine, theirs and what was before where somebody changed the same field, and saves what was chosen', async () => {
    const { source, city } = server({ city: 'Nantes', version: 2 });
    const words = talk('Paris');

    await saveCell(source, CELL, words);

    expect(words.decide).toHaveBeenCalledExactlyOnceWith({
      ...{ name: 'city', base: 'Lyon', theirs: 'Nantes', mine: 'Paris' },
    });
    expect(city()).toBe('Paris');
  });

  it('sends nothing more where theirs stays', async () => {
    const { source, update, city } = server({ city: 'Nantes', version: 2 });

    await saveCell(source, CELL, talk('Nantes'));

    expect(city()).toBe('Nantes');
    expect(update).toHaveBeenCalledTimes(1);
  });

  it('overwrites nothing where nothing was decided', async () => {
    const { source, city } = server({ city: 'Nantes', version: 2 });

    await expect(saveCell(source, CELL, talk(null))).rejects.toThrow('');

    expect(city()).toBe('Nantes');
  });

  it('says why it was refused, and that its record is gone', async () => {
    const refusing: CellSource = { update: async () => [TOO_LONG], reload: async () => null };

    await expect(saveCell(refusing, CELL, talk())).rejects.toThrow('Too long.');
    await expect(saveCell(server(null).source, CELL, talk())).rejects.toThrow('It is gone.');
  });

  it('gives up on a record that never stands still', async () => {
    const restless: CellSource = {
      update: async () => [...STALE],
      reload: async () => ({ version: 9, values: { city: 'Lyon' } }),
    };

    await expect(saveCell(restless, CELL, talk())).rejects.toThrow('Try again.');
  });
});
