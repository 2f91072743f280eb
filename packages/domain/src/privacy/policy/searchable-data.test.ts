import { describe, expect, it } from 'vitest';
import { productCatalogue } from '../../database/catalogue/product-catalogue.ts';
import { POLICY_LANGUAGES } from './policy-words.ts';
import { searchableData } from './searchable-data.ts';

const CATALOGUE = productCatalogue();

describe('B9-AC1 what is searchable', () => {
  it('is told from what the columns declare: names, e-mail, job title, city, and nothing that is sealed', () => {
    const told = searchableData(CATALOGUE, 'en');
    expect(told[0]?.fields).toEqual([...['Full name', 'Given name', 'Family name', 'Job title', 'City', 'Country']]);
    expect(told.find(({ title }) => title === 'Your account')?.fields).toEqual(['Full name', 'Email']);
    expect(JSON.stringify(told)).not.toMatch(/birth date|body/i);
  });

  it.each(POLICY_LANGUAGES.filter((language) => language !== 'en'))('is told in words of its own in %s', (language) => {
    const [own, english] = [searchableData(CATALOGUE, language), searchableData(CATALOGUE, 'en')];

    expect(own.map(({ fields }) => fields.length)).toEqual(english.map(({ fields }) => fields.length));
    expect(own.map(({ title }) => title)).not.toEqual(english.map(({ title }) => title));
    expect(own.flatMap(({ fields }) => fields).filter((field) => /_|undefined/.test(field))).toEqual([]);
  });
});
