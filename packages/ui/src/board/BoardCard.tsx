import { useDraggable } from '@dnd-kit/react';
import { Menu } from '@mantine/core';
import { IconDots, IconGripVertical } from '@tabler/icons-react';
import { useI18n } from '../i18n/use-i18n.ts';
import { OpenLink } from '../text/OpenLink.tsx';
import styles from './board.module.css';
import type { BoardColumn, BoardProps } from './board-column.ts';

/** What a card needs. */
export interface BoardCardProps<Card> {
  card: Card;
  board: BoardProps<Card>;
  column: BoardColumn<Card>;
  columns: readonly BoardColumn<Card>[];
  /** True for the one card whose buttons are tab stops. */
  isActive: boolean;
  isLifted: boolean;
  isPending: boolean;
  onActivate: (id: string) => void;
  onLift: (card: Card) => void;
  onMove: (id: string, to: string) => void;
}

/** A card: grip, name, "Move to…" menu and body. Dragging, keyboard and menu do the same. */
export function BoardCard<Card>(props: BoardCardProps<Card>) {
  const i18n = useI18n();
  const { card, board, column } = props;
  const id = board.cardKey(card);
  const name = board.cardLabel(card);
  const canMove = board.canMove?.(card) ?? true;
  const { ref, isDragging } = useDraggable({ id, disabled: !canMove });
  const tabIndex = props.isActive ? 0 : -1;
  const targets = props.columns.filter((target) => target === column || (board.canEnter?.(card, target.id) ?? true));
  return (
    <li
      ref={ref}
      className={styles.card}
      data-card={id}
      data-fixed={!canMove || undefined}
      data-lifted={props.isLifted || isDragging || undefined}
      data-pending={props.isPending || undefined}
      onFocus={() => props.onActivate(id)}
    >
      <div className={styles.cardHead}>
        {canMove && (
          <button
            type="button"
            className={styles.grip}
            data-grip={id}
            tabIndex={tabIndex}
            aria-label={i18n.t('Lift {card} to move it', { card: name })}
            aria-pressed={props.isLifted}
            onClick={() => props.onLift(card)}
          >
            <IconGripVertical size={14} stroke={1.5} aria-hidden />
          </button>
        )}
        <CardName {...props} grip={canMove ? undefined : id} />
        {canMove && (
          <Menu>
            <Menu.Target>
              <button
                type="button"
                className={styles.grip}
                tabIndex={tabIndex}
                aria-label={i18n.t('Move {card} to…', { card: name })}
              >
                <IconDots size={16} stroke={1.5} aria-hidden />
              </button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>{i18n.t('Move to…')}</Menu.Label>
              {targets.map((target) => (
                <Menu.Item
                  key={target.id}
                  disabled={target.id === column.id}
                  onClick={() => props.onMove(id, target.id)}
                >
                  {target.title}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      <div className={styles.cardBody}>{board.renderCard(card)}</div>
    </li>
  );
}

/** The name of a card, as the way to it where it can be opened. */
function CardName<Card>(props: BoardCardProps<Card> & { grip: string | undefined }) {
  const { card, board } = props;
  const { onOpen, cardHref } = board;
  const shared = { className: styles.cardName, tabIndex: props.isActive ? 0 : -1, 'data-grip': props.grip };
  const name = board.cardLabel(card);
  if (!onOpen) return <span className={styles.cardName}>{name}</span>;
  if (cardHref) {
    return (
      <OpenLink {...shared} href={cardHref(card)} onOpen={() => onOpen(card)}>
        {name}
      </OpenLink>
    );
  }
  return (
    <button {...shared} type="button" onClick={() => onOpen(card)}>
      {name}
    </button>
  );
}
