import { Button } from '@mantine/core';
import { SearchField } from '@smartx/ui';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ListSearch } from './address/list-search.ts';
import { ListFilters } from './filter/ListFilters.tsx';
import type { CountFilters } from './filter/use-live-count.ts';
import type { FilterField } from './filter-field.ts';
import styles from './list.module.css';

interface ListToolbarProps {
  fields: readonly FilterField<unknown>[];
  search: ListSearch;
  onSearchChange: (change: Partial<ListSearch>) => void;
  count?: CountFilters | undefined;
  ownFields?: readonly string[] | undefined;
  /** The views, and table or board. */
  views: ReactNode;
  /** Order and columns. */
  arrange?: ReactNode;
  searchLabel: string;
  /** The button for a new record. */
  create: ReactNode;
}

/** The row above every list and board: views · filters · order · fields · search · new. */
export function ListToolbar(props: ListToolbarProps) {
  const { fields, search, onSearchChange, count, ownFields } = props;
  return (
    <div className={styles.toolbar}>
      <div className={styles.views}>{props.views}</div>
      <div className={styles.chips}>
        <ListFilters {...{ fields, search, onSearchChange, count, ownFields }} />
      </div>
      <div className={styles.tools}>
        {props.arrange}
        <SearchField label={props.searchLabel} value={search.q ?? ''} onChange={(q) => onSearchChange({ q })} />
        {props.create}
      </div>
    </div>
  );
}

/** Makes a new record; nothing where that is not allowed. */
export function CreateButton({ label, onCreate }: { label: string | undefined; onCreate: (() => void) | undefined }) {
  return (
    label &&
    onCreate && (
      <Button leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />} onClick={onCreate}>
        {label}
      </Button>
    )
  );
}
