import { describe, expect, it } from 'vitest';
import { productCatalogue } from '../../database/catalogue/product-catalogue.ts';
import type { CatalogueColumn, CatalogueTable } from '../catalogue.ts';
import { POLICY_LANGUAGES } from '../policy/policy-words.ts';
import { subjectPathOf } from '../reach/subject-paths.ts';
import { isImpersonal, isTechnical, reasonNotExported, tellingColumns } from './copy-columns.ts';
import { codeOf, copyWords, hasLabel, labelOf, titleOf } from './copy-words.ts';

const CATALOGUE = productCatalogue();
const REACHING = CATALOGUE.filter((table) => subjectPathOf(table).kind !== 'none');

describe.each(POLICY_LANGUAGES)('B12-AC4 a copy in %s', (language) => {
  const words = copyWords(language);

  it('has a title of its own for every table that reaches people', () => {
    const missing = REACHING.filter(({ table }) => words.titles[table] === undefined).map(({ table }) => table);
    const titles = REACHING.map((table) => titleOf(table, words));

    expect(missing).toEqual([]);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('has a word for every column that it can show, and never one word for two columns of a table', () => {
    const missing = REACHING.flatMap((table) => shownNames(table).filter((name) => !hasLabel(name, words)));
    const twice = REACHING.flatMap((table) => {
      // One value lies in clear, sealed, as a text or a number: that these are called alike is meant.
      const names = shownNames(table).filter((name) => !/(?:Value|Sealed)$/.test(name) && name !== 'definition.label');
      const labels = names.map((name) => labelOf(name, words));
      return names
        .filter((name, index) => labels.indexOf(labelOf(name, words)) !== index)
        .map((name) => `${table.table}.${name}`);
    });

    expect([...new Set(missing)]).toEqual([]);
    expect(twice).toEqual([]);
  });

  it('says nothing in English where it has words of its own', () => {
    const english = copyWords('en');
    const same = Object.entries(words.titles).filter(([table, title]) => english.titles[table] === title);

    expect(same).toHaveLength(language === 'en' ? Object.keys(words.titles).length : 0);
    expect(Object.keys(words.titles)).toEqual(Object.keys(english.titles));
  });
});

it('says closed words as people do, and leaves the same word alone where somebody typed it', () => {
  const german = copyWords('de');

  expect(codeOf('event', 'given', german)).toBe('erteilt');
  expect(codeOf('note', 'given', german)).toBe('given');
  expect(codeOf('purpose', 'RIGHTS_HANDLING', german)).toBe('Beantwortung von Datenschutzanfragen');
});

function shownNames({ columns }: CatalogueTable): string[] {
  const shown = columns.filter((column) => reasonNotExported(column) === null);
  return [...shown.filter((column) => !isTechnical(column)).map(({ property }) => property), ...shown.flatMap(linked)];
}

function linked({ isLink, linksTo, property }: CatalogueColumn): string[] {
  const target = CATALOGUE.find(({ table }) => isLink && table === linksTo);
  if (!target || !isImpersonal(target)) return [];
  // What a custom field is made of stands in the files for machines alone.
  const telling = tellingColumns(target).filter(() => property !== 'definition');
  return telling.map((column) => `${property}.${column.property}`);
}
