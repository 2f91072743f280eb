import { Accessibility } from '@dnd-kit/dom';
import { DragDropProvider, PointerSensor } from '@dnd-kit/react';
import { BoardCard } from './BoardCard.tsx';
import { BoardColumnView } from './BoardColumnView.tsx';
import styles from './board.module.css';
import { type BoardProps, withPendingMoves } from './board-column.ts';
import { useBoardKeyboard } from './use-board-keyboard.ts';
import { useBoardMoves } from './use-board-moves.ts';

/**
 * Cards in columns, moved by dragging, by each card's "Move to…" menu, or by keyboard from its grip. Below 768 px one
 * column at a time, swiped.
 */
export function Board<Card>(props: BoardProps<Card>) {
  const { moves, move } = useBoardMoves(props);
  const columns = withPendingMoves(props.columns, moves, props.cardKey);
  const keyboard = useBoardKeyboard(props, columns, move);
  const cards = columns.flatMap((column) => column.cards.map(props.cardKey));
  const activeId = keyboard.activeId !== null && cards.includes(keyboard.activeId) ? keyboard.activeId : cards[0];
  const { onShowMore } = props;

  return (
    <DragDropProvider
      sensors={[PointerSensor]}
      // Our own announcements are translated and know positions; dnd-kit's would speak over them.
      plugins={(defaults) => defaults.filter((plugin) => plugin !== Accessibility)}
      onDragEnd={(event) => {
        const { source, target } = event.operation;
        if (!event.canceled && source && target) void move(String(source.id), String(target.id));
      }}
    >
      <section ref={keyboard.board} className={styles.board} aria-label={props.label} onKeyDown={keyboard.onKeyDown}>
        {columns.map((column) => (
          <BoardColumnView
            key={column.id}
            column={column}
            isOver={keyboard.lift?.over === column.id}
            onShowMore={onShowMore && (() => onShowMore(column.id))}
          >
            {column.cards.map((card) => {
              const id = props.cardKey(card);
              return (
                <BoardCard
                  key={id}
                  card={card}
                  board={props}
                  column={column}
                  columns={columns}
                  isActive={id === activeId}
                  isLifted={keyboard.lift?.cardId === id}
                  isPending={moves.has(id)}
                  onActivate={keyboard.setActiveId}
                  onLift={keyboard.toggleLift}
                  onMove={(cardId, to) => void move(cardId, to)}
                />
              );
            })}
          </BoardColumnView>
        ))}
      </section>
    </DragDropProvider>
  );
}
