import { describe, expect, it } from 'vitest';
import ar from './ar.json' with { type: 'json' };
import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

const placeholders = (message: string) => [...new Set(message.match(/\{\w+(?=[,}])/g))].sort();

describe.each(Object.entries({ de, fr, ar }))('the CRM in %s', (_locale, catalogue: Record<string, string>) => {
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
