import type { Identifiers } from './identifiers.ts';

/** A word that stands alone: no letter or digit on either side, in any script. */
const ALONE = { before: '(?<![\\p{L}\\p{N}])', after: '(?![\\p{L}\\p{N}])' };

/** Shorter parts of a name ("de", "Li") are too common to be taken out of other sentences by themselves. */
const SHORTEST_PART = 3;
const SHORTEST_ADDRESS = 4;
const SHORTEST_NUMBER = 6;
const TELLING_DIGITS = 8;

/** What stands in a text where somebody was taken out of it. */
export const ERASED = '[erased]';

const NOBODY: Identifiers = { names: [], addresses: [] };

/** A place in a text, in UTF-16 units. */
export interface Passage {
  readonly from: number;
  readonly length: number;
}

/**
 * A text without the identifiers of a person: full names and their parts, e-mail addresses, phone numbers however they are
 * spaced, handles. It finds what is known and promises no more (B11-AC6). What `except` has too stays: a shared family name.
 */
export function redactText(
  text: string,
  identifiers: Identifiers,
  replacement = ERASED,
  except: Identifiers = NOBODY,
): string {
  return blackOut(text, findPassages(text, identifiers, except), replacement);
}

/** Where a text has the identifiers of a person, in their order and none of them over another; what `except` has too is left out. */
export function findPassages(text: string, identifiers: Identifiers, except: Identifiers = NOBODY): Passage[] {
  const spared = new Set(phrasesOf(except).map((phrase) => phrase.toLowerCase()));
  const phrases = phrasesOf(identifiers).filter((phrase) => !spared.has(phrase.toLowerCase()));
  const words = phrases.length === 0 ? [] : [...text.matchAll(patternOf(phrases))];
  const sparedNumbers = except.addresses.map(digitsOf);
  const numbers = identifiers.addresses
    .map(digitsOf)
    .filter((digits) => digits.length >= SHORTEST_NUMBER && !sparedNumbers.some((own) => isSameNumber(digits, own)));
  const found = numbers.length === 0 ? [] : [...text.matchAll(/(?:\(\+|[+(])?\d[\d\s().\-/]{3,}\d/g)];
  const theirs = found.filter(([number]) => numbers.some((one) => isSameNumber(digitsOf(number), one)));
  return joinPassages([...words, ...theirs].map(({ 0: whole, index }) => ({ from: index, length: whole.length })));
}

/** The same places in their order; those that lie over each other are one. */
export function joinPassages(passages: readonly Passage[]): Passage[] {
  const joined: Passage[] = [];
  for (const passage of [...passages].sort((one, other) => one.from - other.from)) {
    const last = joined.at(-1);
    const end = passage.from + passage.length;
    if (!last || last.from + last.length <= passage.from) joined.push(passage);
    else joined[joined.length - 1] = { from: last.from, length: Math.max(last.length, end - last.from) };
  }
  return joined;
}

/** A text in which something stands in the place of each passage; they are in their order and none lies over another. */
export function blackOut(text: string, passages: readonly Passage[], replacement: string): string {
  let at = 0;
  const parts: string[] = [];
  for (const { from, length } of passages) {
    parts.push(text.slice(at, from), replacement);
    at = from + length;
  }
  return parts.join('') + text.slice(at);
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
