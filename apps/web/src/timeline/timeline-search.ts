import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { TimelineKind } from '../gql/graphql.ts';
import { COMPOSED, type Composed } from './about.ts';

/** What a history can be narrowed to, as people think of it, with the kinds of the API. */
export const PARTS = {
  notes: ['NOTE'],
  talks: ['CALL', 'MEETING', 'MAIL', 'MESSAGE', 'PAGE_VIEW'],
  tasks: ['TASK_PLANNED', 'TASK_DONE'],
  changes: ['CHANGE', 'STAGE_MOVE'],
  files: ['FILE'],
  privacy: ['CONSENT', 'PRIVACY_REQUEST'],
} as const satisfies Record<string, readonly TimelineKind[]>;

/** One of {@link PARTS}. */
export type Part = keyof typeof PARTS;

/** The state of a record's page, kept in its address: it can be shared, and Back restores it. */
export interface RecordSearch {
  /** The parts of the history that are shown, without it all. */
  readonly show?: readonly Part[] | undefined;
  /** The member whose deeds are shown. */
  readonly by?: string | undefined;
  /** What is being written. */
  readonly write?: Composed | undefined;
}

/** Whether a text names a part of the history. */
export function isPart(text: unknown): text is Part {
  return typeof text === 'string' && Object.hasOwn(PARTS, text);
}

/** Reads the state of a record's page from an address; what is not understood is dropped. */
export function readRecordSearch(search: Record<string, unknown>): RecordSearch {
  const show = Array.isArray(search.show) ? search.show.filter(isPart) : [];
  const write = COMPOSED.find((one) => one === search.write);
  const { by } = search;
  // The router keeps of an address what its reader does not name, so everything is named.
  return {
    show: show.length > 0 ? [...new Set(show)] : undefined,
    by: typeof by === 'string' && /^mem_\w{1,40}$/.test(by) ? by : undefined,
    write,
  };
}

/** The state of the open record's page, and what changes a part of it. Narrowing a history does not fill that of the browser. */
export function useRecordSearch(): [RecordSearch, (change: Partial<RecordSearch>) => void] {
  const search = readRecordSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const change = useCallback(
    (more: Partial<RecordSearch>) => {
      void navigate({ to: '.', search: (before) => ({ ...before, ...more }), replace: true, resetScroll: false });
    },
    [navigate],
  );
  return [search, change];
}
