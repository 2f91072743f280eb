import type { ReactNode } from 'react';

/** One column of a board: a stage. */
export interface BoardColumn<Card> {
  id: string;
  title: string;
  /** The loaded cards, in order. */
  cards: readonly Card[];
  /** How many there are, loaded or not. */
  total: number;
  /** Sum and weighted sum with currency. */
  summary?: ReactNode;
  /** Marks "won" and "lost" columns. */
  tone?: 'quiet' | 'good' | 'bad';
}

/** What a board needs. */
export interface BoardProps<Card> {
  label: string;
  columns: readonly BoardColumn<Card>[];
  cardKey: (card: Card) => string;
  /** The card's name for announcements: "Rollout, Acme GmbH". */
  cardLabel: (card: Card) => string;
  /** The card's body below its name. */
  renderCard: (card: Card) => ReactNode;
  /** Moves a card; a rejection puts it back and says so. Resolve with false when a form was cancelled: put back in silence. */
  onMove: (cardId: string, toColumnId: string) => Promise<unknown>;
  onOpen?: (card: Card) => void;
  /** Where the card has an address of its own. */
  cardHref?: (card: Card) => string;
  onShowMore?: (columnId: string) => void;
  /** False keeps a card where it is: restricted, no permission. */
  canMove?: (card: Card) => boolean;
  /** False keeps a card out of a column; its menu does not offer it. */
  canEnter?: (card: Card, columnId: string) => boolean;
}

/** The columns with cards that are on their way shown where they are going, at the top. */
export function withPendingMoves<Card>(
  columns: readonly BoardColumn<Card>[],
  moves: ReadonlyMap<string, string>,
  cardKey: (card: Card) => string,
): BoardColumn<Card>[] {
  if (moves.size === 0) return [...columns];
  const moving = columns.flatMap((column) =>
    column.cards.flatMap((card) => {
      const to = moves.get(cardKey(card));
      return to !== undefined && to !== column.id ? [{ card, from: column.id, to }] : [];
    }),
  );
  return columns.map((column) => {
    const leaving = moving.filter((move) => move.from === column.id);
    // Its new column may be loaded again before its old one: then it is there already.
    const own = new Set(column.cards.map(cardKey));
    const arriving = moving.filter((move) => move.to === column.id && !own.has(cardKey(move.card)));
    const staying = column.cards.filter((card) => !leaving.some((move) => move.card === card));
    return {
      ...column,
      cards: [...arriving.map((move) => move.card), ...staying],
      total: column.total - leaving.length + arriving.length,
    };
  });
}
