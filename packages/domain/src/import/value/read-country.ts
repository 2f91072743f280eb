import { matchName } from '../../record/match-name.ts';
import { COUNTRY_CODES, NAMING_LANGUAGES, OTHER_NAMES } from './country-names.ts';

let known: ReadonlyMap<string, string> | null = null;

/** Shorter names have neighbours by one letter: Mali and Malta, Niger and Nigeria. */
const SHORTEST_MISSPELT = 8;

/**
 * The two letters of ISO 3166-1 that a text means: a code, or a name in one of a dozen languages, also with one letter wrong
 * where no other name is as near. Null if it means no country.
 */
export function readCountry(text: string): string | null {
  const names = countryNames();
  const [plain = ''] = text.split('(');
  const inside = /\(([^)]+)\)/.exec(text)?.[1] ?? '';
  for (const spelling of [text, plain, inside]) {
    const found = names.get(matchName(spelling)) ?? names.get(plainName(spelling));
    if (found) return found;
  }
  return nearest(matchName(text), names);
}

function plainName(text: string): string {
  return matchName(
    text
      .replace(/\bthe\b/gi, '')
      .replace(/\bsaint\b/gi, 'St')
      .replace(/&/g, ' and '),
  );
}

function nearest(name: string, names: ReadonlyMap<string, string>): string | null {
  if (name.length < SHORTEST_MISSPELT) return null;
  const near = new Set<string>();
  for (const [other, code] of names) if (isOneLetterOff(name, other)) near.add(code);
  const [only] = near;
  return near.size === 1 && only ? only : null;
}

/** Whether one letter added, left out or exchanged makes one word of the other. */
function isOneLetterOff(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  return short.length === long.length
    ? short.slice(at + 1) === long.slice(at + 1)
    : short.slice(at) === long.slice(at + 1);
}

function countryNames(): ReadonlyMap<string, string> {
  known ??= collectNames();
  return known;
}

function collectNames(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const codes = COUNTRY_CODES.split(' ');
  for (const language of NAMING_LANGUAGES) {
    const dictionary = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of codes) {
      const name = dictionary.of(code);
      // The first language wins where two call different countries by one name.
      for (const spelling of name ? [matchName(name), plainName(name)] : [])
        if (!names.has(spelling)) names.set(spelling, code);
    }
  }
  for (const [name, code] of Object.entries(OTHER_NAMES)) names.set(matchName(name), code);
  for (const code of codes) names.set(code.toLowerCase(), code);
  return names;
}
