import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../kernel/scope.ts';

/**
 * The files that whoever asks did not send: a request about a person is not always made by them. What came with one for a child, by
 * an agent or by heirs goes to nobody but whoever made it.
 */
export async function sentByOthers(
  em: EntityManager,
  { workspaceId }: Scope,
  ids: readonly string[],
  reference: string,
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await em.execute<{ id: string }[]>(
    `select e.id from request_evidence e join privacy_request r on r.workspace_id = e.workspace_id and r.id = e.request_id
     where e.workspace_id = ? and e.id in (?) and r.asked_for <> 'self' and r.reference <> ?`,
    [workspaceId, ids, reference],
  );
  return new Set(rows.map(({ id }) => id));
}
