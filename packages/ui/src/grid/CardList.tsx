import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { LoadingRows } from '../feedback/LoadingRows.tsx';
import { useI18n } from '../i18n/use-i18n.ts';
import { OpenLink } from '../text/OpenLink.tsx';
import styles from './grid.module.css';
import type { DataGridProps } from './model/grid-column.ts';
import { useRangeLoader } from './model/use-range-loader.ts';

/** Ticks a card, where rows can be ticked. */
function CardTick<Row>(props: DataGridProps<Row> & { row: Row }) {
  const i18n = useI18n();
  const { row, selection, onSelectionChange } = props;
  if (!onSelectionChange) return null;
  const key = props.rowKey(row);
  const isOn = props.allSelected === true || selection?.has(key) === true;
  const toggle = () => {
    const next = new Set(selection);
    if (!next.delete(key)) next.add(key);
    onSelectionChange(next);
  };
  return (
    <label className={styles.cardTick}>
      <input
        type="checkbox"
        checked={isOn}
        aria-label={i18n.t('Select {name}', { name: props.rowLabel(row) })}
        onChange={toggle}
      />
    </label>
  );
}

/** The grid's rows as cards on a phone: a virtual list that scrolls with the page, with real heights and true positions. */
export function CardList<Row>(props: DataGridProps<Row> & { card: (row: Row) => ReactNode }) {
  const list = useRef<HTMLUListElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  useLayoutEffect(() => setScrollMargin(list.current?.offsetTop ?? 0), []);
  const { totalCount, getRow, onOpen } = props;
  const virtualizer = useWindowVirtualizer({
    count: totalCount,
    scrollMargin,
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
      <ul
        ref={list}
        className={styles.cards}
        aria-label={props.label}
        style={{ blockSize: virtualizer.getTotalSize() }}
      >
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
              style={{ transform: `translateY(${item.start - scrollMargin}px)` }}
            >
              {row === undefined ? (
                <span className={styles.bone} />
              ) : (
                <>
                  {props.card(row)}
                  <CardTick {...props} row={row} />
                  {onOpen && props.rowHref && (
                    <OpenLink
                      href={props.rowHref(row)}
                      onOpen={() => onOpen(row)}
                      className={styles.cardOpen}
                      aria-label={props.rowLabel(row)}
                    />
                  )}
                  {onOpen && !props.rowHref && (
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
      {props.footer && <div className={styles.footer}>{props.footer}</div>}
    </div>
  );
}
