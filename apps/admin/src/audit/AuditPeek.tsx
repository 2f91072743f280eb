import { useQuery } from '@apollo/client/react';
import { Anchor } from '@mantine/core';
import { DateText, type Fact, FactList, LoadingRows, SidePeek, useI18n } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import { recordHref } from '../screen/record-href.ts';
import { purposeWord } from '../shell/words/purpose-words.ts';
import styles from './audit.module.css';
import { type AuditRow, actorName } from './audit-columns.tsx';
import { targetWord, throughWord, touchedText, verbWord } from './audit-words.ts';
import { EntryProof } from './EntryProof.tsx';

const AuditPeekQuery = graphql(`
  query AuditPeek($id: ID!, $purpose: Purpose! = RIGHTS_HANDLING) @purpose(is: $purpose) {
    node(id: $id) {
      id
      ... on AuditEntry {
        ...AuditColumns_entry @unmask
      }
    }
  }
`);

/** One entry of the log in full. */
export function AuditPeek(props: { id: string; slug: string; onClose: () => void }) {
  const i18n = useI18n();
  const { data, error, refetch } = useQuery(AuditPeekQuery, { variables: { id: props.id } });
  const entry = data?.node?.__typename === 'AuditEntry' ? data.node : null;
  return (
    <SidePeek
      opened
      title={entry ? `${targetWord(i18n, entry.targetType ?? '')} ${verbWord(i18n, entry.action)}` : i18n.t('Entry')}
      onClose={props.onClose}
    >
      {error && (
        <ProblemState title={i18n.t('The entry could not be loaded')} error={error} onRetry={() => void refetch()} />
      )}
      {!error && !data && <LoadingRows rows={5} />}
      {data && !entry && <p>{i18n.t('There is no such entry.')}</p>}
      {entry && <EntryFacts entry={entry} slug={props.slug} />}
      {entry && <EntryProof id={entry.id} />}
    </SidePeek>
  );
}

function EntryFacts({ entry, slug }: { entry: AuditRow; slug: string }) {
  const i18n = useI18n();
  const code = (text: string | null) => (text ? <bdi className={styles.code}>{text}</bdi> : '—');
  const href = recordHref(slug, entry.targetType, entry.targetId);
  const facts: Fact[] = [
    { label: i18n.t('When'), value: <DateText value={entry.occurredAt} format="full" /> },
    { label: i18n.t('Who'), value: actorName(i18n, entry) },
    { label: i18n.t('Action'), value: code(entry.action) },
    {
      label: i18n.t('Record'),
      value: href ? <Anchor href={href}>{code(entry.targetId)}</Anchor> : code(entry.targetId),
    },
    { label: i18n.t('Person'), value: code(entry.subjectId) },
    { label: i18n.t('Fields or step'), value: touchedText(i18n, entry.fields) || '—' },
    { label: i18n.t('Purpose'), value: purposeWord(i18n, entry.purpose) },
    { label: i18n.t('Through'), value: throughWord(i18n, entry.through) },
    { label: i18n.t('Operation'), value: code(entry.operationId) },
  ];
  return (
    <>
      <FactList facts={facts} />
      <p className={styles.note}>
        {i18n.t('Entries are written with the change itself, hold no values and are never changed.')}
      </p>
    </>
  );
}
