import type { ReactNode } from 'react';
import type { DealFilter } from '../gql/graphql.ts';
import type { ListSearch } from '../list/address/list-search.ts';
import { conditionsOf, type FilterField } from '../list/filter-field.ts';

/** What the table and the board of deals share. */
export interface DealViewProps {
  fields: readonly FilterField<DealFilter>[];
  search: ListSearch;
  onSearchChange: (change: Partial<ListSearch>) => void;
  onOpen: (id: string) => void;
  /** Absent where the roles may not make one. */
  onCreate: (() => void) | undefined;
  viewSwitcher: ReactNode;
}

/** The deals that an address asks for. */
export function dealConditions(fields: readonly FilterField<DealFilter>[], search: ListSearch): DealFilter[] {
  const conditions = conditionsOf(fields, search.filters);
  if (search.q) conditions.push({ name: { contains: search.q } });
  return conditions;
}
