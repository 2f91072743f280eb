import { useMutation } from '@apollo/client/react';
import { Alert, Button, Modal } from '@mantine/core';
import { placeErrors } from '@smartx/client';
import { useI18n, useIsPhone } from '@smartx/ui';
import { useState } from 'react';
import type { BulkChangeInput, BulkFactsFragment, BulkSelectionInput } from '../gql/graphql.ts';
import { BulkChoice } from './BulkChoice.tsx';
import { BulkPreview } from './BulkPreview.tsx';
import styles from './bulk.module.css';
import { BulkPrepareMutation, BulkStartMutation } from './bulk-operations.ts';
import { type BulkKind, type BulkObject, recordsWord } from './bulk-words.ts';
import { useBulkRuns } from './run/bulk-runs.ts';
import type { BulkChosen } from './use-bulk-selection.ts';

interface BulkDialogProps {
  kind: BulkKind;
  object: BulkObject;
  chosen: BulkChosen;
  where: object | null;
  onClose: () => void;
  onStarted: () => void;
}

/** First what every record gets, then how many get it and which do not; only then something is changed. */
export function BulkDialog({ kind, object, chosen, where, onClose, onStarted }: BulkDialogProps) {
  const i18n = useI18n();
  const isPhone = useIsPhone();
  const { follow } = useBulkRuns();
  const [prepared, setPrepared] = useState<BulkFactsFragment | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [prepare, preparing] = useMutation(BulkPrepareMutation);
  const [start, starting] = useMutation(BulkStartMutation);
  const away = i18n.t('The server could not be reached. Try again.');

  const count = async (change: Omit<BulkChangeInput, 'kind'>) => {
    setProblem(null);
    const input = { selection: selectionOf(object, chosen, where), change: { kind, ...change } };
    try {
      const { data } = await prepare({ variables: { input } });
      const [error] = placeErrors(data?.bulkActionPrepare.errors ?? []);
      if (error) setProblem(error.message);
      else setPrepared(data?.bulkActionPrepare.record ?? null);
    } catch {
      setProblem(away);
    }
  };
  const begin = async (action: BulkFactsFragment) => {
    setProblem(null);
    try {
      const { data } = await start({ variables: { input: { id: action.id } } });
      const [error] = placeErrors(data?.bulkActionStart.errors ?? []);
      if (error) return setProblem(error.message);
      follow(action.id);
      onStarted();
      onClose();
    } catch {
      setProblem(away);
    }
  };
  const records = recordsWord(i18n, object, chosen.count);
  const title = {
    edit: i18n.t('Edit {records}', { records }),
    assign: i18n.t('Assign {records}', { records }),
    delete: i18n.t('Delete {records}', { records }),
  }[kind];
  return (
    <Modal opened onClose={onClose} title={title} size={520} fullScreen={isPhone}>
      <div className={styles.dialog}>
        {prepared ? (
          <BulkPreview
            action={prepared}
            isBusy={starting.loading}
            onStart={() => void begin(prepared)}
            onBack={() => setPrepared(null)}
          />
        ) : (
          <BulkChoice {...{ kind, object }} isBusy={preparing.loading} onChosen={(change) => void count(change)} />
        )}
        {problem && (
          <Alert color="red" role="alert">
            {problem}
          </Alert>
        )}
        {!prepared && (
          <Button variant="subtle" onClick={onClose}>
            {i18n.t('Cancel')}
          </Button>
        )}
      </div>
    </Modal>
  );
}

function selectionOf(object: BulkObject, { isAll, ids }: BulkChosen, where: object | null): BulkSelectionInput {
  const all = where ?? {};
  const named = [...ids];
  switch (object) {
    case 'contact':
      return isAll ? { contacts: all } : { contactIds: named };
    case 'company':
      return isAll ? { companies: all } : { companyIds: named };
    case 'deal':
      return isAll ? { deals: all } : { dealIds: named };
    case 'lead':
      return isAll ? { leads: all } : { leadIds: named };
  }
}
