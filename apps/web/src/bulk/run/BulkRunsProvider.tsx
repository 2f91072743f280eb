import { useQuery } from '@apollo/client/react';
import { useI18n } from '@smartx/ui';
import { type ReactNode, useMemo, useState } from 'react';
import { useMay } from '../../session/use-session.ts';
import styles from '../bulk.module.css';
import { BulkRunningQuery } from '../bulk-operations.ts';
import { BulkProgress } from './BulkProgress.tsx';
import { BulkRunsContext } from './bulk-runs.ts';

/** Follows bulk actions across the screens of a workspace: those that are begun here, and those that ran when the page was opened. */
export function BulkRunsProvider({ children }: { children: ReactNode }) {
  const i18n = useI18n();
  const mayRun = useMay('bulk-action:run');
  const [begun, setBegun] = useState<readonly string[]>([]);
  const [left, setLeft] = useState<readonly string[]>([]);
  const { data } = useQuery(BulkRunningQuery, {
    skip: !mayRun,
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-only',
  });
  const runs = useMemo(() => {
    const found = (data?.bulkActions.nodes ?? []).map(({ id }) => id);
    const ids = [...new Set([...begun, ...found])].filter((id) => !left.includes(id));
    return {
      ids,
      follow: (id: string) => {
        // One that is undone runs a second time.
        setLeft((before) => before.filter((one) => one !== id));
        setBegun((before) => [...before.filter((one) => one !== id), id]);
      },
      leave: (id: string) => setLeft((before) => [...before, id]),
    };
  }, [data, begun, left]);
  return (
    <BulkRunsContext value={runs}>
      {children}
      {runs.ids.length > 0 && (
        <section className={styles.runs} aria-label={i18n.t('Running bulk actions')}>
          {runs.ids.map((id) => (
            <BulkProgress key={id} id={id} />
          ))}
        </section>
      )}
    </BulkRunsContext>
  );
}
