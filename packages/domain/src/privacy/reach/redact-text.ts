import type { Identifiers } from './identifiers.ts';

/** A word that stands alone: no letter or digit on either side, in any script. */
const ALONE = { before: '(?<![\\p{L}\\p{N}])', after: '(?![\\p{L}\\p{N}])' };

/** Shorter parts of a name ("de", "Li") are too common to be taken out of other sentences by themselves. */
const SHORTEST_PART = 3;
const SHORTEST_ADDRESS = 4;
const SHORTEST_NUMBER = 6;
const TELLING_DIGITS = 8;
const NOBODY: Identifiers = { names: [], addresses: [] };

/**
 * A text without the identifiers of a person: full names and their parts, e-mail addresses, phone numbers however they are
 * spaced, handles. It finds what is known and promises no more (B11-AC6). What `except` has too stays: a shared family name.
 */
export function redactText(
  text: string,
  identifiers: Identifiers,
  replacement = '[erased]',
  except: Identifiers = NOBODY,
): string {
  const spared = new Set(phrasesOf(except).map((phrase) => phrase.toLowerCase()));
  const phrases = phrasesOf(identifiers).filter((phrase) => !spared.has(phrase.toLowerCase()));
  const withoutWords = phrases.length === 0 ? text : text.replaceAll(patternOf(phrases), replacement);
  const numbers = identifiers.addresses.map(digitsOf).filter((digits) => digits.length >= SHORTEST_NUMBER);
  if (numbers.length === 0) return withoutWords;
  return withoutWords.replaceAll(/(?:\(\+|[+(])?\d[\d\s().\-/]{3,}\d/g, (found) =>
    numbers.some((number) => isSameNumber(digitsOf(found), number)) ? replacement : found,
  );
}

/** Whether a text names the person by something that is theirs alone: an address or the full name. */
export function mentions(text: string, { names, addresses }: Identifiers): boolean {
  const full = { names: [], addresses: [...addresses, ...names.filter((name) => /\S\s+\S/.test(name))] };
  return redactText(text, full, '') !== text;
}

function phrasesOf({ names, addresses }: Identifiers): string[] {
  const parts = names.flatMap((name) => name.split(/\s+/)).filter((part) => part.length >= SHORTEST_PART);
  const words = [...names.filter((name) => name.length >= SHORTEST_PART), ...parts];
  const known = addresses.filter((address) => address.length >= SHORTEST_ADDRESS);
  const all = [...words, ...words.map(withoutAccents), ...known];
  // The longest first, so that a full name goes as one.
  return [...new Set(all)].sort((one, other) => other.length - one.length);
}

function patternOf(phrases: readonly string[]): RegExp {
  const alternatives = phrases.map((phrase) => phrase.split(/\s+/).map(escapePattern).join('\\s+'));
  return new RegExp(`${ALONE.before}(?:${alternatives.join('|')})${ALONE.after}`, 'giu');
}

function escapePattern(text: string): string {
  return text.replaceAll(/[\^$.*+?()[\]{}|/\\]/g, '\\$&');
}

function withoutAccents(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '');
}

function digitsOf(text: string): string {
  // An address with letters is no phone number, whatever digits are in it.
  return /\p{L}/u.test(text) ? '' : text.replaceAll(/\D/g, '');
}

/** The same number with or without country code: the last eight digits tell. */
function isSameNumber(one: string, other: string): boolean {
  const [short, long] = [one, other].map((digits) => digits.replace(/^0+/, '')).sort((a, b) => a.length - b.length);
  if (!short || !long || short.length < SHORTEST_NUMBER) return false;
  return long.endsWith(short) || (short.length >= TELLING_DIGITS && long.endsWith(short.slice(-TELLING_DIGITS)));
}
