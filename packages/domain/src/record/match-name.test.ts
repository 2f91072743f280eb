import { describe, expect, it } from 'vitest';
import { matchName } from './match-name.ts';

describe('a match name', () => {
  it.each([
    ['GTX Pro', 'GTXPro'],
    ['Müller & Söhne', 'MULLER SOHNE'],
    ['Straße 9', 'strasse-9'],
    ['ＡＣＭＥ', 'acme'],
    ['Łódź S.A.', 'lodz sa'],
    ['O’Neil', "O'Neil"],
    ['İstanbul', 'istanbul'],
  ])('is the same for %s and %s', (one, other) => {
    expect(matchName(one)).toBe(matchName(other));
  });

  it.each([
    ['GTX Basic', 'GTX Plus Basic'],
    ['MG 1', 'MG 2'],
    ['เก', 'เกี'],
    ['が', 'か'],
  ])('differs for %s and %s', (one, other) => {
    expect(matchName(one)).not.toBe(matchName(other));
  });

  it('of a name without letters is the name', () => {
    expect(matchName(' !!! ')).toBe('!!!');
  });
});
