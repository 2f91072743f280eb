import { describe, expect, it } from 'vitest';
import { closedList, ENGLISH, TRANSLATORS } from '../testing/closed-lists.ts';
import { CONSENT_CHANNELS, CONSENT_EVENTS, channelWord, eventWord } from './consent-words.ts';

const LEDGER = 'privacy/consent/consent-event.entity.ts';

describe('the words of the consent ledger', () => {
  it('know every event and every channel of the product', () => {
    expect([...CONSENT_EVENTS]).toEqual(closedList(LEDGER, 'CONSENT_EVENTS'));
    expect([...CONSENT_CHANNELS]).toEqual(closedList(LEDGER, 'CONSENT_CHANNELS'));
  });

  it('are words in every language, and no two events share one', () => {
    for (const i18n of TRANSLATORS) {
      const words = CONSENT_EVENTS.map((event) => eventWord(i18n, event));
      expect(new Set(words).size).toBe(CONSENT_EVENTS.length);
      expect(words).not.toContain('');
    }
    expect(CONSENT_CHANNELS.map((channel) => channelWord(ENGLISH, channel))).not.toContain('any');
  });
});
