import { createI18n } from '@smartx/ui/i18n';
import { describe, expect, it } from 'vitest';
import ar from './ar.json' with { type: 'json' };
import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

const placeholders = (message: string) => [...new Set(message.match(/\{\w+(?=[,}])/g))].sort();

describe.each(Object.entries({ de, fr, ar }))('the console in %s', (_locale, catalogue: Record<string, string>) => {
  it('says everything that the English one says', () => {
    const missing = Object.keys(en).filter((message) => !catalogue[message]);

    expect(missing).toEqual([]);
  });

  it('keeps every placeholder', () => {
    const changed = Object.keys(en).filter(
      (message) => placeholders(message).join() !== placeholders(catalogue[message] ?? '').join(),
    );

    expect(changed).toEqual([]);
  });
});

it('counts in each language by its own rules', () => {
  const message = '{count, plural, one {Import # company} other {Import # companies}}';

  expect(createI18n('de', de).t(message, { count: 1 })).toBe('1 Firma importieren');
  expect(createI18n('fr', fr).t(message, { count: 8800 })).toMatch(/^Importer 8.800 entreprises$/);
  expect(createI18n('ar', ar).t(message, { count: 2 })).toBe('استيراد شركتين');
});
