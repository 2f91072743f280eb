import { Button, TextInput } from '@mantine/core';
import { formatNumber, useI18n } from '@smartx/ui';
import { type FormEvent, useState } from 'react';
import type { BulkFactsFragment } from '../gql/graphql.ts';
import styles from './bulk.module.css';
import { deedWord, reasonWords, recordsWord } from './bulk-words.ts';

interface BulkPreviewProps {
  action: BulkFactsFragment;
  isBusy: boolean;
  onStart: () => void;
  onBack: () => void;
}

/** How many records will be changed, how many will not and why; a deletion asks for a word. */
export function BulkPreview({ action, isBusy, onStart, onBack }: BulkPreviewProps) {
  const i18n = useI18n();
  const [typed, setTyped] = useState('');
  const count = action.totalCount - action.skippedCount;
  const records = recordsWord(i18n, action.object, count);
  const isDeletion = action.kind === 'delete';
  const word = i18n.t('delete');
  const isReady = count > 0 && (!isDeletion || typed.trim().toLocaleLowerCase() === word.toLocaleLowerCase());
  const start = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) onStart();
  };
  return (
    <form className={styles.dialog} onSubmit={start}>
      <p className={styles.result} role="status">
        {isDeletion
          ? i18n.t('{records} will be deleted.', { records })
          : i18n.t('{records} will be changed. {deed}', { records, deed: deedWord(i18n, action) })}
      </p>
      <BulkReasons action={action} title={i18n.t('Left as they are')} />
      <p className={styles.text}>
        {i18n.t('Who changed something in the meantime is not overruled: such records are left as they are.')}
      </p>
      {isDeletion && count > 0 && (
        <TextInput
          label={i18n.t('Type “{word}” to confirm', { word })}
          description={i18n.t('After 30 days in the recycle bin nobody can bring them back.')}
          value={typed}
          autoComplete="off"
          data-autofocus
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <div className={styles.actions}>
        <Button variant="default" onClick={onBack}>
          {i18n.t('Back')}
        </Button>
        <Button type="submit" color={isDeletion ? 'red' : 'indigo'} disabled={!isReady} loading={isBusy}>
          {isDeletion ? i18n.t('Delete {records}', { records }) : i18n.t('Change {records}', { records })}
        </Button>
      </div>
    </form>
  );
}

/** How many records were left, by reason. */
export function BulkReasons({ action, title }: { action: Pick<BulkFactsFragment, 'reasons'>; title: string }) {
  const i18n = useI18n();
  if (action.reasons.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className={styles.heading}>{title}</h3>
      <ul className={styles.reasons}>
        {action.reasons.map(({ reason, count }) => (
          <li key={reason}>
            <strong>{formatNumber(i18n.locale, count)}</strong> {reasonWords(i18n, reason)}
          </li>
        ))}
      </ul>
    </section>
  );
}
