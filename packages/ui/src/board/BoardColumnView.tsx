import { useDroppable } from '@dnd-kit/react';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import { formatNumber } from '../text/format.ts';
import styles from './board.module.css';
import type { BoardColumn } from './board-column.ts';

/** What a column needs. */
export interface BoardColumnViewProps<Card> {
  column: BoardColumn<Card>;
  /** A lifted card hangs over it. */
  isOver: boolean;
  onShowMore: (() => void) | undefined;
  children: ReactNode;
}

/** A column: name, loaded and total count, sums, its cards and "Show more". */
export function BoardColumnView<Card>(props: BoardColumnViewProps<Card>) {
  const i18n = useI18n();
  const { column } = props;
  const { ref, isDropTarget } = useDroppable({ id: column.id });
  const loaded = column.cards.length;
  const total = formatNumber(i18n.locale, column.total);
  const count =
    loaded < column.total ? i18n.t('{loaded} of {total}', { loaded: formatNumber(i18n.locale, loaded), total }) : total;
  const titleId = `board-column-${column.id}`;
  return (
    <section
      ref={ref}
      className={styles.column}
      aria-labelledby={titleId}
      data-over={props.isOver || isDropTarget || undefined}
    >
      <header className={styles.columnHead} data-tone={column.tone ?? 'quiet'}>
        <h2 id={titleId}>{column.title}</h2>
        <span className={styles.count}>{count}</span>
        {column.summary && <div className={styles.summary}>{column.summary}</div>}
      </header>
      <ul className={styles.cards} aria-labelledby={titleId}>
        {props.children}
      </ul>
      {loaded === 0 && <p className={styles.empty}>{i18n.t('No cards here')}</p>}
      {props.onShowMore && loaded < column.total && (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={props.onShowMore}>
          {i18n.t('Show more')}
        </Button>
      )}
    </section>
  );
}
