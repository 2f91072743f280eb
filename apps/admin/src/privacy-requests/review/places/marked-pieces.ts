import type { ReviewText } from '../review-query.ts';

type Passage = Pick<ReviewText['passages'][number], 'from' | 'length' | 'isBlack'>;

/** A piece of a text: plain, blacked out, or found and shown all the same. */
export interface Piece {
  readonly at: number;
  readonly text: string;
  readonly mark: 'plain' | 'black' | 'shown';
}

/** A text in pieces, in its order; what lies under an earlier piece is not said twice. */
export function piecesOf(text: string, passages: readonly Passage[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const add = (end: number, mark: Piece['mark']) => {
    if (end > at) pieces.push({ at, text: text.slice(at, end), mark });
    at = Math.max(at, end);
  };
  for (const { from, length, isBlack } of passages.toSorted((one, other) => one.from - other.from)) {
    add(from, 'plain');
    add(from + length, isBlack ? 'black' : 'shown');
  }
  add(text.length, 'plain');
  return pieces;
}

/** Places with one more, in their order; those that touch or lie over each other are one. */
export function withPassage(passages: readonly Passage[], added: { from: number; length: number }): Passage[] {
  const end = added.from + added.length;
  const isApart = ({ from, length }: Passage) => from > end || from + length < added.from;
  const joined = passages.filter((passage) => !isApart(passage));
  const from = Math.min(added.from, ...joined.map((passage) => passage.from));
  const to = Math.max(end, ...joined.map((passage) => passage.from + passage.length));
  const apart = passages.filter(isApart);
  return [...apart, { from, length: to - from, isBlack: true }].toSorted((one, other) => one.from - other.from);
}

/** Whether something that was found is not blacked out any more: that needs a ground. */
export function showsOthers(found: readonly Omit<Passage, 'isBlack'>[], black: readonly Passage[]): boolean {
  return found.some(
    ({ from, length }) => !black.some((one) => one.from <= from && from + length <= one.from + one.length),
  );
}
