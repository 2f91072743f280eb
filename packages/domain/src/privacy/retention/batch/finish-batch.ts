import { LockMode } from '@mikro-orm/postgresql';
import type { Scope } from '../../../kernel/scope.ts';
import type { PrivacyParts } from '../../privacy-parts.ts';
import { RetentionBatch, RetentionItem } from '../retention.entity.ts';
import { keyOf } from './retention-batches.service.ts';
import { notBefore } from './shown-batch.ts';
import { tellApprovers } from './tell-approvers.ts';

/** What is left to be done about an item. */
export const OPEN: RetentionItem['state'][] = ['due', 'begun'];

/** Counts what became of a batch and, once nothing of it is open, ends it and tells those who approve. */
export async function finishBatch(scope: Scope, parts: PrivacyParts, batchId: string): Promise<void> {
  const { workspaceId, clock } = scope;
  await scope.transaction(async (em) => {
    const key = { workspaceId, id: batchId, state: 'approved' } as const;
    const batch = await em.findOne(RetentionBatch, key, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const from = batch && notBefore(batch);
    if (!batch || !from || from > clock.now()) return;
    const items = keyOf(batch);
    batch.doneCount = await em.count(RetentionItem, { ...items, state: 'done' });
    batch.failedCount = await em.count(RetentionItem, { ...items, state: 'failed' });
    batch.sparedCount = await em.count(RetentionItem, { ...items, state: { $nin: [...OPEN, 'done', 'failed'] } });
    batch.updatedAt = clock.now();
    if ((await em.count(RetentionItem, { ...items, state: { $in: OPEN } })) > 0) return;
    Object.assign(batch, { state: 'done', finishedAt: clock.now() });
    const target = { targetType: 'retention_batch', targetId: batch.id, version: batch.version + 1 };
    const counts = ['left alone', `${batch.sparedCount}`, 'failed', `${batch.failedCount}`];
    scope.record(em, { action: 'retention:run', ...target, fields: ['carried out', `${batch.doneCount}`, ...counts] });
    await tellApprovers(em, scope, parts, batch, 'retention-done');
  });
}
