import type { Draft } from '../../visit/keeper.ts';
import { CORRECTABLE } from '../../words/rights-words.ts';

/** A value that somebody wants corrected. */
export interface Correction {
  readonly field: string;
  readonly value: string;
}

/** What single rights need to know, as the API takes it. */
export function detailsOf(draft: Draft) {
  return { corrections: correctionsOf(draft), objectedTo: purposesOf(draft) };
}

/** The values that are wrong, as they should be. */
export function correctionsOf({ corrections }: Draft): Correction[] {
  const given: unknown = corrections ? JSON.parse(corrections) : {};
  const entries = typeof given === 'object' && given !== null ? Object.entries(given) : [];
  return CORRECTABLE.flatMap((field) => {
    const value: unknown = entries.find(([name]) => name === field)?.[1];
    return typeof value === 'string' ? [{ field, value }] : [];
  });
}

/** The purposes that somebody objects to. */
export function purposesOf({ objectedTo = '' }: Draft): string[] {
  return objectedTo.split(' ').filter(Boolean);
}
