import { COUNTRIES, findCountry } from '../../record/input/country.ts';
import { matchName } from '../../record/match-name.ts';

/** Languages in which files name countries, English first. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'sv', 'da', 'fi', 'cs', 'tr'];

/** Shorter names have neighbours by one letter: Mali and Malta, Niger and Nigeria. */
const SHORTEST_MISSPELT = 8;

let collected: ReadonlyMap<string, string> | null = null;

/**
 * The two letters of ISO 3166-1 that a cell means: a code, or a name in one of a dozen languages, also with one letter wrong
 * where no other name is as near. Null if it means no country.
 */
export function readCountry(text: string): string | null {
  const inside = /\(([^)]+)\)/.exec(text)?.[1] ?? '';
  const name = matchName(text);
  return findCountry(text) ?? findCountry(inside) ?? countryNames().get(name) ?? nearest(name);
}

function nearest(name: string): string | null {
  if (name.length < SHORTEST_MISSPELT) return null;
  const near = new Set<string>();
  for (const [other, code] of countryNames()) if (isOneLetterOff(name, other)) near.add(code);
  const [only] = near;
  return near.size === 1 && only ? only : null;
}

/** Whether one letter added, left out or exchanged makes one word of the other. */
function isOneLetterOff(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  return short.slice(short.length === long.length ? at + 1 : at) === long.slice(at + 1);
}

function countryNames(): ReadonlyMap<string, string> {
  collected ??= collectNames();
  return collected;
}

function collectNames(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const language of LANGUAGES) {
    const dictionary = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of COUNTRIES) {
      const name = matchName(dictionary.of(code) ?? '');
      // The first language wins where two call different countries by one name.
      if (name && !names.has(name)) names.set(name, code);
    }
  }
  return names;
}
