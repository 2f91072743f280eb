import { useQuery } from '@apollo/client/react';
import { Anchor, Button } from '@mantine/core';
import { DateText, formatNumber, useI18n } from '@smartx/ui';
import { useState } from 'react';
import { graphql } from '../gql/gql.ts';
import type { AuditTreeCheckQuery } from '../gql/graphql.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import styles from './audit.module.css';
import { findingSentence } from './finding-words.ts';
import { saveFile } from './save-file.ts';

const STATE = graphql(`
  query AuditTreeState($purpose: Purpose! = RIGHTS_HANDLING) @purpose(is: $purpose) {
    auditHead {
      entries
      waiting
      signedAt
      file
    }
  }
`);

const CHECK = graphql(`
  query AuditTreeCheck($purpose: Purpose! = RIGHTS_HANDLING) @purpose(is: $purpose) {
    auditVerify {
      checkedAt
      entries
      findingCount
      findings {
        kind
        position
        entryId
      }
    }
  }
`);

/** Where the signed tree over the log stands, and whether the log is still what was signed. */
export function AuditTreeBar(props: { slug: string; onOpen: (entryId: string) => void }) {
  const i18n = useI18n();
  const [isAsked, setIsAsked] = useState(false);
  const { data } = useQuery(STATE, { fetchPolicy: 'cache-and-network' });
  const check = useQuery(CHECK, { skip: !isAsked, fetchPolicy: 'network-only' });
  const tree = data?.auditHead;
  if (!tree) return null;
  const { entries, waiting, signedAt, file } = tree;
  return (
    <section className={styles.tree} aria-label={i18n.t('Proof against tampering')}>
      <div className={styles.treeLine}>
        <span>
          {i18n.t('In the signed tree: {entries}. Waiting for their place: {waiting}.', {
            entries: formatNumber(i18n.locale, entries),
            waiting: formatNumber(i18n.locale, waiting),
          })}{' '}
          {signedAt && (
            <>
              {i18n.t('Signed:')} <DateText value={signedAt} format="datetime" />
            </>
          )}
        </span>
        <span className={screen.actions}>
          <Button
            variant="default"
            size="xs"
            loading={check.loading}
            onClick={() => (isAsked ? void check.refetch() : setIsAsked(true))}
          >
            {i18n.t('Check the log')}
          </Button>
          {file && (
            <Button
              variant="default"
              size="xs"
              onClick={() => saveFile(`audit-head-${props.slug}-${entries}.json`, file)}
            >
              {i18n.t('Download the signed head')}
            </Button>
          )}
        </span>
      </div>
      <div role="status">
        {check.data?.auditVerify && !check.loading && <Outcome check={check.data.auditVerify} onOpen={props.onOpen} />}
      </div>
      {check.error && !check.loading && (
        <ProblemState
          title={i18n.t('The log could not be checked')}
          error={check.error}
          onRetry={() => void check.refetch()}
        />
      )}
    </section>
  );
}

type Check = NonNullable<AuditTreeCheckQuery['auditVerify']>;

function Outcome({ check, onOpen }: { check: Check; onOpen: (entryId: string) => void }) {
  const i18n = useI18n();
  const entries = formatNumber(i18n.locale, check.entries);
  if (check.findingCount === 0)
    return (
      <p className={styles.sound}>
        {i18n.t('Nothing was changed, left out or added. Entries checked: {entries}.', { entries })}
      </p>
    );
  return (
    <div className={styles.broken}>
      <strong>{i18n.t('The log is not what was signed')}</strong>
      <ul>
        {check.findings.map(({ kind, position, entryId }) => (
          <li key={`${kind} ${position} ${entryId}`}>
            {findingSentence(i18n, kind, position)}{' '}
            {entryId && (
              <Anchor component="button" type="button" inherit onClick={() => onOpen(entryId)}>
                {i18n.t('Show the entry')}
              </Anchor>
            )}
          </li>
        ))}
      </ul>
      {check.findingCount > check.findings.length && (
        <p>
          {i18n.t('Shown: {shown} of {count}.', {
            shown: formatNumber(i18n.locale, check.findings.length),
            count: formatNumber(i18n.locale, check.findingCount),
          })}
        </p>
      )}
      <p>
        {i18n.t(
          'Repair nothing. Leave the database as it is, tell whoever runs the installation, and compare with a head or a backup that was kept elsewhere.',
        )}
      </p>
    </div>
  );
}
