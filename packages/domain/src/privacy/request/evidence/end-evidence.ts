import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../../kernel/scope.ts';
import type { PrivateFiles } from '../../privacy-parts.ts';
import type { PrivacyRequest } from '../privacy-request.entity.ts';
import { requestKey } from '../request-record.ts';
import { type EVIDENCE_KINDS, RequestEvidence } from './request-evidence.entity.ts';

const AT_ONCE = 200;

/** Which files of a request. */
interface Which {
  readonly kind?: (typeof EVIDENCE_KINDS)[number];
  readonly id?: string;
}

/**
 * Lets nobody read files of a request any more, all of them or some: the names are gone with this transaction, keys and contents
 * are destroyed by the job that it queues. Gives how many.
 */
export async function endEvidence(
  em: EntityManager,
  scope: Scope,
  request: PrivacyRequest,
  which: Which = {},
): Promise<number> {
  const found = await em.find(RequestEvidence, { ...requestKey(request), destroyedAt: null, ...which });
  for (const evidence of found) Object.assign(evidence, { destroyedAt: scope.clock.now(), name: null });
  const { workspaceId, jobs } = scope;
  if (found.length > 0) await jobs.enqueue(em, 'request:evidence', { workspaceId });
  return found.length;
}

/** The same for whatever is about people who are erased; called by their erasure. */
export async function endEvidenceOf(em: EntityManager, scope: Scope, subjectIds: readonly string[]): Promise<void> {
  if (subjectIds.length === 0) return;
  const { workspaceId, jobs, clock } = scope;
  const ended = await em.execute<{ id: string }[]>(
    `update request_evidence e set destroyed_at = ?, name = null from request_subject s
     where s.workspace_id = e.workspace_id and s.request_id = e.request_id
       and e.workspace_id = ? and s.subject_id in (?) and e.destroyed_at is null returning e.id`,
    [clock.now(), workspaceId, subjectIds],
  );
  if (ended.length > 0) await jobs.enqueue(em, 'request:evidence', { workspaceId });
}

/**
 * Destroys keys and contents of files that nobody may read any more, and of every request that is over, however it ended. Can run
 * twice: a row says where its content is until nothing of it is left. Gives how many.
 */
export async function destroyEndedEvidence(scope: Scope, files: PrivateFiles): Promise<number> {
  const { workspaceId, vault, clock } = scope;
  const ended = await scope.transaction(async (em) => {
    await em.execute(
      `update request_evidence e set destroyed_at = ?, name = null from privacy_request r
       where r.workspace_id = e.workspace_id and r.id = e.request_id and e.workspace_id = ? and e.destroyed_at is null
         and coalesce(r.closed_at, r.carried_out_at) is not null`,
      [clock.now(), workspaceId],
    );
    const where = { workspaceId, destroyedAt: { $ne: null }, storageKey: { $ne: null } };
    return em.find(RequestEvidence, where, { orderBy: { destroyedAt: 'asc', id: 'asc' }, limit: AT_ONCE });
  });
  if (ended.length === 0) return 0;
  const ids = ended.map(({ id }) => id);
  await vault.destroyKeys(workspaceId, ids);
  for (const { storageKey } of ended) if (storageKey) await files.destroy(workspaceId, storageKey);
  await scope.transaction((em) =>
    em.nativeUpdate(RequestEvidence, { workspaceId, id: { $in: ids } }, { storageKey: null }),
  );
  return ended.length === AT_ONCE ? ended.length + (await destroyEndedEvidence(scope, files)) : ended.length;
}
