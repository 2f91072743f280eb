import type { EntityManager } from '@mikro-orm/postgresql';
import type pg from 'pg';
import type { Scope } from '../../kernel/scope.ts';
import { findNewestHead } from '../../privacy/audit-tree/signed-head.ts';
import { TreeEdge } from '../../privacy/audit-tree/tree/merkle.ts';

/** What the witness of the audit is told: the tree that is there now. */
interface RestoredTree {
  readonly size: number;
  readonly root: Buffer;
}

/**
 * Says in the audit that the workspace was restored, and which head of its tree was lost with what came after the backup: the
 * witness takes up the tree from there. A head that was kept elsewhere goes on to show the gap.
 */
export async function noteRestore(
  scope: Scope,
  { keys, madeAt }: { readonly keys: Pick<pg.Pool, 'query'>; readonly madeAt: Date },
): Promise<void> {
  const { workspaceId } = scope;
  const { rows } = await keys.query<{ size: string; root: Buffer }>(
    'select size::text as size, root from audit_witness where workspace_id = $1',
    [workspaceId],
  );
  const [seen] = rows;
  const tree = await scope.transaction((em) => restoredTree(em, workspaceId));
  const isShorter = seen !== undefined && Number(seen.size) > tree.size;
  const lost = isShorter ? [`lost head of ${seen.size} entries`, seen.root.toString('hex')] : [];
  await scope.transaction(async (em) => {
    const fields = [`backup of ${madeAt.toISOString()}`, ...lost];
    scope.record(em, { action: 'workspace:restore', targetType: 'workspace', targetId: workspaceId, fields });
    await em.flush();
  });
  if (isShorter)
    await keys.query('update audit_witness set size = $2, root = $3, seen_at = now() where workspace_id = $1', [
      ...[workspaceId, tree.size, tree.root],
    ]);
}

async function restoredTree(em: EntityManager, workspaceId: string): Promise<RestoredTree> {
  const head = await findNewestHead(em, workspaceId);
  return head ? { size: head.size, root: head.root } : { size: 0, root: new TreeEdge(0, []).root };
}
