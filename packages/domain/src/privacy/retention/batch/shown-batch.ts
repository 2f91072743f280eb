import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../../kernel/scope.ts';
import type { PrivacyParts } from '../../privacy-parts.ts';
import { SELF_APPROVAL_HOURS } from '../../request/request-state.ts';
import { RetentionBatch } from '../retention.entity.ts';
import type { RetentionKey } from '../retention-rules.ts';

/** A batch in numbers: whom it is about is in nobody's answer. */
export interface ShownBatch {
  readonly id: string;
  readonly version: number;
  readonly state: RetentionBatch['state'];
  readonly createdAt: Date;
  readonly itemCount: number;
  readonly doneCount: number;
  readonly sparedCount: number;
  readonly failedCount: number;
  readonly byRule: readonly { readonly rule: RetentionKey; readonly count: number }[];
  /** Who approved first, and last; by name. */
  readonly firstApprovedBy: string | null;
  readonly approvedBy: string | null;
  readonly isSelfApproved: boolean;
  /** What the reader can do about it: approve as one of two, approve alone because nobody else can, or wait for the other. */
  readonly step: 'approve' | 'approve-alone' | 'wait' | null;
  /** When it is carried out at the earliest; null while it is not approved. */
  readonly earliestAt: Date | null;
  readonly finishedAt: Date | null;
}

/** What waits to be approved or carried out, else what was done last; null where there was never anything. */
export async function shownBatch(em: EntityManager, scope: Scope, parts: PrivacyParts): Promise<ShownBatch | null> {
  const { workspaceId } = scope;
  const [batch] = await em.find(
    RetentionBatch,
    { workspaceId, state: { $ne: 'replaced' } },
    { orderBy: { createdAt: 'desc', id: 'desc' }, limit: 1 },
  );
  if (!batch) return null;
  const byRule = await em.execute<{ rule: RetentionKey; count: number }[]>(
    'select rule, count(*)::int as count from retention_item where workspace_id = ? and batch_id = ? group by rule order by rule',
    [workspaceId, batch.id],
  );
  const [names] = await em.execute<{ first: string | null; last: string | null }[]>(
    `select (select coalesce(full_name, 'Former member ' || former_number) from member where workspace_id = ? and id = ?) as first,
       (select coalesce(full_name, 'Former member ' || former_number) from member where workspace_id = ? and id = ?) as last`,
    [workspaceId, batch.firstApprovedById ?? null, workspaceId, batch.approvedById ?? null],
  );
  const { id, version, state, createdAt, itemCount, doneCount, sparedCount, isSelfApproved } = batch;
  const { failedCount } = batch;
  const people = { firstApprovedBy: names?.first ?? null, approvedBy: names?.last ?? null };
  const times = { createdAt, earliestAt: notBefore(batch), finishedAt: batch.finishedAt ?? null };
  const step = await stepOf(em, scope, parts, batch);
  const counts = { itemCount, doneCount, sparedCount, failedCount, byRule };
  return { id, version, state, ...counts, isSelfApproved, ...people, ...times, step };
}

async function stepOf(em: EntityManager, { workspaceId, viewer }: Scope, parts: PrivacyParts, batch: RetentionBatch) {
  if (batch.state !== 'proposed' || viewer.kind !== 'member') return null;
  const approvers = await parts.directory.approvers(em, workspaceId);
  if (!approvers.includes(viewer.id ?? '')) return null;
  if (approvers.length === 1 && (batch.firstApprovedById ?? viewer.id) === viewer.id) return 'approve-alone';
  return batch.firstApprovedById === viewer.id ? 'wait' : 'approve';
}

/** When an approved batch is carried out at the earliest: whoever approved alone has a day to think better of it. */
export function notBefore({ approvedAt, isSelfApproved }: RetentionBatch): Date | null {
  if (!approvedAt) return null;
  return isSelfApproved ? new Date(approvedAt.getTime() + SELF_APPROVAL_HOURS * 3_600_000) : approvedAt;
}
