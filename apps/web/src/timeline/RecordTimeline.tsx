import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { LoadingRows, Timeline, type TimelineItem, useI18n } from '@smartx/ui';
import { useEffect, useState } from 'react';
import { graphql } from '../gql/gql.ts';
import { RecordSection } from '../record/RecordSection.tsx';
import styles from '../record/record-page.module.css';
import { useNotUsed } from '../session/purpose/use-not-used.ts';
import { QueryProblem } from '../shell/problem/QueryProblem.tsx';
import type { About } from './about.ts';
import { Composer } from './Composer.tsx';
import type { Entry } from './entries/entry.ts';
import { entryKey, timelineItem } from './entries/timeline-item.tsx';
import { TimelineFilter } from './TimelineFilter.tsx';
import { PARTS, type RecordSearch, useRecordSearch } from './timeline-search.ts';

/** What happened with a record, the newest first. */
export const RecordTimelineQuery = graphql(`
  query RecordTimeline(
    $about: ID!
    $kinds: [TimelineKind!]
    $memberId: ID
    $first: Int!
    $after: String
    $purpose: Purpose! = RELATIONSHIP
  ) @purpose(is: $purpose) {
    timeline(about: $about, kinds: $kinds, memberId: $memberId, first: $first, after: $after) {
      nodes {
        ...TimelineEntry_entry @unmask
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

const STEP = 50;
/** The longest page of the API; what is older comes in further pages. */
const LONGEST = 250;
/** A mail leaves within seconds, and nobody tells when. */
const MAIL_MS = 3_000;

interface RecordTimelineProps {
  /** What is written is about this. */
  about: About;
  /** The record whose history it is, where that is another one: an enquiry has that of its person too. */
  of?: string;
  /** The contact to whom mails about it go. */
  mailTo?: string | undefined;
  name: string;
  /** What happened besides, from elsewhere. */
  others?: readonly TimelineItem[];
}

/** What happened with a record, as far as it may be seen, to the very beginning. */
export function RecordTimeline({ about, of, mailTo, name, others = [] }: RecordTimelineProps) {
  const i18n = useI18n();
  const [search, change] = useRecordSearch();
  const record = of ?? Object.values(about).join();
  const isNarrowed = search.show !== undefined || search.by !== undefined;
  return (
    <RecordSection title={i18n.t('History')}>
      <Composer key={Object.values(about).join()} about={about} mailTo={mailTo} />
      <TimelineFilter search={search} onChange={change} />
      <Pages
        key={[record, search.show?.join(), search.by].join(' ')}
        {...{ record, name, search }}
        after={null}
        others={isNarrowed ? [] : others}
      />
    </RecordSection>
  );
}

interface PagesProps {
  record: string;
  name: string;
  search: RecordSearch;
  /** Behind which entry it begins; null for the newest. */
  after: string | null;
  others: readonly TimelineItem[];
}

/** A stretch of a history, and what is older, a stretch after the other. */
function Pages(props: PagesProps) {
  const i18n = useI18n();
  const [first, setFirst] = useState(STEP);
  const { shown, error, refetch } = usePage(props, first);
  const last = shown?.nodes.at(-1);
  const [older, setOlder] = useState<{ key: string; cursor: string | null } | null>(null);
  // Each answer has another cursor for the same entry; what is older is asked for anew where it begins elsewhere.
  const endKey = last ? entryKey(last) : '';
  if (shown && older && older.key !== endKey) setOlder({ key: endKey, cursor: shown.pageInfo.endCursor });
  if (!shown)
    return error ? (
      <QueryProblem title={i18n.t('The history could not be loaded')} error={error} onRetry={() => void refetch()} />
    ) : (
      <LoadingRows rows={5} />
    );
  const hasMore = shown.pageInfo.hasNextPage;
  const isHere = ({ at }: TimelineItem) => !hasMore || !last || timeOf(at) >= timeOf(last.happenedAt);
  const more = () =>
    first < LONGEST ? setFirst(LONGEST) : setOlder({ key: endKey, cursor: shown.pageInfo.endCursor });
  return (
    <>
      <Events {...props} entries={shown.nodes} others={props.others.filter(isHere)} />
      {hasMore && older?.cursor ? (
        <Pages {...props} after={older.cursor} others={props.others.filter((one) => !isHere(one))} />
      ) : (
        hasMore && (
          <div className={styles.more}>
            <Button variant="default" size="compact-sm" onClick={more}>
              {i18n.t('Show older')}
            </Button>
          </div>
        )
      )}
    </>
  );
}

/** A page that follows what happens; while a mail waits, it asks how far that is. */
function usePage({ record, search, after }: PagesProps, first: number) {
  const kinds = search.show?.flatMap((part) => [...PARTS[part]]) ?? null;
  const { data, previousData, error, refetch, startPolling, stopPolling } = useQuery(RecordTimelineQuery, {
    variables: { about: record, kinds, memberId: search.by ?? null, first, after },
    fetchPolicy: 'cache-and-network',
  });
  const shown = (data ?? previousData)?.timeline;
  const isWaiting = shown?.nodes.some(({ activity }) => activity?.mailState === 'queued') ?? false;
  useEffect(() => {
    if (!isWaiting) return;
    startPolling(MAIL_MS);
    return stopPolling;
  }, [isWaiting, startPolling, stopPolling]);
  return { shown, error, refetch };
}

function timeOf(at: TimelineItem['at']): number {
  return new Date(at).getTime();
}

function Events(props: PagesProps & { entries: readonly Entry[] }) {
  const i18n = useI18n();
  const notUsed = useNotUsed('activity:read');
  const items = [...props.entries.flatMap((entry) => timelineItem(i18n, entry) ?? []), ...props.others];
  // The server's order stays where two happened at the same moment.
  items.sort((one, other) => timeOf(other.at) - timeOf(one.at));
  const isNarrowed = props.search.show !== undefined || props.search.by !== undefined;
  const nothing = isNarrowed
    ? i18n.t('Nothing of what you chose has happened.')
    : (notUsed ?? i18n.t('Nothing has happened yet that you may see.'));
  return (
    <Timeline
      label={i18n.t('History of {name}', { name: props.name })}
      items={items}
      empty={<p className={styles.muted}>{nothing}</p>}
    />
  );
}
