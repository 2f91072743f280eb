import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import {
  ConfirmDialog,
  DateText,
  type Fact,
  FactList,
  LoadingRows,
  SidePeek,
  UserErrors,
  useI18n,
  useNow,
  useToast,
} from '@smartx/ui';
import { useState } from 'react';
import { graphql } from '../gql/gql.ts';
import type { KeyPeekQuery as PeekData } from '../gql/graphql.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import { useCommand } from '../screen/use-command.ts';
import { KeyEnd, KeyStateBadge, LastUsed, purposesText } from './key-columns.tsx';
import { keyState, scopeLines } from './key-words.ts';
import styles from './keys.module.css';

const KeyPeekQuery = graphql(`
  query KeyPeek($id: ID!) @purpose(is: SECURITY) {
    node(id: $id) {
      id
      ... on ApiKey {
        allowedAddresses
        createdAt
        createdBy {
          id
          displayName
        }
        ...KeyColumns_key @unmask
      }
    }
  }
`);

const KeyRevokeMutation = graphql(`
  mutation KeyRevoke($input: ApiKeyInput!) @purpose(is: SECURITY) {
    apiKeyRevoke(input: $input) {
      record {
        id
        ...KeyColumns_key
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

type PeekKey = Extract<NonNullable<PeekData['node']>, { __typename?: 'ApiKey' }>;

/** A key beside the list: everything that is kept of it, and its end. */
export function KeyPeek({ id, onClose, onChanged }: { id: string; onClose: () => void; onChanged: () => void }) {
  const i18n = useI18n();
  const { data, error, refetch } = useQuery(KeyPeekQuery, { variables: { id } });
  const key = data?.node?.__typename === 'ApiKey' ? data.node : null;
  return (
    <SidePeek opened title={key?.name ?? i18n.t('Key')} onClose={onClose}>
      {error && (
        <ProblemState title={i18n.t('The key could not be loaded')} error={error} onRetry={() => void refetch()} />
      )}
      {!error && !data && <LoadingRows rows={6} />}
      {data && !key && <p>{i18n.t('There is no such key.')}</p>}
      {key && <KeyDetails value={key} onChanged={onChanged} />}
    </SidePeek>
  );
}

function KeyDetails({ value, onChanged }: { value: PeekKey; onChanged: () => void }) {
  const i18n = useI18n();
  const now = useNow();
  const facts: Fact[] = [
    { label: i18n.t('State'), value: <KeyStateBadge value={value} now={now} i18n={i18n} /> },
    { label: i18n.t('Who receives the data'), value: value.recipient },
    { label: i18n.t('What it may do'), value: <Lines lines={scopeLines(i18n, value.scopes)} /> },
    { label: i18n.t('For which purposes'), value: purposesText(i18n, value.purposes) || '—' },
    {
      label: i18n.t('From which addresses'),
      value: value.allowedAddresses.length > 0 ? <Lines lines={value.allowedAddresses} isCode /> : i18n.t('anywhere'),
    },
    { label: i18n.t('Last used'), value: <LastUsed value={value} i18n={i18n} /> },
    { label: i18n.t('Ends'), value: <KeyEnd value={value} i18n={i18n} /> },
    { label: i18n.t('Made by'), value: value.createdBy?.displayName ?? '—' },
    { label: i18n.t('Made on'), value: <DateText value={value.createdAt} /> },
    ...(value.revokedAt ? [{ label: i18n.t('Revoked on'), value: <DateText value={value.revokedAt} /> }] : []),
  ];
  return (
    <>
      <section className={screen.section}>
        <FactList facts={facts} />
      </section>
      {keyState(value, now) !== 'revoked' && (
        <section className={screen.section}>
          <RevokeKey value={value} onDone={onChanged} />
        </section>
      )}
    </>
  );
}

function RevokeKey({ value: { id, name, recipient }, onDone }: { value: PeekKey; onDone: () => void }) {
  const i18n = useI18n();
  const toast = useToast();
  const command = useCommand();
  const [asking, setAsking] = useState(false);
  const [revoke] = useMutation(KeyRevokeMutation);
  const confirm = async () => {
    const isDone = await command.run(
      async () => (await revoke({ variables: { input: { id } } })).data?.apiKeyRevoke.errors,
    );
    if (!isDone) return;
    toast({ message: i18n.t('The key “{name}” was revoked', { name }) });
    onDone();
  };
  return (
    <>
      <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
      <div className={screen.actions}>
        <Button color="red" variant="light" onClick={() => setAsking(true)}>
          {i18n.t('Revoke the key')}
        </Button>
      </div>
      <ConfirmDialog
        danger
        opened={asking}
        onClose={() => setAsking(false)}
        title={i18n.t('Revoke the key “{name}”?', { name })}
        confirmLabel={i18n.t('Revoke the key')}
        onConfirm={confirm}
      >
        {i18n.t(
          'It stops working at once, and cannot be used again. What {recipient} has read already is not affected.',
          {
            recipient,
          },
        )}
      </ConfirmDialog>
    </>
  );
}

function Lines({ lines, isCode = false }: { lines: readonly string[]; isCode?: boolean }) {
  return (
    <ul className={styles.lines}>
      {lines.map((line) => (
        <li key={line}>{isCode ? <code dir="ltr">{line}</code> : line}</li>
      ))}
    </ul>
  );
}
