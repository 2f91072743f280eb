import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { LoadingRows, Timeline, type TimelineItem, useI18n } from '@smartx/ui';
import { useState } from 'react';
import { graphql } from '../gql/gql.ts';
import type { AboutFilter } from '../gql/graphql.ts';
import { RecordSection } from '../record/RecordSection.tsx';
import styles from '../record/record-page.module.css';
import { useNotUsed } from '../session/purpose/use-not-used.ts';
import { QueryProblem } from '../shell/problem/QueryProblem.tsx';
import type { About } from './about.ts';
import { Composer } from './Composer.tsx';
import { mergeEvents } from './merge-events.ts';
import { timelineItem } from './timeline-item.tsx';

/** Notes and activities of a record, the newest first. */
export const RecordTimelineQuery = graphql(`
  query RecordTimeline($about: AboutFilter!, $first: Int!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    notes(where: $about, first: $first, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes {
        id
        ...TimelineNote_note @unmask
      }
      pageInfo {
        hasNextPage
      }
    }
    activities(where: $about, first: $first, orderBy: { field: OCCURRED_AT, direction: DESC }) {
      nodes {
        id
        ...TimelineActivity_activity @unmask
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

const STEP = 25;
const MOST = 250;

/** What happened with a record, as far as it may be seen. */
export function RecordTimeline(props: { about: About; name: string; others?: readonly TimelineItem[] }) {
  const { about, name, others = [] } = props;
  const i18n = useI18n();
  const [first, setFirst] = useState(STEP);
  const { data, previousData, loading, error, refetch } = useQuery(RecordTimelineQuery, {
    variables: { about: filterFor(about), first },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? previousData;
  return (
    <RecordSection title={i18n.t('History')}>
      <Composer key={Object.values(about).join()} about={about} />
      {shown ? (
        <Events
          data={shown}
          name={name}
          others={others}
          canGrow={first < MOST}
          onMore={() => setFirst(Math.min(MOST, first + 75))}
        />
      ) : error ? (
        <QueryProblem title={i18n.t('The history could not be loaded')} error={error} onRetry={() => void refetch()} />
      ) : (
        loading && <LoadingRows rows={5} />
      )}
    </RecordSection>
  );
}

function filterFor(about: About): AboutFilter {
  if ('contactId' in about) return { contact: { id: { eq: about.contactId } } };
  if ('companyId' in about) return { company: { id: { eq: about.companyId } } };
  return { deal: { id: { eq: about.dealId } } };
}

type Data = Parameters<typeof mergeEvents>[0];

interface EventsProps {
  data: Data;
  name: string;
  /** What happened besides, from elsewhere. */
  others: readonly TimelineItem[];
  canGrow: boolean;
  onMore: () => void;
}

function Events(props: EventsProps) {
  const i18n = useI18n();
  const notUsed = useNotUsed('activity:read');
  const { events, hasMore } = mergeEvents(props.data);
  const items = [...events.map((event) => timelineItem(i18n, event)), ...props.others].sort(
    (one, other) => new Date(other.at).getTime() - new Date(one.at).getTime(),
  );
  return (
    <Timeline
      label={i18n.t('History of {name}', { name: props.name })}
      items={items}
      empty={<p className={styles.muted}>{notUsed ?? i18n.t('Nothing has happened yet that you may see.')}</p>}
      footer={
        hasMore && (
          <div className={styles.more}>
            {props.canGrow ? (
              <Button variant="default" size="compact-sm" onClick={props.onMore}>
                {i18n.t('Show older')}
              </Button>
            ) : (
              <p className={styles.muted}>{i18n.t('Only the latest entries are shown here.')}</p>
            )}
          </div>
        )
      }
    />
  );
}
