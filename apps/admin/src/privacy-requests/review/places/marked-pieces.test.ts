import { describe, expect, it } from 'vitest';
import { piecesOf, showsOthers, withPassage } from './marked-pieces.ts';

const black = (from: number, length: number) => ({ from, length, isBlack: true });

describe('a text of a copy', () => {
  it('is shown in pieces, and nothing of it twice', () => {
    const pieces = piecesOf('Ana and Ben', [{ ...black(8, 3), isBlack: false }, black(0, 3), black(2, 3)]);

    expect(pieces.map(({ text, mark }) => [text, mark])).toEqual([
      ['Ana', 'black'],
      [' a', 'black'],
      ['nd ', 'plain'],
      ['Ben', 'shown'],
    ]);
    expect(piecesOf('', [])).toEqual([]);
  });

  it('has places that touch as one', () => {
    expect(withPassage([black(0, 3), black(9, 2)], { from: 3, length: 2 })).toEqual([black(0, 5), black(9, 2)]);
    expect(withPassage([black(4, 2)], { from: 0, length: 10 })).toEqual([black(0, 10)]);
    expect(withPassage([], { from: 7, length: 1 })).toEqual([black(7, 1)]);
  });

  it('shows others where a place that was found is not wholly black', () => {
    expect(showsOthers([{ from: 2, length: 4 }], [black(0, 10)])).toBe(false);
    expect(showsOthers([{ from: 2, length: 4 }], [black(3, 10)])).toBe(true);
    expect(showsOthers([], [])).toBe(false);
  });
});
