import type { ReactNode } from 'react';
import type { DealFilter } from '../gql/graphql.ts';
import type { ListSearch } from '../list/address/list-search.ts';
import { useConditions } from '../list/filter/use-conditions.ts';
import type { FilterField } from '../list/filter-field.ts';
import type { ListView } from '../list/view/use-list-view.ts';

/** What the table and the board of deals share. */
export interface DealViewProps {
  fields: readonly FilterField<DealFilter>[];
  view: ListView;
  onOpen: (id: string) => void;
  /** Absent where the roles may not make one. */
  onCreate: (() => void) | undefined;
  viewSwitcher: ReactNode;
}

/** The deals that an address asks for. */
export function useDealConditions(fields: readonly FilterField<DealFilter>[]): (search: ListSearch) => DealFilter[] {
  const conditionsFor = useConditions(fields, (join, of) => (join === 'OR' ? { OR: of } : { AND: of }));
  return (search) => {
    const conditions = conditionsFor(search);
    if (search.q) conditions.push({ name: { contains: search.q } });
    return conditions;
  };
}
