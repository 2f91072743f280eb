import { buildSchema } from 'graphql';
import { expect, it } from 'vitest';
import { undeclaredBreaks } from './breaking-changes.ts';

const RELEASED = `
  enum Channel { MAIL FAX @deprecated(reason: "Nobody has one. Removed on 2026-05-01.") }
  type Query {
    name(first: Int): String
    fax: String @deprecated(reason: "Nobody has one. Removed on 2026-05-01.")
    channel: Channel
  }`;

function breaks(from: string, to: string, today = '2026-05-01'): string[] {
  expect(RELEASED).toContain(from);
  return undeclaredBreaks(buildSchema(RELEASED), buildSchema(RELEASED.replace(from, to)), today);
}

it('lets a schema grow', () => {
  expect(breaks('name(first: Int): String', 'name(first: Int, last: Int): String more: Int')).toEqual([]);
});

it('finds what a client would notice: a field, an argument or a value that is gone or takes more', () => {
  expect(breaks('name(first: Int): String', '')).toEqual(['Query.name was removed.']);
  expect(breaks('(first: Int)', '')).toEqual(['Query.name arg first was removed.']);
  expect(breaks('first: Int', 'first: Int!')).toEqual([expect.stringContaining('changed type from Int to Int!')]);
  expect(breaks('MAIL', '')).toEqual(['MAIL was removed from enum type Channel.']);
});

it('lets go what was deprecated until a day that has come, and not before', () => {
  const field = 'fax: String @deprecated(reason: "Nobody has one. Removed on 2026-05-01.")';
  const value = 'FAX @deprecated(reason: "Nobody has one. Removed on 2026-05-01.")';

  expect(breaks(field, '')).toEqual([]);
  expect(breaks(value, '')).toEqual([]);
  expect(breaks(field, '', '2026-04-30')).toEqual(['Query.fax was removed.']);
  expect(breaks(value, '', '2026-04-30')).toEqual(['FAX was removed from enum type Channel.']);
});
