import { useQuery } from '@apollo/client/react';
import { useSmartxScope } from '@smartx/client';
import { LoadingRows, useI18n } from '@smartx/ui';
import { Link } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import { NoticeState } from '../../recipients/recipient-columns.tsx';
import { ProblemState } from '../../screen/ProblemState.tsx';
import screen from '../../screen/screen.module.css';
import styles from './kept.module.css';

const RequestRecipientsQuery = graphql(`
  query RequestRecipients($requestId: ID!) @purpose(is: RIGHTS_HANDLING) {
    recipientNotices(first: 100, where: { requestId: { eq: $requestId } }, orderBy: { field: CREATED_AT, direction: ASC }) {
      nodes {
        id
        ...RecipientColumns_notice @unmask
      }
    }
  }
`);

/** Who received data of the person and is told that they were deleted (GDPR Art. 19). */
export function RequestRecipients({ requestId, timeZone }: { requestId: string; timeZone: string }) {
  const i18n = useI18n();
  const { workspace } = useSmartxScope();
  const { data, error, refetch } = useQuery(RequestRecipientsQuery, {
    variables: { requestId },
    fetchPolicy: 'network-only',
  });
  if (error)
    return (
      <ProblemState title={i18n.t('The recipients could not be loaded')} error={error} onRetry={() => void refetch()} />
    );
  if (!data) return <LoadingRows rows={2} />;
  const notices = data.recipientNotices.nodes;
  return (
    <section className={screen.section} aria-label={i18n.t('Who is told')}>
      <h3 className={screen.sectionTitle}>{i18n.t('Who is told')}</h3>
      {notices.length === 0 ? (
        <p className={screen.note}>{i18n.t('Nobody outside received data of this person.')}</p>
      ) : (
        <>
          <ul className={styles.list}>
            {notices.map((notice) => (
              <li key={notice.id} className={styles.line}>
                <bdi>{notice.recipient}</bdi> <NoticeState row={notice} i18n={i18n} timeZone={timeZone} />
              </li>
            ))}
          </ul>
          <p className={screen.note}>
            <Link to="/w/$workspace/recipients" params={{ workspace }} className={screen.crumb}>
              {i18n.t('See all recipients')}
            </Link>
          </p>
        </>
      )}
    </section>
  );
}
