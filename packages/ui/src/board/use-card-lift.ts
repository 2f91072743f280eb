import { useDirection } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useAnnounce } from '../feedback/AnnouncerProvider.tsx';
import { useI18n } from '../i18n/use-i18n.ts';
import type { BoardColumn, BoardProps } from './board-column.ts';
import { placeOf, stepOf } from './card-place.ts';

/** A card lifted by keyboard and the column it hangs over. */
export interface Lift {
  cardId: string;
  from: string;
  over: string;
}

/** Lifting, carrying and dropping a card by keyboard, each announced. */
export function useCardLift<Card>(
  { cardKey, cardLabel }: BoardProps<Card>,
  columns: readonly BoardColumn<Card>[],
  move: (cardId: string, to: string) => Promise<void>,
) {
  const i18n = useI18n();
  const announce = useAnnounce();
  const direction = useDirection().dir;
  const [lift, setLift] = useState<Lift | null>(null);

  const raise = (card: Card) => {
    const id = cardKey(card);
    const at = placeOf(columns, cardKey, id);
    if (!at) return;
    setLift({ cardId: id, from: at.column.id, over: at.column.id });
    const place = { card: cardLabel(card), column: at.column.title, position: at.index + 1, total: at.column.total };
    announce(
      i18n.t(
        '{card}, lifted in {column}, position {position} of {total}. Arrows choose a column, Enter drops, Escape cancels.',
        place,
      ),
      'assertive',
    );
  };

  const drop = (card: Card, lifted: Lift) => {
    setLift(null);
    if (lifted.over === lifted.from) announce(i18n.t('{card}, dropped where it was', { card: cardLabel(card) }));
    else void move(lifted.cardId, lifted.over);
  };

  const onLiftedKey = (event: KeyboardEvent, lifted: Lift) => {
    const step = stepOf(event.key, direction);
    if (event.key === 'Escape' || event.key === 'Tab') {
      setLift(null);
      const from = columns.find((column) => column.id === lifted.from);
      announce(i18n.t('Move cancelled, the card is in {column}', { column: from?.title ?? '' }));
      if (event.key === 'Escape') event.preventDefault();
      return;
    }
    if (step === 0) return;
    event.preventDefault();
    const index = columns.findIndex((column) => column.id === lifted.over);
    const next = columns[Math.min(columns.length - 1, Math.max(0, index + step))];
    if (!next || next.id === lifted.over) return;
    setLift({ ...lifted, over: next.id });
    const place = { column: next.title, position: columns.indexOf(next) + 1, total: columns.length };
    announce(i18n.t('Over {column}, column {position} of {total}', place), 'assertive');
  };

  return { lift, raise, drop, onLiftedKey };
}
