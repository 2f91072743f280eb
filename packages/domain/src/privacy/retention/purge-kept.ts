import type { Scope } from '../../kernel/scope.ts';
import { REVIEW_IS_OVER } from './due/review-over.ts';
import { loadPeriods, periodBefore, type RetentionPeriods } from './periods.ts';
import type { RetentionKey } from './retention-rules.ts';

/** What only grows for the application: the database forgets what is old enough, and nothing else, whatever it is told. */
const PURGES: readonly { readonly key: RetentionKey; readonly call: string }[] = [
  { key: 'read-log', call: 'select purge_read_log(?, ?) as gone' },
  { key: 'consent-proof', call: 'select purge_consent_proof(?, ?) as gone' },
  { key: 'request', call: 'select purge_requests(?, ?) as gone' },
  { key: 'text-review', call: purgeReviews() },
];

/** What was decided about texts after an erasure that belongs to no request; what still waits for somebody stays. */
function purgeReviews(): string {
  return `with due as (select v.workspace_id, v.id from review_item v where v.workspace_id = ? and ${REVIEW_IS_OVER.replace('$BEFORE', '?')} limit 1000),
    gone as (delete from review_item v using due where v.workspace_id = due.workspace_id and v.id = due.id returning 1)
    select count(*)::int as gone from gone`;
}

/**
 * Forgets the logs and the proofs of a workspace whose time is over (GDPR Art. 5(1)(e)), by its own periods; gives how many rows
 * went by each rule. Nobody approves it: it says nothing about anybody that would be missed.
 * @throws NotAllowedError · PurposeNotAllowedError
 */
export async function purgeKept(scope: Scope): Promise<Readonly<Partial<Record<RetentionKey, number>>>> {
  scope.require('retention:run');
  const { workspaceId, clock } = scope;
  const periods = await scope.transaction((em) => loadPeriods(em, workspaceId));
  const gone: Partial<Record<RetentionKey, number>> = {};
  for (const { key, call } of PURGES) gone[key] = await purge(scope, call, before(key, periods));
  return gone;

  function before(key: RetentionKey, of: RetentionPeriods): Date {
    return periodBefore(clock.now(), of[key]);
  }
}

/** In portions, each its own transaction: a log of years is not forgotten in one. */
async function purge(scope: Scope, call: string, before: Date): Promise<number> {
  let total = 0;
  for (;;) {
    const gone = await scope.transaction(async (em) => {
      const [row] = await em.execute<{ gone: number }[]>(call, [scope.workspaceId, before]);
      return row?.gone ?? 0;
    });
    total += gone;
    if (gone === 0) return total;
  }
}
