import { expect, it } from 'vitest';
import { type BoardColumn, withPendingMoves } from './board-column.ts';

const COLUMNS: BoardColumn<string>[] = [
  { id: 'new', title: 'New', cards: ['a', 'b'], total: 12 },
  { id: 'won', title: 'Won', cards: ['c'], total: 3 },
];

it('shows a card where it is going, and counts it there', () => {
  const [from, to] = withPendingMoves(COLUMNS, new Map([['a', 'won']]), (card) => card);

  expect(from).toMatchObject({ cards: ['b'], total: 11 });
  expect(to).toMatchObject({ cards: ['a', 'c'], total: 4 });
});

it('does not count a card twice once the server has moved it', () => {
  const columns = withPendingMoves(COLUMNS, new Map([['c', 'won']]), (card) => card);

  expect(columns.map((column) => column.total)).toEqual([12, 3]);
});

it('shows a card once while its new column is loaded again before its old one', () => {
  const [from, to] = withPendingMoves(
    COLUMNS.map((one) => (one.id === 'won' ? { ...one, cards: ['a', ...one.cards], total: one.total + 1 } : one)),
    new Map([['a', 'won']]),
    (card) => card,
  );

  expect(from?.cards).toEqual(['b']);
  expect(to).toMatchObject({ cards: ['a', 'c'], total: 4 });
});
