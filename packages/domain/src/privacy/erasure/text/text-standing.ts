import type { EntityManager } from '@mikro-orm/postgresql';

/** So many days a search takes at most; what it looks for is forgotten then. */
export const LONGEST_SEARCH_DAYS = 7;

/** How far the texts of others are searched for people who were erased, and what is still looked at. It promises no more. */
export interface TextStanding {
  /** It goes on; it went to its end; or what it looked for could not be read any more, so that some texts were not searched. */
  readonly state: 'searching' | 'done' | 'cut-short';
  /** The last day of a search that goes on. */
  readonly searchEndsOn: string | null;
  /** When it ended. */
  readonly searchedAt: Date | null;
  /** How many texts wait for somebody who looks, and until which day. */
  readonly waiting: number;
  readonly reviewEndsOn: string | null;
  /** Texts that could not be read. */
  readonly unread: number;
}

/** Where the search for these erasures stands; null where there was nothing that a text could name. */
export async function textStandingOf(
  em: EntityManager,
  workspaceId: string,
  ledgerIds: readonly string[],
): Promise<TextStanding | null> {
  if (ledgerIds.length === 0) return null;
  const [search] = await em.execute<Searched[]>(
    `select count(*)::int as searches, count(*) filter (where finished_at is null)::int as open,
       count(*) filter (where outcome = 'cut-short')::int as "cutShort", coalesce(sum(failed), 0)::int as unread,
       to_char(max(started_at) filter (where finished_at is null) at time zone 'UTC' + interval '${LONGEST_SEARCH_DAYS} days',
         'YYYY-MM-DD') as "searchEndsOn", max(finished_at) as "searchedAt"
     from erasure_search where workspace_id = ? and ledger_id in (?)`,
    [workspaceId, ledgerIds],
  );
  const [review] = await em.execute<{ waiting: number; reviewEndsOn: string | null }[]>(
    `select count(*)::int as waiting, to_char(max(due_on), 'YYYY-MM-DD') as "reviewEndsOn" from review_item
     where workspace_id = ? and ledger_id in (?) and use = 'erasure' and state = 'open'`,
    [workspaceId, ledgerIds],
  );
  if (!search || search.searches === 0) return null;
  const { open, cutShort, unread, searchEndsOn, searchedAt } = search;
  return {
    state: open > 0 ? 'searching' : cutShort > 0 ? 'cut-short' : 'done',
    searchEndsOn,
    searchedAt: open > 0 || !searchedAt ? null : new Date(searchedAt),
    waiting: review?.waiting ?? 0,
    reviewEndsOn: review?.reviewEndsOn ?? null,
    unread,
  };
}

interface Searched {
  readonly searches: number;
  readonly open: number;
  readonly cutShort: number;
  readonly unread: number;
  readonly searchEndsOn: string | null;
  readonly searchedAt: string | Date | null;
}
