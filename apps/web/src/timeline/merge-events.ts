import type { TimelineActivity_ActivityFragment, TimelineNote_NoteFragment } from '../gql/graphql.ts';

/** Something that happened, from one of several lists. */
export type TimelineEvent = TimelineNote_NoteFragment | TimelineActivity_ActivityFragment;

interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean };
}

/**
 * Several lists as one, the newest first. A list that goes on hides what lies before its last entry: something of it may belong
 * in between.
 */
export function mergeEvents(lists: {
  notes: Page<TimelineNote_NoteFragment>;
  activities: Page<TimelineActivity_ActivityFragment>;
}): { events: TimelineEvent[]; hasMore: boolean } {
  const pages: Page<TimelineEvent>[] = [lists.notes, lists.activities];
  const unfinished = pages.filter(({ pageInfo }) => pageInfo.hasNextPage);
  const horizon = Math.max(...unfinished.map(({ nodes }) => momentOf(nodes.at(-1))), Number.NEGATIVE_INFINITY);
  const events = pages
    .flatMap(({ nodes }) => nodes)
    .filter((event) => momentOf(event) >= horizon)
    .sort((a, b) => momentOf(b) - momentOf(a));
  return { events, hasMore: unfinished.length > 0 };
}

/** When it happened. */
export function instantOf(event: TimelineEvent): string {
  return event.__typename === 'Activity' ? (event.occurredAt ?? event.createdAt) : event.createdAt;
}

function momentOf(event: TimelineEvent | undefined): number {
  return event ? new Date(instantOf(event)).getTime() : Number.NEGATIVE_INFINITY;
}
