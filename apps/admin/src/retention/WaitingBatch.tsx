import { useQuery } from '@apollo/client/react';
import { Alert } from '@mantine/core';
import { formatDate, formatNumber, useI18n } from '@smartx/ui';
import { IconCalendarDue } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { graphql } from '../gql/gql.ts';

const WaitingBatchQuery = graphql(`
  query WaitingBatch @purpose(is: RIGHTS_HANDLING) {
    retention {
      batch {
        id
        state
        step
        itemCount
        earliestAt
      }
    }
  }
`);

/** Tells whoever approves, where they begin their day, that people are about to be deleted; nothing where none are. */
export function WaitingBatch({ slug }: { slug: string }) {
  const i18n = useI18n();
  const { data } = useQuery(WaitingBatchQuery, { fetchPolicy: 'cache-and-network' });
  const batch = data?.retention?.batch;
  const isWaiting = batch?.step === 'approve' || batch?.step === 'approve-alone';
  if (!batch || !(isWaiting || batch.state === 'approved')) return null;
  const count = formatNumber(i18n.locale, batch.itemCount);
  const text = isWaiting
    ? i18n.t('The time of {count} people and deals is over. They go once it is approved.', { count })
    : i18n.t('{count} people and deals are deleted, on {date} at the earliest.', {
        ...{ count, date: formatDate(i18n.locale, batch.earliestAt ?? '', 'datetime') },
      });
  return (
    <Alert variant="light" icon={<IconCalendarDue size={16} stroke={1.5} aria-hidden />} title={text}>
      <Link to="/w/$workspace/retention" params={{ workspace: slug }}>
        {i18n.t('Look at it under Retention')}
      </Link>
    </Alert>
  );
}
