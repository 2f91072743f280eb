import { foldText } from '../kernel/text/fold-text.ts';

/**
 * What two spellings of one name share: no case, accents, spaces and punctuation, so that "GTX Pro" finds "GTXPro". A name of
 * nothing but punctuation stands for itself. Equal match names are a hint, never proof that two things are one.
 */
export function matchName(name: string): string {
  const folded = foldText(name);
  return folded.replace(/[^\p{L}\p{M}\p{N}]/gu, '') || folded;
}
