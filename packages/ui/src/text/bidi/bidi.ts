/** Turn the direction of what follows them: embeddings, overrides and isolates. Marks, which only lean on a neighbour, stay. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
const LETTER = /\p{L}/u;

/** A text of somebody without the signs that would turn what stands around it: for titles, names of files and what is searched. */
export function withoutTurns(text: string): string {
  return text.replaceAll(TURNING, '');
}

/**
 * A text of somebody for the midst of a sentence in a language of the product: it keeps its own direction and turns nothing
 * around it, whatever signs it holds. Where its letters run as the sentence does, it is given back as it is.
 */
export function isolated(text: string, direction: 'ltr' | 'rtl'): string {
  const plain = withoutTurns(text);
  if (plain === text && !runsAgainst(text, direction)) return text;
  return `\u2068${plain}\u2069`;
}

function runsAgainst(text: string, direction: 'ltr' | 'rtl'): boolean {
  if (direction === 'ltr') return RIGHT_TO_LEFT.test(text);
  return [...text].some((sign) => LETTER.test(sign) && !RIGHT_TO_LEFT.test(sign));
}
