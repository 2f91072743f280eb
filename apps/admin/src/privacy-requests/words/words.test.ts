import { describe, expect, it } from 'vitest';
import { closedList, ENGLISH, TRANSLATORS } from '../../testing/closed-lists.ts';
import { correctableWord, outcomeWord, restrictionWord } from './decision-words.ts';
import { eventWord, proofWord, relationWord } from './place-words.ts';
import {
  channelWord,
  groundWord,
  REFUSAL_GROUNDS,
  REQUEST_KINDS,
  regimeName,
  rightArticle,
  rightWord,
  stateTone,
  stateWord,
} from './request-words.ts';

const ENTITY = 'privacy/request/privacy-request.entity.ts';
const LISTS = [
  ['REQUEST_KINDS', rightWord],
  ['REQUEST_STATES', stateWord],
  ['REFUSAL_GROUNDS', groundWord],
  ['REQUEST_CHANNELS', channelWord],
  ['DECISIONS', outcomeWord],
] as const;

const WORDS = [rightWord, stateWord, groundWord, channelWord, eventWord, proofWord, relationWord];

describe.each(TRANSLATORS)('what the law and the desk call it, in $locale', (i18n) => {
  it.each(LISTS)('has words for every code of %s, each its own', (list, word) => {
    const codes = closedList(ENTITY, list);
    const words = codes.map((code) => word(i18n, code));

    expect(words.filter((text, index) => text === '' || (text.includes('-') && text === codes[index]))).toEqual([]);
    expect(new Set(words).size).toBe(codes.length);
    if (i18n !== ENGLISH) expect(words).not.toEqual(codes.map((code) => word(ENGLISH, code)));
  });

  it('has words for every ground of a restriction, and every value that can be corrected', () => {
    const grounds = closedList('privacy/subject/data-subject.entity.ts', 'RESTRICTION_GROUNDS');
    const fields = closedList('privacy/request/rights/correction-item.entity.ts', 'CORRECTABLE_FIELDS');

    for (const ground of grounds) expect(restrictionWord(i18n, ground)).not.toBe(ground);
    for (const field of fields) expect(correctableWord(i18n, field)).not.toBe(field);
  });

  it('says of a complaint that it came in, and not that a proof is waited for', () => {
    const [complaint, copy] = ['complaint', 'access'].map((kind) => stateWord(i18n, 'awaiting-verification', kind));
    expect([complaint, copy]).toEqual([stateWord(i18n, 'received'), stateWord(i18n, 'awaiting-verification')]);
  });

  it('shows what a newer server invents as it is', () => {
    for (const word of [...WORDS, outcomeWord, restrictionWord, correctableWord])
      expect(word(i18n, 'brand-new')).toBe('brand-new');
  });
});

describe('the lists that the console offers', () => {
  it('are those of the law that the domain knows', () => {
    expect([...REQUEST_KINDS].sort()).toEqual(closedList(ENTITY, 'REQUEST_KINDS').sort());
    expect([...REFUSAL_GROUNDS].sort()).toEqual(closedList(ENTITY, 'REFUSAL_GROUNDS').sort());
  });

  it('name the article of a right, the law of a request, and colour what is over', () => {
    expect(['access', 'erasure', 'objection', 'marketing-stop'].map(rightArticle)).toEqual([
      'GDPR Art. 15',
      'GDPR Art. 17',
      'GDPR Art. 21',
      'GDPR Art. 21(2)',
    ]);
    expect(rightArticle('complaint')).toBe('');
    expect(closedList(ENTITY, 'REQUEST_REGIMES').filter((regime) => regimeName(regime) === regime)).toEqual([]);
    expect(['carried-out', 'refused', 'awaiting-approval', 'received'].map(stateTone)).toEqual([
      'good',
      'bad',
      'accent',
      'quiet',
    ]);
  });
});
