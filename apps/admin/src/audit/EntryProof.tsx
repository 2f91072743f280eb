import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { DateText, formatNumber, LoadingRows, useI18n } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import styles from './audit.module.css';
import { saveFile } from './save-file.ts';

const EntryProofQuery = graphql(`
  query EntryProof($id: ID!, $purpose: Purpose! = RIGHTS_HANDLING) @purpose(is: $purpose) {
    auditProof(id: $id) {
      position
      entries
      signedAt
      file
    }
  }
`);

/** Which place an entry has in the signed tree, and the proof of it. */
export function EntryProof({ id }: { id: string }) {
  const i18n = useI18n();
  const { data, error, refetch } = useQuery(EntryProofQuery, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const proof = data?.auditProof;
  return (
    <section className={`${screen.section} ${styles.proof}`} aria-label={i18n.t('Proof against tampering')}>
      <h3 className={screen.sectionTitle}>{i18n.t('Proof against tampering')}</h3>
      {error && (
        <ProblemState title={i18n.t('The proof could not be made')} error={error} onRetry={() => void refetch()} />
      )}
      {!data && !error && <LoadingRows rows={1} />}
      {data && !proof && (
        <p className={screen.note}>{i18n.t('This entry waits for its place in the signed tree: a minute at most.')}</p>
      )}
      {proof && (
        <>
          <p className={screen.note}>
            {i18n.t('Place {position} of {entries} in the signed tree. Signed:', {
              position: formatNumber(i18n.locale, proof.position),
              entries: formatNumber(i18n.locale, proof.entries),
            })}{' '}
            <DateText value={proof.signedAt} format="datetime" />
          </p>
          <div className={screen.actions}>
            <Button variant="default" size="xs" onClick={() => saveFile(`audit-proof-${id}.json`, proof.file)}>
              {i18n.t('Download the proof')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
