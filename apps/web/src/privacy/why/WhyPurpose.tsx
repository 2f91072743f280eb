import { useQuery } from '@apollo/client/react';
import { LoadingRows, useI18n } from '@smartx/ui';
import { IconBan, IconCheck } from '@tabler/icons-react';
import { graphql } from '../../gql/gql.ts';
import type { WhyPurposeQuery } from '../../gql/graphql.ts';
import { useCrmPurpose } from '../../session/use-session.ts';
import { QueryProblem } from '../../shell/problem/QueryProblem.tsx';
import styles from './why.module.css';
import { purposeName, ruleOf, whySentence } from './why-words.ts';

const WhyPurposeDocument = graphql(`
  query WhyPurpose($subjectId: ID!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    purposeVerdicts(subjectId: $subjectId) {
      purpose
      allowed
      basis
      cause
      since
      changesAt
    }
  }
`);

type Verdict = WhyPurposeQuery['purposeVerdicts'][number];

const icon = { size: 14, stroke: 2, 'aria-hidden': true } as const;

/** Why a person's data may or may not be used: for the purpose in force, and on demand for every other one. */
export function WhyPurpose({ subjectId }: { subjectId: string }) {
  const i18n = useI18n();
  const current = useCrmPurpose();
  const { data, error, refetch } = useQuery(WhyPurposeDocument, {
    variables: { subjectId },
    fetchPolicy: 'cache-and-network',
  });
  const verdicts = data?.purposeVerdicts ?? [];
  const own = verdicts.find(({ purpose }) => purpose === current);
  return (
    <section className={styles.why} aria-labelledby="why-purpose">
      <h3 id="why-purpose" tabIndex={-1}>
        {i18n.t('May this person’s data be used?')}
      </h3>
      {error && !data && (
        <QueryProblem
          title={i18n.t('The decision could not be asked for')}
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {!data && !error && <LoadingRows rows={2} />}
      {own && <Line verdict={own} />}
      {verdicts.length > 1 && (
        <details>
          <summary>{i18n.t('For every other purpose')}</summary>
          <ul className={styles.others}>
            {verdicts
              .filter((verdict) => verdict !== own)
              .map((verdict) => (
                <li key={verdict.purpose}>
                  <Line verdict={verdict} />
                </li>
              ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Line({ verdict }: { verdict: Verdict }) {
  const i18n = useI18n();
  return (
    <p className={styles.line} data-allowed={verdict.allowed}>
      {verdict.allowed ? <IconCheck {...icon} /> : <IconBan {...icon} />}
      <span>
        <strong>{purposeName(i18n, verdict.purpose)}</strong> {whySentence(i18n, verdict)}
        <span className={styles.rule}>{ruleOf(verdict)}</span>
      </span>
    </p>
  );
}
