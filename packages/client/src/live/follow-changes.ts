import type { ApolloCache, ApolloClient } from '@apollo/client';
import type { WatchedType } from '../generated/graphql.ts';
import type { RecordChange } from './open-change-socket.ts';

/** Changes that come together are looked at together. */
const GATHER_MS = 300;
/** A workspace where much happens must not have its screens load all the time. */
const REST_MS = 3_000;

/** What happened with a record: no answer of a command has it. */
const HISTORY = 'timeline';

/** The type of a changed record and the lists of the API that it stands in. */
const LISTS: Readonly<Partial<Record<WatchedType, { readonly typename: string; readonly lists: readonly string[] }>>> =
  {
    ACTIVITY: { typename: 'Activity', lists: ['activities', HISTORY] },
    COMPANY: { typename: 'Company', lists: ['companies', HISTORY] },
    CONTACT: { typename: 'Contact', lists: ['contacts', HISTORY] },
    DEAL: { typename: 'Deal', lists: ['deals', 'dealsAggregate', HISTORY] },
    FILE: { typename: 'File', lists: ['files', HISTORY] },
    LEAD: { typename: 'Lead', lists: ['leads', 'leadsAggregate', HISTORY] },
    NOTE: { typename: 'Note', lists: ['notes', HISTORY] },
    PRODUCT: { typename: 'Product', lists: ['products'] },
    TASK: { typename: 'Task', lists: ['tasks', HISTORY] },
    IMPORT_RUN: { typename: 'ImportRun', lists: ['importRuns'] },
    INVITATION: { typename: 'Invitation', lists: ['invitations'] },
    MEMBER: { typename: 'Member', lists: ['members'] },
    PRIVACY_REQUEST: { typename: 'PrivacyRequest', lists: ['privacyRequests'] },
    TEAM: { typename: 'Team', lists: ['teams'] },
  };

/** What screens of the CRM show. */
export const CRM_TYPES: readonly WatchedType[] = [
  ...(['ACTIVITY', 'COMPANY', 'CONTACT', 'DEAL', 'FILE', 'LEAD', 'NOTE', 'PRODUCT', 'TASK'] as const),
];

/**
 * Loads again what is on the screen of what changed elsewhere, under the viewer's own policy. What the cache has already, because
 * it was changed here, is left alone; so is what a form was filled from. While nobody looks at the page, it waits.
 */
export class ChangeFollower {
  private readonly waiting = new Map<string, RecordChange & { readonly isHere: boolean }>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private restsUntil = 0;
  private readonly client: ApolloClient;
  private readonly types: readonly WatchedType[];

  /** Follows changes of these types. */
  constructor(client: ApolloClient, types: readonly WatchedType[]) {
    this.client = client;
    this.types = types;
    document.addEventListener('visibilitychange', this.schedule);
  }

  /** Takes note of a change. */
  readonly change = (change: RecordChange): void => {
    // What was changed here is in the cache, but for its place in a history.
    const isHere = isKnown(this.client.cache, change);
    if (isHere && !LISTS[change.recordType]?.lists.includes(HISTORY)) return;
    this.waiting.set(`${change.recordType} ${change.recordId}`, { ...change, isHere });
    this.schedule();
  };

  /** Anything may have changed. */
  readonly everything = (): void => {
    for (const recordType of this.types)
      this.change({ recordType, recordId: null, recordVersion: null, kind: 'CHANGED' });
  };

  /** Forgets what it was told and does nothing more. */
  readonly stop = (): void => {
    document.removeEventListener('visibilitychange', this.schedule);
    if (this.timer) clearTimeout(this.timer);
    this.waiting.clear();
  };

  private readonly schedule = (): void => {
    if (this.timer || this.waiting.size === 0 || document.visibilityState === 'hidden') return;
    this.timer = setTimeout(this.load, Math.max(GATHER_MS, this.restsUntil - Date.now()));
  };

  private readonly load = (): void => {
    this.timer = null;
    this.restsUntil = Date.now() + REST_MS;
    const changes = [...this.waiting.values()];
    this.waiting.clear();
    const loading = this.client.refetchQueries({
      updateCache: (cache) => {
        for (const change of changes) outdate(cache, change);
      },
      onQueryUpdated: ({ queryName }) => !queryName?.endsWith('Edit'),
    });
    // A screen whose query fails says so itself.
    void loading.catch(() => undefined);
  };
}

function entityOf(cache: ApolloCache, { recordType, recordId }: RecordChange): string | undefined {
  const typename = LISTS[recordType]?.typename;
  return typename && recordId ? cache.identify({ __typename: typename, id: recordId }) : undefined;
}

/** Whether the cache has the record as it is by now. */
function isKnown(cache: ApolloCache, change: RecordChange): boolean {
  const id = entityOf(cache, change);
  if (id === undefined || change.recordVersion === null) return false;
  const { recordVersion } = change;
  let isCurrent = false;
  cache.modify({
    id,
    broadcast: false,
    fields: {
      version: (version: unknown) => {
        isCurrent = typeof version === 'number' && version >= recordVersion;
        return version;
      },
    },
  });
  return isCurrent;
}

/** Marks the record, and the lists that it may stand in by now, so that the queries that show them are run again. */
function outdate(cache: ApolloCache, change: RecordChange & { readonly isHere: boolean }): void {
  if (change.isHere) {
    outdateList(cache, HISTORY);
    return;
  }
  const id = entityOf(cache, change);
  if (id !== undefined) cache.modify({ id, fields: (_value, { INVALIDATE }) => INVALIDATE });
  for (const list of LISTS[change.recordType]?.lists ?? []) outdateList(cache, list);
}

function outdateList(cache: ApolloCache, list: string): void {
  cache.modify({ id: 'ROOT_QUERY', fields: { [list]: (_value: unknown, { INVALIDATE }) => INVALIDATE } });
}
