import { describe, expect, it } from 'vitest';
import arabic from './ar.json' with { type: 'json' };
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };
import french from './fr.json' with { type: 'json' };

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name).filter((name) => name && /^[a-z]/.test(name));

describe.each(Object.entries({ german, french, arabic }))('the %s catalogue', (_language, catalogue: Record<string, string>) => {
  it('says everything, with every value in its place', () => {
    expect(Object.keys(catalogue)).toEqual(Object.keys(english));
    expect(Object.entries(catalogue).filter(([, text]) => text === '')).toEqual([]);
    for (const [message, text] of Object.entries(catalogue))
      expect(new Set(placeholders(text))).toEqual(new Set(placeholders(message)));
  });
});
