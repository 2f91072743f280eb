import { buildSchema } from 'graphql';
import { expect, it } from 'vitest';
import { describe, searchSchema } from './schema-words.ts';

it('tells the sentence of a description from the facts below it', () => {
  expect(describe('Who it is.\n\n@personal(category: "identity") @cost(points: 1, sizedBy: ["first"])')).toEqual({
    text: 'Who it is.',
    facts: ['@personal(category: "identity")', '@cost(points: 1, sizedBy: ["first"])'],
  });
  expect(describe('Use `@purpose`.\n\nAnd more.')).toEqual({ text: 'Use `@purpose`.\n\nAnd more.', facts: [] });
  expect(describe(null)).toEqual({ text: '', facts: [] });
});

it('finds names before descriptions, and what is called exactly so first', () => {
  const schema = buildSchema(`
    "Somebody with a city." type Contact { cityName: String city: String }
    type Query { "By place." contacts: Contact } enum Place { CITY }`);

  const found = searchSchema(schema, ' City ').map(({ type, field }) => `${type}.${field}`);

  expect(found).toEqual(['Contact.city', 'Place.CITY', 'Contact.cityName', 'Contact.null']);
  expect(searchSchema(schema, '  ')).toEqual([]);
});
