import { describe, expect, it } from 'vitest';
import { closedList, TRANSLATORS } from '../../testing/closed-lists.ts';
import {
  delimiterWord,
  encodingName,
  IMPORT_OBJECTS,
  objectSentence,
  objectWord,
  originWord,
  outcomeTone,
  outcomeWord,
  runStateTone,
  runStateWord,
  trialWord,
} from './import-words.ts';

const RUN = 'import/import-run.entity.ts';
const LISTS = [
  [objectWord, closedList(RUN, 'IMPORT_OBJECTS')],
  [objectSentence, closedList(RUN, 'IMPORT_OBJECTS')],
  [runStateWord, closedList(RUN, "'state', ")],
  [outcomeWord, closedList(RUN, "'outcome', ")],
  [trialWord, closedList(RUN, "'outcome', ")],
  [originWord, closedList('contact/contact.entity.ts', 'COLLECTED_FROM')],
  [encodingName, closedList('import/read/text-encoding.ts', 'TEXT_ENCODINGS')],
  [delimiterWord, [',', ';', '\t', '|']],
] as const;

describe.each(TRANSLATORS)('the words of imports in $locale', (i18n) => {
  it.each(LISTS)('%o has its own for every code', (word, codes) => {
    const words = codes.map((code) => word(i18n, code));

    expect(words.every((text) => text !== '')).toBe(true);
    expect(new Set(words).size).toBe(codes.length);
    // What an object is, nobody can say of a new one; any other code is shown as it is.
    expect(['brand-new', '']).toContain(word(i18n, 'brand-new'));
  });

  it('tell a trial from what was done', () => {
    for (const outcome of ['created', 'updated', 'skipped', 'failed'])
      expect(trialWord(i18n, outcome)).not.toBe(outcomeWord(i18n, outcome));
  });
});

it('offers every object that can be imported', () => {
  expect([...IMPORT_OBJECTS].sort()).toEqual(closedList(RUN, 'IMPORT_OBJECTS').sort());
});

it('colours a failure red, never what went well', () => {
  expect([outcomeTone('failed'), runStateTone('failed')]).toEqual(['bad', 'bad']);
  expect([outcomeTone('created'), runStateTone('done')]).toEqual(['good', 'good']);
});
