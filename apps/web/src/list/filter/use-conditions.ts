import { useSession } from '../../session/use-session.ts';
import type { ListSearch } from '../address/list-search.ts';
import type { FilterField } from '../filter-field.ts';
import { type Combine, conditionsOf } from './filter-conditions.ts';

/** The filters of a list as conditions of the API, read for whoever is at the screen; a new array at each call. */
export function useConditions<Where>(
  fields: readonly FilterField<Where>[],
  combine: Combine<Where>,
): (search: Pick<ListSearch, 'filters' | 'match'>) => Where[] {
  const { memberId } = useSession();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return (search) => conditionsOf(fields, search, { memberId, timeZone }, combine);
}
