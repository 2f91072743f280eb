import type { BoardColumn } from './board-column.ts';

/** Where a card stands on the board. */
export interface CardPlace<Card> {
  columnIndex: number;
  index: number;
  column: BoardColumn<Card>;
}

/** Finds a card on the board; null if no column shows it. */
export function placeOf<Card>(
  columns: readonly BoardColumn<Card>[],
  cardKey: (card: Card) => string,
  cardId: string,
): CardPlace<Card> | null {
  for (const [columnIndex, column] of columns.entries()) {
    const index = column.cards.findIndex((card) => cardKey(card) === cardId);
    if (index >= 0) return { columnIndex, index, column };
  }
  return null;
}

/** The card beside another: `vertical` within its column, `step` in the next column that has any. */
export function neighbourOf<Card>(
  columns: readonly BoardColumn<Card>[],
  at: CardPlace<Card>,
  step: number,
  vertical: number,
): Card | undefined {
  if (step === 0) return at.column.cards[at.index + vertical];
  for (let index = at.columnIndex + step; index >= 0 && index < columns.length; index += step) {
    const cards = columns[index]?.cards ?? [];
    const card = cards[Math.min(at.index, cards.length - 1)];
    if (card !== undefined) return card;
  }
  return undefined;
}

/** The step between columns an arrow key asks for, in the direction of reading; 0 for any other key. */
export function stepOf(key: string, direction: 'ltr' | 'rtl'): number {
  const forward = direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  return key === forward ? 1 : key === 'ArrowLeft' || key === 'ArrowRight' ? -1 : 0;
}
