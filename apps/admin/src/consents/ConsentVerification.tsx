import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { LoadingRows, StatusBadge, type Tone, type Translator, useI18n } from '@smartx/ui';
import { useState } from 'react';
import { EntryProof } from '../audit/EntryProof.tsx';
import { graphql } from '../gql/gql.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import styles from './consents.module.css';

const CheckQuery = graphql(`
  query ConsentCheck($id: ID!) @purpose(is: RIGHTS_HANDLING) {
    consentCheck(id: $id) {
      outcome
      auditEntryId
    }
  }
`);

/** Whether an entry is what the audit wrote down when it was made, and where that stands in the signed tree. */
export function ConsentVerification({ id }: { id: string }) {
  const i18n = useI18n();
  const [isAsked, setIsAsked] = useState(false);
  const { data, error, refetch } = useQuery(CheckQuery, {
    variables: { id },
    skip: !isAsked,
    fetchPolicy: 'network-only',
  });
  const check = data?.consentCheck;
  const verdict = check && verdictOf(i18n, check.outcome);
  return (
    <section className={`${screen.section} ${styles.gap}`} aria-label={i18n.t('Is it unchanged?')}>
      <h3 className={screen.sectionTitle}>{i18n.t('Is it unchanged?')}</h3>
      {!isAsked && (
        <div className={screen.actions}>
          <Button variant="default" size="xs" onClick={() => setIsAsked(true)}>
            {i18n.t('Compare with the audit log')}
          </Button>
        </div>
      )}
      {error && (
        <ProblemState title={i18n.t('The entry could not be checked')} error={error} onRetry={() => void refetch()} />
      )}
      {isAsked && !data && !error && <LoadingRows rows={1} />}
      {data && !check && <p className={screen.note}>{i18n.t('Your roles do not let you read the audit log.')}</p>}
      {verdict && (
        <p role="status" className={screen.note}>
          <StatusBadge tone={verdict.tone}>{verdict.word}</StatusBadge> {verdict.sentence}
        </p>
      )}
      {check?.auditEntryId && <EntryProof id={check.auditEntryId} />}
    </section>
  );
}

function verdictOf(i18n: Translator, outcome: string): { tone: Tone; word: string; sentence: string } {
  switch (outcome) {
    case 'same':
      return {
        tone: 'good',
        word: i18n.t('Unchanged'),
        sentence: i18n.t('The entry says exactly what the audit log wrote down when it was made.'),
      };
    case 'changed':
      return {
        tone: 'bad',
        word: i18n.t('Changed'),
        sentence: i18n.t(
          'The entry is not what the audit log wrote down. Repair nothing: keep the database as it is, and find out who had access to it.',
        ),
      };
    case 'unreadable':
      return {
        tone: 'quiet',
        word: i18n.t('Cannot be compared'),
        sentence: i18n.t('The person was erased, and with their key what the audit log knew of the entry.'),
      };
    case 'not-audited':
      return {
        tone: 'quiet',
        word: i18n.t('Written in bulk'),
        sentence: i18n.t('An import wrote it with many others; the audit log has one entry for the whole run.'),
      };
    default:
      return {
        tone: 'bad',
        word: i18n.t('Nobody answers for it'),
        sentence: i18n.t(
          'Nothing in the audit log says who wrote this. Do not rely on it: keep the database as it is, and find out who had access to it.',
        ),
      };
  }
}
