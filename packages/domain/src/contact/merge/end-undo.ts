import type { Scope } from '../../kernel/scope.ts';

/** Forgets how merged contacts stood before, once their merges cannot be undone any more; that they were merged stays known. */
export async function endUndo(scope: Scope, before: Date): Promise<void> {
  await scope.transaction((em) =>
    em.execute(
      `update contact_merge set before = null, moved = null
       where workspace_id = ? and merged_at <= ?::timestamptz and (before is not null or moved is not null)`,
      [scope.workspaceId, before],
    ),
  );
}
