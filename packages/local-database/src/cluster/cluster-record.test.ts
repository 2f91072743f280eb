import { expect, it } from 'vitest';
import { newRecord, parseRecord } from './cluster-record.ts';

const PATH = '.smartx/database/database.json';

it('reads back what it wrote', () => {
  const record = newRecord(18, 54_321, null);

  expect(parseRecord(JSON.stringify(record), PATH)).toEqual(record);
});

it('gives every role its own random password', () => {
  const { passwords } = newRecord(18, 54_321, null);

  expect(new Set(Object.values(passwords)).size).toBe(4);
});

it.each(['', '{', '[]', 'null', '{"format":1}', '{"format":1,"major":18,"port":"x"}'])(
  'names a broken record: %j',
  (text) => {
    expect(() => parseRecord(text, PATH)).toThrow(
      expect.objectContaining({ code: 'BROKEN_DATA_FOLDER', message: expect.stringContaining(PATH) }),
    );
  },
);

it('says that a newer SmartX wrote the folder instead of calling it broken', () => {
  expect(() => parseRecord('{"format":2,"other":true}', PATH)).toThrow(
    expect.objectContaining({ code: 'NEWER_DATA_FOLDER' }),
  );
});
