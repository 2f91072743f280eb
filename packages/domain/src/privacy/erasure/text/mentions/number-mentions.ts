import type { LookedFor } from '../looked-for.ts';

const FEWEST_DIGITS = 5;
/** As many digits as people name of a number where they do not say it. */
const SHORTEST_END = 4;

/** What says that the digits after it end a number, in the languages of the product, or stands for the digits before them. */
const SAID_BEFORE = new RegExp(
  [
    /(?:…|\.{2,}|[*•x×_-]{2,}|\bx)/u,
    /\bend(?:s|ed|ing)?\s+(?:in|with|on)|\blast\s+(?:three|four|digits)[\p{L}\s]*|\bext(?:ension|\.)?/u,
    /\bende[tn]\s+(?:auf|mit)|\bendziffern?|\bendung|\bdurchwahl|\bnebenstelle|\bletzten?\s+(?:drei|vier|ziffern)[\p{L}\s]*/u,
    /\b(?:se termin\p{L}*|finit|finissant)\s+par|\bderniers?\s+chiffres[\p{L}\s]*|\bposte|\btermina(?:do)?\s+en/u,
    /(?:ت|ي)نتهي\s+(?:بـ?|ب)|آخر(?:\s+أربعة)?\s+أرقام[\p{L}\s]*/u,
  ]
    .map(({ source }) => source)
    .join('|')
    .replace(/^(.*)$/s, '(?:$1)\\s*[:#.-]?\\s*$'),
  'iu',
);

/** A part of a text that may be of a phone number. */
interface NumberHint {
  readonly from: number;
  readonly end: number;
  readonly cause: 'number';
}

/**
 * The end of a phone number by itself: five digits and more in any text, as people write an extension or leave the area out; three
 * or four where the text says that they end a number (“ends in 7788”, “…7788”), and four in a text near the person. Elsewhere every
 * year and order number would be one.
 */
export function numberMentions(text: string, { addresses }: LookedFor, isNear: boolean): NumberHint[] {
  const numbers = addresses.filter((one) => !/\p{L}/u.test(one)).map((one) => one.replaceAll(/\D/g, ''));
  if (numbers.length === 0) return [];
  const isEnd = (digits: string) => numbers.some((number) => number.length > digits.length && number.endsWith(digits));
  const hintOf = (run: string, from: number): NumberHint => ({ from, end: from + run.length, cause: 'number' });
  const parts = [...text.matchAll(/(?<![\p{L}\p{N}])\d[\d\s.\-/]{3,}\d(?![\p{L}\p{N}])/gu)].flatMap(
    ({ 0: run, index }) => {
      const digits = run.replaceAll(/\D/g, '');
      return digits.length >= FEWEST_DIGITS && numbers.some((number) => number.endsWith(digits))
        ? [hintOf(run, index)]
        : [];
    },
  );
  const ends = [...text.matchAll(/(?<!\p{N})\d{3,4}(?![\p{L}\p{N}])/gu)].flatMap(({ 0: run, index }) => {
    const isSaid = SAID_BEFORE.test(text.slice(Math.max(0, index - 40), index));
    return (isSaid || (isNear && run.length === SHORTEST_END)) && isEnd(run) ? [hintOf(run, index)] : [];
  });
  return [...parts, ...ends];
}
