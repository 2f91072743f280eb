import { ERASED, type Passage } from '../../../reach/redact-text.ts';
import type { LookedFor } from '../looked-for.ts';
import { isFullName } from './certain-mentions.ts';
import { foldings, isOneSlipApart, type Word, wordsOf } from './fold-word.ts';
import { numberMentions } from './number-mentions.ts';
import { quotedBlocks } from './quoted-blocks.ts';
import { isShortFor } from './short-names.ts';

/** Why a place may mean the person. */
export const MENTION_CAUSES = [
  'shared',
  'spelling',
  'misspelt',
  'initials',
  'nickname',
  'part-of-name',
  'number',
  'handle',
  'quoted',
  'signature',
  'marked',
] as const;

/** A cause of {@link MENTION_CAUSES}. */
export type MentionCause = (typeof MENTION_CAUSES)[number];

/** A place that may mean the person, and why. */
export interface Mention extends Passage {
  readonly cause: MentionCause;
}

/** How near a text is to the person. */
export interface Nearness {
  /** It is of their company or deal, or names them. */
  readonly isNear: boolean;
  /** What they were named by was taken out of it. */
  readonly wasNamed: boolean;
}

interface Hint {
  readonly from: number;
  readonly end: number;
  readonly cause: MentionCause;
}

/** Shorter words are one slip away from too many others. */
const SHORTEST_TO_SLIP = 5;
const SHORTEST_PART = 3;
const SHORTEST_HANDLE = 4;
/** Mailboxes that say nothing about who reads them. */
const MAILBOXES = ['info', 'office', 'mail', 'contact', 'kontakt', 'sales', 'support', 'hello', 'admin', 'team'];

/**
 * Where a text probably means the person (B11-AC6): a helper for whoever looks, never a promise. In a text that is near them, of
 * their company or deal or with them for certain, a part of the name is enough; elsewhere it takes two parts or an address.
 */
export function probableMentions(text: string, lookedFor: LookedFor, { isNear, wasNamed }: Nearness): Mention[] {
  const words = wordsOf(text);
  const found = [
    ...sharedValues(text, lookedFor),
    ...numberMentions(text, lookedFor, isNear),
    ...handles(text, words, lookedFor),
    ...lookedFor.names.filter(isFullName).flatMap((name) => namesLike(text, words, name, isNear)),
  ];
  const mentions = withoutOverlap(found);
  return withBlocks(text, mentions, wasNamed);
}

/** What somebody else has too, exactly as it is. */
function sharedValues(text: string, { shared }: LookedFor): Hint[] {
  const lower = text.toLowerCase();
  return shared.flatMap((value) =>
    placesOf(lower, value.toLowerCase()).map((place) => ({ ...place, cause: 'shared' })),
  );
}

function placesOf(text: string, value: string): { from: number; end: number }[] {
  const places: { from: number; end: number }[] = [];
  if (value.length < SHORTEST_PART) return places;
  for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + value.length))
    places.push({ from: at, end: at + value.length });
  return places;
}

/** The name at which somebody is reached, without where: `@ana.r`, or what stands before the sign of an e-mail address. */
function handles(text: string, words: readonly Word[], { addresses }: LookedFor): Hint[] {
  const known = new Set(
    addresses
      .filter((address) => !/\s/.test(address) && /\p{L}/u.test(address) && !address.includes('://'))
      .map((address) => bare(address.replace(/^@/, '').split('@')[0] ?? ''))
      .filter((handle) => handle.length >= SHORTEST_HANDLE && !MAILBOXES.includes(handle)),
  );
  if (known.size === 0) return [];
  return words.flatMap((word, index) => {
    // “ana.ruiz” and “ana_ruiz” are two words of a text.
    const next = words[index + 1];
    const pair = next && /^[._]$/.test(text.slice(word.end, next.from)) ? bare(word.text + next.text) : '';
    if (known.has(bare(word.text))) return [{ from: word.from, end: word.end, cause: 'handle' }];
    return next && known.has(pair) ? [{ from: word.from, end: next.end, cause: 'handle' }] : [];
  });
}

function bare(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** A full name as others write it, and its parts where they are enough. */
function namesLike(text: string, words: readonly Word[], name: string, isNear: boolean): Hint[] {
  const parts = wordsOf(name).map((part) => part.text);
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return [];
  const likes = words.map((word) => ({ word, first: likeFirst(word.text, first), last: likePart(word.text, last) }));
  const pairs = likes.flatMap((one, index): Hint[] => {
    const next = likes[index + 1];
    if (!next || !isBeside(text, one.word, next.word)) return [];
    const causes =
      one.first && next.last ? [one.first, next.last] : one.last && next.first ? [one.last, next.first] : [];
    return causes.length === 0 ? [] : [{ from: one.word.from, end: next.word.end, cause: weaker(causes) }];
  });
  const initials = initialsOf(text, first, last);
  if (!isNear) return pairs;
  const inner = parts.slice(1, -1).filter((part) => part.length >= SHORTEST_PART);
  const alone = likes.flatMap(({ word, first: asFirst, last: asLast }): Hint[] => {
    const cause = strongEnough(word.text, asLast) ?? strongEnough(word.text, asFirst) ?? middle(word.text, inner);
    return cause ? [{ from: word.from, end: word.end, cause }] : [];
  });
  return [...pairs, ...alone, ...initials];
}

/** A single letter says something beside the other part of the name alone. */
function strongEnough(word: string, cause: MentionCause | null): MentionCause | null {
  return cause === 'initials' || word.length < SHORTEST_PART ? null : cause;
}

function middle(word: string, parts: readonly string[]): MentionCause | null {
  for (const part of parts) {
    const cause = likePart(word, part);
    if (cause && cause !== 'initials') return cause;
  }
  return null;
}

function likeFirst(word: string, first: string): MentionCause | null {
  const cause = likePart(word, first);
  if (cause) return cause;
  // A word that begins small is hardly a name.
  if (!isCapital(word)) return null;
  const [one, names] = [foldings(word), foldings(first)];
  return one.some((text) => names.some((name) => isShortFor(text, name))) ? 'nickname' : null;
}

/** How a word is like a part of a name: the same, spelled otherwise, a slip of it, or its first letter. */
function likePart(word: string, part: string): MentionCause | null {
  if (word.toLowerCase() === part.toLowerCase()) return 'part-of-name';
  if (word.length === 1)
    return isCapital(word) && part.toLowerCase().startsWith(word.toLowerCase()) ? 'initials' : null;
  const [words, parts] = [foldings(word), foldings(part)];
  if (words.some((one) => parts.includes(one))) return 'spelling';
  const isSlip = words.some(
    (one) => one.length >= SHORTEST_TO_SLIP && parts.some((other) => other.length >= 4 && isOneSlipApart(one, other)),
  );
  return isSlip ? 'misspelt' : null;
}

function isCapital(word: string): boolean {
  const [letter = ''] = word;
  return letter === letter.toUpperCase();
}

/** “A. R.”, “A.R.” and “AR”, written large. */
function initialsOf(text: string, first: string, last: string): Hint[] {
  const [one, other] = [first[0]?.toUpperCase() ?? '', last[0]?.toUpperCase() ?? ''];
  if (!/^\p{L}$/u.test(one) || !/^\p{L}$/u.test(other)) return [];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${one}(?:\\.\\s?)?${other}\\.?(?![\\p{L}\\p{N}])`, 'gu');
  return [...text.matchAll(pattern)].map(({ 0: run, index }) => ({
    ...{ from: index, end: index + run.length, cause: 'initials' },
  }));
}

/** Two words of a name: nothing but a space, a point or a comma is between them. */
function isBeside(text: string, one: Word, other: Word): boolean {
  return /^[.,]?\s{0,2}$/.test(text.slice(one.end, other.from));
}

function weaker(causes: readonly MentionCause[]): MentionCause {
  return MENTION_CAUSES.find((cause) => cause !== 'part-of-name' && causes.includes(cause)) ?? 'part-of-name';
}

/** The longest of those that lie over each other. */
function withoutOverlap(hints: readonly Hint[]): Mention[] {
  const byLength = [...hints].sort(
    (one, other) => other.end - other.from - (one.end - one.from) || one.from - other.from,
  );
  const kept: Hint[] = [];
  for (const hint of byLength) if (!kept.some((one) => one.from < hint.end && hint.from < one.end)) kept.push(hint);
  return kept
    .sort((one, other) => one.from - other.from)
    .map(({ from, end, cause }) => ({ from, length: end - from, cause }));
}

/** B11-AC7: what the person wrote and somebody quoted, and the signature below it, are put forward as a whole. */
function withBlocks(text: string, mentions: readonly Mention[], wasNamed: boolean): Mention[] {
  const blocks = quotedBlocks(text).filter(
    ({ from, headEnd }) =>
      mentions.some((one) => one.from >= from && one.from < headEnd) ||
      (wasNamed && text.slice(from, headEnd).includes(ERASED)),
  );
  if (blocks.length === 0) return [...mentions];
  const isInside = (one: Mention) => blocks.some(({ from, length }) => one.from >= from && one.from < from + length);
  const whole = blocks.map(({ from, length, cause }) => ({ from, length, cause }));
  return [...mentions.filter((one) => !isInside(one)), ...whole].sort((one, other) => one.from - other.from);
}
