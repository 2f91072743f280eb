import { useCallback, useState } from 'react';
import { useAnnounce } from '../feedback/AnnouncerProvider.tsx';
import { useI18n } from '../i18n/use-i18n.ts';
import type { BoardProps } from './board-column.ts';

/** Optimistic moves: the card stands in its new column at once and goes back if the move is refused. */
export function useBoardMoves<Card>(props: BoardProps<Card>) {
  const i18n = useI18n();
  const announce = useAnnounce();
  const [moves, setMoves] = useState<ReadonlyMap<string, string>>(new Map());
  const { columns, onMove, cardKey, cardLabel, canEnter } = props;

  const move = useCallback(
    async (cardId: string, to: string) => {
      const from = columns.find((column) => column.cards.some((card) => cardKey(card) === cardId));
      const target = columns.find((column) => column.id === to);
      const card = from?.cards.find((one) => cardKey(one) === cardId);
      if (!from || !target || card === undefined || from.id === to) return;
      if (canEnter && !canEnter(card, to)) {
        announce(
          i18n.t('{card} may not move to {column}', { card: cardLabel(card), column: target.title }),
          'assertive',
        );
        return;
      }
      const name = cardLabel(card);
      setMoves((before) => new Map(before).set(cardId, to));
      announce(
        i18n.t('{card}, moved to {column}, position {position} of {total}', {
          card: name,
          column: target.title,
          position: 1,
          total: target.total + 1,
        }),
      );
      try {
        const done = await onMove(cardId, to);
        if (done === false) announce(i18n.t('{card}, back in {column}', { card: name, column: from.title }));
      } catch {
        // The screen explains the refusal; the board says where the card is now.
        announce(
          i18n.t('{card} could not be moved and is back in {column}', { card: name, column: from.title }),
          'assertive',
        );
      } finally {
        setMoves((before) => {
          const next = new Map(before);
          next.delete(cardId);
          return next;
        });
      }
    },
    [columns, onMove, cardKey, cardLabel, canEnter, announce, i18n],
  );
  return { moves, move };
}
