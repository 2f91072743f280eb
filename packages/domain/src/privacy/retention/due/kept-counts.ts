import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../../kernel/scope.ts';
import { loadPeriods, periodBefore } from '../periods.ts';
import { RETENTION_KEYS, type RetentionKey } from '../retention-rules.ts';
import { PROOF_IS_OVER } from './consent-proof.ts';
import { REVIEW_IS_OVER } from './review-over.ts';

const IN_BIN = ['contact', 'company', 'lead', 'deal', 'product', 'task', 'note', 'file', 'saved_view']
  .map(
    (table) =>
      `select b.id from ${table} b where b.workspace_id = (select ws from until) and b.deleted_at <= (select at from until)`,
  )
  .join(' union all ');

/** What each rule that works by itself finds tonight: the rows of before a moment. */
const ROWS: Readonly<Partial<Record<RetentionKey, string>>> = {
  'consent-proof': `select e.id from consent_event e
    where e.workspace_id = (select ws from until) and ${PROOF_IS_OVER.replaceAll('$BEFORE', '(select at from until)')}`,
  request:
    'select id from privacy_request where workspace_id = (select ws from until) and closed_at <= (select at from until)',
  'request-identity': `select id from privacy_request
    where workspace_id = (select ws from until) and closed_at <= (select at from until) and identity_destroyed_at is null`,
  'read-log':
    'select id from read_log where workspace_id = (select ws from until) and occurred_at < (select at from until)',
  bin: IN_BIN,
  'former-member': `select m.id from member m join data_subject s on s.workspace_id = m.workspace_id and s.id = m.subject_id
    where m.workspace_id = (select ws from until) and m.left_at <= (select at from until) and s.erased_at is null`,
  'text-review': `select v.id from review_item v
    where v.workspace_id = (select ws from until) and ${REVIEW_IS_OVER.replace('$BEFORE', '(select at from until)')}`,
  'agent-call':
    'select id from agent_call where workspace_id = (select ws from until) and expires_at <= (select at from until)',
};

/** How much of logs, proofs and the bin goes tonight, by rule. */
export async function countKept(em: EntityManager, scope: Scope): Promise<ReadonlyMap<RetentionKey, number>> {
  const periods = await loadPeriods(em, scope.workspaceId);
  const counts = new Map<RetentionKey, number>();
  for (const key of RETENTION_KEYS) {
    const rows = ROWS[key];
    if (rows === undefined) continue;
    const [row] = await em.execute<{ count: number }[]>(
      `with until as (select ?::uuid as ws, ?::timestamptz as at) select count(*)::int as count from (${rows}) x`,
      [scope.workspaceId, periodBefore(scope.clock.now(), periods[key])],
    );
    counts.set(key, row?.count ?? 0);
  }
  return counts;
}
