import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { DateText, LoadingRows, useI18n } from '@smartx/ui';
import { saveFile } from '../audit/save-file.ts';
import { graphql } from '../gql/gql.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import styles from './retention.module.css';

const BatchCertificatesQuery = graphql(`
  query RetentionCertificates($batchId: ID!) @purpose(is: RIGHTS_HANDLING) {
    retentionCertificates(batchId: $batchId) {
      reference
      version
      issuedAt
      destroyedKeys
      sweptAt
      file
    }
  }
`);

/** What the installation signed about the erasures of a batch, to keep and to check anywhere. */
export function BatchCertificates({ batchId }: { batchId: string }) {
  const i18n = useI18n();
  const { data, error, refetch } = useQuery(BatchCertificatesQuery, {
    variables: { batchId },
    fetchPolicy: 'cache-and-network',
  });
  const certificates = data?.retentionCertificates;
  return (
    <section className={styles.part} aria-label={i18n.t('Certificates of deletion')}>
      <h3 className={styles.groupTitle}>{i18n.t('Certificates of deletion')}</h3>
      {error && (
        <ProblemState
          title={i18n.t('The certificate could not be loaded')}
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {!certificates && !error && <LoadingRows rows={2} />}
      {certificates?.length === 0 && (
        <p className={screen.note}>
          {i18n.t(
            'None yet: they are signed within the hour after people were erased. Where nobody was, there is none.',
          )}
        </p>
      )}
      <ul className={styles.list}>
        {certificates?.map(({ reference, version, issuedAt, destroyedKeys, sweptAt, file }) => (
          <li key={reference} className={styles.count}>
            <span className={styles.what}>
              <code dir="ltr">{reference}</code>
              <span className={screen.note}>
                {i18n.t('{count, plural, one {# key destroyed} other {# keys destroyed}}', { count: destroyedKeys })} ·{' '}
                {sweptAt ? i18n.t('files swept') : i18n.t('files wait for the night')} ·{' '}
                <DateText value={issuedAt} format="datetime" />
              </span>
            </span>
            <Button
              variant="default"
              size="xs"
              aria-label={i18n.t('Download the certificate {reference}', { reference })}
              onClick={() => saveFile(`certificate-${reference}-${version}.json`, file)}
            >
              {i18n.t('Download')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
