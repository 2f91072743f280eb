import { useDirection } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { BoardColumn, BoardProps } from './board-column.ts';
import { neighbourOf, placeOf, stepOf } from './card-place.ts';
import { useCardLift } from './use-card-lift.ts';

/** Arrows move between cards; on the grip, Space or Enter lifts, arrows choose the column, Enter drops, Escape cancels. */
export function useBoardKeyboard<Card>(
  props: BoardProps<Card>,
  columns: readonly BoardColumn<Card>[],
  move: (cardId: string, to: string) => Promise<void>,
) {
  const direction = useDirection().dir;
  const { lift, raise, drop, onLiftedKey } = useCardLift(props, columns, move);
  const [activeId, setActiveId] = useState<string | null>(null);
  const board = useRef<HTMLDivElement>(null);
  const refocus = useRef<string | null>(null);
  const dropped = useRef<string | null>(null);
  const { cardKey } = props;

  // A card that changes column is drawn anew: its grip gets the focus back. A dropped one may leave for a moment while both
  // columns are loaded again, so it is followed until the focus is somewhere else.
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    const wanted = refocus.current ?? (isLost ? dropped.current : null);
    if (wanted !== null) gripOf(board.current, wanted)?.focus();
    else if (!isLost && gripOf(board.current, dropped.current) !== document.activeElement) dropped.current = null;
    refocus.current = null;
  });

  const toggleLift = (card: Card) => {
    if (!lift) {
      raise(card);
      return;
    }
    if (!placeOf(columns, cardKey, cardKey(card))) return;
    refocus.current = lift.cardId;
    dropped.current = lift.cardId;
    drop(card, lift);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (lift) {
      onLiftedKey(event, lift);
      return;
    }
    const target = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-card]') : null;
    const at = target?.dataset.card ? placeOf(columns, cardKey, target.dataset.card) : null;
    if (!at || !(event.target instanceof HTMLElement) || event.target.closest('[role="menu"]')) return;
    const step = stepOf(event.key, direction);
    const vertical = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 && vertical === 0) return;
    event.preventDefault();
    const card = neighbourOf(columns, at, step, vertical);
    if (card === undefined) return;
    setActiveId(cardKey(card));
    refocus.current = cardKey(card);
  };

  return { board, lift, activeId, setActiveId, toggleLift, onKeyDown };
}

function gripOf(board: HTMLElement | null, cardId: string | null): HTMLElement | undefined {
  const grips = board?.querySelectorAll<HTMLElement>('[data-grip]') ?? [];
  return [...grips].find((grip) => grip.dataset.grip === cardId);
}
