import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';
import { LoadingRows } from '../feedback/LoadingRows.tsx';
import styles from './grid.module.css';
import type { DataGridProps } from './model/grid-column.ts';
import { useRangeLoader } from './model/use-range-loader.ts';

/** The grid's rows as cards on a phone: a virtual list with real heights and true positions. */
export function CardList<Row>(props: DataGridProps<Row> & { card: (row: Row) => ReactNode }) {
  const scroller = useRef<HTMLDivElement>(null);
  const { totalCount, getRow, onOpen } = props;
  const virtualizer = useVirtualizer({
    count: totalCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => 88,
    overscan: 6,
  });
  const range = virtualizer.range;
  useRangeLoader(
    range ? { start: range.startIndex, end: range.endIndex + 1 } : null,
    totalCount,
    (index) => getRow(index) !== undefined,
    props.onRangeNeeded,
  );
  if (props.errorState) return <>{props.errorState}</>;
  if (totalCount === 0) return <>{props.loading ? <LoadingRows /> : props.emptyState}</>;
  return (
    <div className={styles.frame} data-cards>
      <div ref={scroller} className={styles.scroller}>
        <ul className={styles.cards} aria-label={props.label} style={{ blockSize: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const row = getRow(item.index);
            return (
              <li
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                aria-setsize={totalCount}
                aria-posinset={item.index + 1}
                className={styles.cardItem}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {row === undefined ? (
                  <span className={styles.bone} />
                ) : (
                  <>
                    {props.card(row)}
                    {onOpen && (
                      <button
                        type="button"
                        className={styles.cardOpen}
                        aria-label={props.rowLabel(row)}
                        onClick={() => onOpen(row)}
                      />
                    )}
                  </>
                )}
              </li>
            );
          })}
        </ul>
      </div>
      {props.footer && <div className={styles.footer}>{props.footer}</div>}
    </div>
  );
}
