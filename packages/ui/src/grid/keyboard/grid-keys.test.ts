import { expect, it } from 'vitest';
import { moveBy } from './grid-keys.ts';

const SIZE = { rows: 1_000, columns: 5, page: 20, direction: 'ltr' } as const;
const AT = { row: 10, column: 2 };

it.each([
  ['ArrowDown', false, { row: 11, column: 2 }],
  ['ArrowUp', false, { row: 9, column: 2 }],
  ['ArrowRight', false, { row: 10, column: 3 }],
  ['ArrowLeft', false, { row: 10, column: 1 }],
  ['Home', false, { row: 10, column: 0 }],
  ['End', false, { row: 10, column: 4 }],
  ['Home', true, { row: 0, column: 0 }],
  ['End', true, { row: 999, column: 4 }],
  ['PageDown', false, { row: 30, column: 2 }],
  ['PageUp', false, { row: 0, column: 2 }],
])('%s (with Ctrl: %s) leads to %o', (key, jump, to) => {
  expect(moveBy(key, jump, AT, SIZE)).toEqual(to);
});

it('goes up into the header, but not out of the grid', () => {
  expect(moveBy('ArrowUp', false, { row: 0, column: 0 }, SIZE)).toEqual({ row: -1, column: 0 });
  expect(moveBy('ArrowUp', false, { row: -1, column: 0 }, SIZE)).toEqual({ row: -1, column: 0 });
  expect(moveBy('ArrowDown', false, { row: 999, column: 0 }, SIZE)).toEqual({ row: 999, column: 0 });
});

it('mirrors the arrows in right-to-left text', () => {
  expect(moveBy('ArrowLeft', false, AT, { ...SIZE, direction: 'rtl' })).toEqual({ row: 10, column: 3 });
});

it('leaves other keys to others', () => {
  expect(moveBy('a', false, AT, SIZE)).toBeNull();
});
