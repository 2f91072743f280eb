import { useQuery } from '@apollo/client/react';
import { Anchor, Button } from '@mantine/core';
import { DateText, type Fact, FactList, LoadingRows, NoValue, SidePeek, useI18n } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import type { ConsentPeekQuery } from '../gql/graphql.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import { pageOf } from '../screen/record-href.ts';
import screen from '../screen/screen.module.css';
import { purposeWord } from '../shell/words/purpose-words.ts';
import { ConsentReceipt } from './ConsentReceipt.tsx';
import { ConsentVerification } from './ConsentVerification.tsx';
import { personName, reachText, recorderName } from './consent-columns.tsx';
import { eventWord, methodWord } from './consent-words.ts';
import styles from './consents.module.css';

const PeekQuery = graphql(`
  query ConsentPeek($id: ID!) @purpose(is: RIGHTS_HANDLING) {
    node(id: $id) {
      id
      ... on ConsentEvent {
        ...ConsentColumns_event @unmask
        wording
        wordingHash
        language
        confirmsId
      }
    }
  }
`);

type Entry = Extract<NonNullable<ConsentPeekQuery['node']>, { __typename: 'ConsentEvent' }>;

interface ConsentPeekProps {
  readonly id: string;
  readonly slug: string;
  /** Shows everything that this person said. */
  readonly onPerson: (subjectId: string) => void;
  readonly onClose: () => void;
}

/** One entry of the ledger in full. */
export function ConsentPeek({ id, slug, onPerson, onClose }: ConsentPeekProps) {
  const i18n = useI18n();
  const { data, error, refetch } = useQuery(PeekQuery, { variables: { id } });
  const entry = data?.node?.__typename === 'ConsentEvent' ? data.node : null;
  return (
    <SidePeek
      opened
      title={entry ? `${eventWord(i18n, entry.event)}: ${purposeWord(i18n, entry.purpose)}` : i18n.t('Entry')}
      onClose={onClose}
    >
      {error && (
        <ProblemState title={i18n.t('The entry could not be loaded')} error={error} onRetry={() => void refetch()} />
      )}
      {!error && !data && <LoadingRows rows={6} />}
      {data && !entry && <p>{i18n.t('There is no such entry.')}</p>}
      {entry && (
        <>
          <EntryFacts entry={entry} slug={slug} />
          <div className={styles.peekActions}>
            <Button variant="default" size="xs" onClick={() => onPerson(entry.subject.id)}>
              {i18n.t('Everything that this person said')}
            </Button>
          </div>
          {hasReceipt(entry) && <ConsentReceipt id={entry.id} />}
          <ConsentVerification id={entry.id} />
        </>
      )}
    </SidePeek>
  );
}

/** An objection ends no consent, and of somebody who was erased nothing is handed out. */
function hasReceipt({ event, subject }: Entry): boolean {
  return !['objected', 'objection-lifted'].includes(event) && !subject.erasedAt;
}

function EntryFacts({ entry, slug }: { entry: Entry; slug: string }) {
  const i18n = useI18n();
  const href = pageOf(slug, 'contact', entry.subject.contacts[0]?.id ?? null);
  const name = <bdi>{personName(i18n, entry)}</bdi>;
  const facts: Fact[] = [
    { label: i18n.t('Person'), value: href && !entry.subject.erasedAt ? <Anchor href={href}>{name}</Anchor> : name },
    { label: i18n.t('Channel and topic'), value: reachText(i18n, entry) },
    { label: i18n.t('Said on'), value: <DateText value={entry.occurredAt} format="full" /> },
    { label: i18n.t('Recorded on'), value: <DateText value={entry.recordedAt} format="full" /> },
    {
      label: i18n.t('Runs out'),
      value: entry.expiresAt ? <DateText value={entry.expiresAt} format="full" /> : <NoValue />,
    },
    { label: i18n.t('How'), value: methodWord(i18n, entry.method) },
    { label: i18n.t('Recorded by'), value: recorderName(i18n, entry) },
    { label: i18n.t('Words agreed to'), value: <Words entry={entry} />, sealed: entry.wording !== null },
  ];
  return (
    <>
      <FactList facts={facts} />
      <p className={`${screen.note} ${styles.gap}`}>
        {i18n.t(
          'Entries are never changed. What somebody says later is a new entry; the state goes by when they said it.',
        )}
      </p>
    </>
  );
}

function Words({ entry: { wording, wordingHash, language } }: { entry: Entry }) {
  const i18n = useI18n();
  if (!wordingHash) return <NoValue />;
  return (
    <div className={styles.words}>
      {wording ? (
        <q lang={language ?? undefined} dir="auto">
          {wording}
        </q>
      ) : (
        <span>{i18n.t('The words cannot be read any more; their fingerprint stays.')}</span>
      )}
      <bdi className={styles.code} title={i18n.t('SHA-256 of the words')}>
        {wordingHash}
      </bdi>
    </div>
  );
}
