import { useDirection } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useAnnounce } from '../feedback/AnnouncerProvider.tsx';
import { useI18n } from '../i18n/use-i18n.ts';
import type { BoardColumn, BoardProps } from './board-column.ts';

/** A card lifted by keyboard and the column it hangs over. */
export interface Lift {
  cardId: string;
  from: string;
  over: string;
}

/** Arrows move between cards; on the grip, Space or Enter lifts, arrows choose the column, Enter drops, Escape cancels. */
export function useBoardKeyboard<Card>(
  props: BoardProps<Card>,
  columns: readonly BoardColumn<Card>[],
  move: (cardId: string, to: string) => Promise<void>,
) {
  const i18n = useI18n();
  const announce = useAnnounce();
  const direction = useDirection().dir;
  const [lift, setLift] = useState<Lift | null>(null);
  const [activeId, setActiveId] = useState<string | null>(null);
  const board = useRef<HTMLDivElement>(null);
  const refocus = useRef<string | null>(null);
  const { cardKey, cardLabel } = props;

  // A card that changes column is drawn anew: its grip gets the focus back.
  useEffect(() => {
    if (refocus.current === null) return;
    const grips = board.current?.querySelectorAll<HTMLElement>('[data-grip]') ?? [];
    [...grips].find((grip) => grip.dataset.grip === refocus.current)?.focus();
    refocus.current = null;
  });

  const place = (cardId: string) => {
    for (const [columnIndex, column] of columns.entries()) {
      const index = column.cards.findIndex((card) => cardKey(card) === cardId);
      if (index >= 0) return { columnIndex, index, column };
    }
    return null;
  };
  const forward = direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const stepOf = (key: string) => (key === forward ? 1 : key === 'ArrowLeft' || key === 'ArrowRight' ? -1 : 0);

  const toggleLift = (card: Card) => {
    const id = cardKey(card);
    const at = place(id);
    if (!at) return;
    if (!lift) {
      setLift({ cardId: id, from: at.column.id, over: at.column.id });
      announce(
        i18n.t(
          '{card}, lifted in {column}, position {position} of {total}. Arrows choose a column, Enter drops, Escape cancels.',
          {
            card: cardLabel(card),
            column: at.column.title,
            position: at.index + 1,
            total: at.column.total,
          },
        ),
        'assertive',
      );
      return;
    }
    setLift(null);
    refocus.current = lift.cardId;
    if (lift.over === lift.from) announce(i18n.t('{card}, dropped where it was', { card: cardLabel(card) }));
    else void move(lift.cardId, lift.over);
  };

  const onLiftedKey = (event: KeyboardEvent, lifted: Lift) => {
    const step = stepOf(event.key);
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
    announce(
      i18n.t('Over {column}, column {position} of {total}', {
        column: next.title,
        position: columns.indexOf(next) + 1,
        total: columns.length,
      }),
      'assertive',
    );
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (lift) {
      onLiftedKey(event, lift);
      return;
    }
    const target = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-card]') : null;
    const at = target?.dataset.card ? place(target.dataset.card) : null;
    if (!at || !(event.target instanceof HTMLElement) || event.target.closest('[role="menu"]')) return;
    const step = stepOf(event.key);
    const vertical = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 && vertical === 0) return;
    event.preventDefault();
    let card = at.column.cards[at.index + vertical];
    for (let index = at.columnIndex + step; step !== 0 && index >= 0 && index < columns.length; index += step) {
      const cards = columns[index]?.cards ?? [];
      card = cards[Math.min(at.index, cards.length - 1)];
      if (card !== undefined) break;
    }
    if (card === undefined || (step !== 0 && cardKey(card) === target?.dataset.card)) return;
    setActiveId(cardKey(card));
    refocus.current = cardKey(card);
  };

  return { board, lift, activeId, setActiveId, toggleLift, onKeyDown };
}
