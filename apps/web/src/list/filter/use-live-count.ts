import { useDebouncedValue } from '@mantine/hooks';
import { formatNumber, useI18n } from '@smartx/ui';
import { useEffect, useRef, useState } from 'react';
import type { ListSearch } from '../address/list-search.ts';

/** How many records there are, or at least so many. */
export interface Counted {
  readonly value: number;
  readonly relation: string;
}

/** Counts the records that match filters. */
export type CountFilters = (filters: Pick<ListSearch, 'filters' | 'match'>) => Promise<Counted | null>;

/** How many records match, in words; follows what is typed after a pause. Says nothing where it cannot be counted. */
export function useLiveCount(count: CountFilters | undefined, filters: Pick<ListSearch, 'filters' | 'match'>): string {
  const i18n = useI18n();
  const [wanted] = useDebouncedValue(JSON.stringify(filters), 300);
  const [counted, setCounted] = useState<Counted | null>(null);
  const latest = useRef(count);
  useEffect(() => {
    latest.current = count;
  });
  useEffect(() => {
    let isLeft = false;
    const set = (found: Counted | null) => {
      if (!isLeft) setCounted(found);
    };
    const asked: Pick<ListSearch, 'filters' | 'match'> = JSON.parse(wanted);
    // A count that fails says nothing; the list itself tells why.
    latest.current?.(asked).then(set, () => set(null));
    return () => {
      isLeft = true;
    };
  }, [wanted]);
  if (!counted) return '';
  const number = formatNumber(i18n.locale, counted.value);
  return counted.relation === 'AT_LEAST'
    ? i18n.t('More than {number} records match', { number })
    : i18n.t('{number} records match', { number });
}
