import { describe, expect, it } from 'vitest';
import { createI18n, LOCALES } from '../../i18n/i18n.ts';
import ar from '../../locales/ar.json' with { type: 'json' };
import de from '../../locales/de.json' with { type: 'json' };
import fr from '../../locales/fr.json' with { type: 'json' };
import { isWithheldReason, reasonSentence, reasonWord, WITHHELD_REASONS } from './reason.ts';

const CATALOGUES = { en: {}, de, fr, ar };

describe.each(LOCALES)('in %s', (locale) => {
  const i18n = createI18n(locale, CATALOGUES[locale]);

  it.each(WITHHELD_REASONS)('%s has a short word and a sentence', (reason) => {
    const word = reasonWord(i18n, reason);
    const sentence = reasonSentence(i18n, reason);

    expect(word.length).toBeGreaterThan(2);
    expect(word.length).toBeLessThan(30);
    expect(sentence.length).toBeGreaterThan(word.length);
  });

  it('a reason of a newer server is withheld all the same', () => {
    expect(isWithheldReason('MOON_PHASE')).toBe(false);
    expect(reasonWord(i18n, 'MOON_PHASE')).not.toContain('MOON');
    expect(reasonSentence(i18n, 'MOON_PHASE')).not.toContain('MOON');
  });
});
