import { Button } from '@mantine/core';
import { IconAlertTriangle, IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import styles from './form.module.css';

/** One filter in force, in words: "stage" "is" "Customer". */
export interface FilterChip {
  id: string;
  field: string;
  operator: string;
  value: string;
  /** Names something that no longer exists. */
  isBroken?: boolean;
}

/** What the row of filters needs. */
export interface FilterChipsProps {
  filters: readonly FilterChip[];
  onRemove: (id: string) => void;
  /** Opens the filter's editor. */
  onEdit?: (id: string) => void;
  onClear?: () => void;
  onAdd?: () => void;
  /** At the end of the row: "Save · Save as new · Discard". */
  end?: ReactNode;
}

/** The filters in force as readable chips, each editable and removable by keyboard. */
export function FilterChips(props: FilterChipsProps) {
  const i18n = useI18n();
  return (
    <div className={styles.toolbar}>
      <ul className={styles.filters} aria-label={i18n.t('Filters')} hidden={props.filters.length === 0}>
        {props.filters.map((filter) => {
          const sentence = [filter.field, filter.operator, filter.value].filter(Boolean).join(' ');
          return (
            <li key={filter.id} className={styles.filter} data-broken={filter.isBroken || undefined}>
              <button
                type="button"
                aria-label={i18n.t('Edit filter: {filter}', { filter: sentence })}
                onClick={() => props.onEdit?.(filter.id)}
              >
                {filter.isBroken && <IconAlertTriangle size={14} stroke={1.5} aria-hidden />}
                {filter.field} <span className={styles.operator}>{filter.operator}</span> <bdi>{filter.value}</bdi>
              </button>
              <button
                type="button"
                className={styles.remove}
                aria-label={i18n.t('Remove filter: {filter}', { filter: sentence })}
                onClick={() => props.onRemove(filter.id)}
              >
                <IconX size={14} stroke={1.5} aria-hidden />
              </button>
            </li>
          );
        })}
      </ul>
      {props.onAdd && (
        <Button
          className={styles.add}
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconPlus size={14} stroke={1.5} aria-hidden />}
          onClick={props.onAdd}
        >
          {i18n.t('Filter')}
        </Button>
      )}
      {props.onClear && props.filters.length > 1 && (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={props.onClear}>
          {i18n.t('Clear all')}
        </Button>
      )}
      {props.end && <div className={styles.toolbarEnd}>{props.end}</div>}
    </div>
  );
}
