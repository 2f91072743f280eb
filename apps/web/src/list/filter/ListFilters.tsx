import type { ReactNode } from 'react';
import { clausesIn, type FilterEntry, isGroup } from '../address/filter-entry.ts';
import type { ListSearch } from '../address/list-search.ts';
import type { FilterField } from '../filter-field.ts';
import { useMemberNames } from '../use-member-names.ts';
import { FilterBar } from './FilterBar.tsx';
import type { CountFilters } from './use-live-count.ts';

interface ListFiltersProps {
  fields: readonly FilterField<unknown>[];
  search: ListSearch;
  onSearchChange: (change: Partial<ListSearch>) => void;
  count?: CountFilters | undefined;
  /** Fields that a switch of the screen's own sets; they are no chips. */
  ownFields?: readonly string[] | undefined;
  end?: ReactNode;
}

/** The filters of a list as its address has them. */
export function ListFilters({ fields, search, onSearchChange, count, ownFields = [], end }: ListFiltersProps) {
  const isOwn = (entry: FilterEntry) => !isGroup(entry) && ownFields.includes(entry.field);
  const all = search.filters ?? [];
  const filters = all.filter((entry) => !isOwn(entry));
  const own = all.filter(isOwn);
  const names = useMemberNames(clausesIn(filters).map(({ value }) => value));
  return (
    <FilterBar
      {...{ fields, names, count, filters, end }}
      match={search.match}
      onChange={(next) => onSearchChange({ ...next, filters: [...own, ...next.filters] })}
    />
  );
}
