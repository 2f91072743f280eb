import { expect, it } from 'vitest';
import type { TimelineActivity_ActivityFragment, TimelineNote_NoteFragment } from '../gql/graphql.ts';
import { mergeEvents } from './merge-events.ts';

const note = (id: string, createdAt: string): TimelineNote_NoteFragment => ({
  ...{ __typename: 'Note', id, body: 'text', isPinned: false, createdAt, version: 1, author: null, withheld: [] },
});
const call = (id: string, occurredAt: string): TimelineActivity_ActivityFragment => ({
  ...{
    __typename: 'Activity',
    id,
    kind: 'call',
    direction: 'out',
    subjectLine: null,
    body: null,
    durationSeconds: null,
  },
  ...{ occurredAt, createdAt: '2026-12-01T00:00:00Z', member: null, withheld: [] },
});

it('puts notes and calls in one order, the newest first, by when they happened', () => {
  const { events, hasMore } = mergeEvents({
    notes: {
      nodes: [note('n2', '2026-11-20T00:00:00Z'), note('n1', '2026-11-01T00:00:00Z')],
      pageInfo: { hasNextPage: false },
    },
    activities: { nodes: [call('a1', '2026-11-10T00:00:00Z')], pageInfo: { hasNextPage: false } },
  });

  expect(events.map(({ id }) => id)).toEqual(['n2', 'a1', 'n1']);
  expect(hasMore).toBe(false);
});

it('shows nothing from before the last entry of a list that goes on: something may belong in between', () => {
  const { events, hasMore } = mergeEvents({
    notes: { nodes: [note('n1', '2026-10-01T00:00:00Z')], pageInfo: { hasNextPage: false } },
    activities: { nodes: [call('a1', '2026-11-10T00:00:00Z')], pageInfo: { hasNextPage: true } },
  });

  expect(events.map(({ id }) => id)).toEqual(['a1']);
  expect(hasMore).toBe(true);
});
