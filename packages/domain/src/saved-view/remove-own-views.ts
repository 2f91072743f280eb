import type { EntityManager } from '@mikro-orm/postgresql';

/** Removes what a member kept for themselves: their own views with their history, and favourites. Those of a team or of everyone stay. */
export async function removeOwnViews(em: EntityManager, workspaceId: string, memberId: string): Promise<void> {
  const own = "v.owner_id = ?::uuid and v.visibility = 'personal'";
  await em.execute(
    `delete from saved_view_favourite f where f.workspace_id = ? and (f.member_id = ?::uuid or exists (
       select from saved_view v where v.workspace_id = f.workspace_id and v.id = f.saved_view_id and ${own}))`,
    [workspaceId, memberId, memberId],
  );
  await em.execute(
    `delete from field_change h where h.workspace_id = ? and h.record_type = 'saved_view' and exists (
       select from saved_view v where v.workspace_id = h.workspace_id and v.id = h.record_id and ${own})`,
    [workspaceId, memberId],
  );
  await em.execute(`delete from saved_view v where v.workspace_id = ? and ${own}`, [workspaceId, memberId]);
}
