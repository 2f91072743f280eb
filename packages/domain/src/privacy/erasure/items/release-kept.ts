import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import { dateOf } from '../../../kernel/clock.ts';
import { settleWrites } from '../../../kernel/records/unread.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { type PrivateFiles, workspaceFacts } from '../../privacy-parts.ts';
import { KeptItem } from './erasure-item.entity.ts';

const AT_ONCE = 200;

/**
 * Destroys the copies that a hold kept, because it is released: for these the erasure goes on at once. A copy that something else
 * keeps too is another one, and stays. Gives how many.
 */
export function releaseKept(
  em: EntityManager,
  scope: Scope,
  files: PrivateFiles,
  holdItemIds: readonly string[],
): Promise<number> {
  if (holdItemIds.length === 0) return Promise.resolve(0);
  return destroy(em, scope, files, { holdItemId: { $in: [...holdItemIds] } });
}

/** Destroys the copies whose last day is over, and those of holds that were released; some of many at once. Gives how many. */
export async function releaseDue(em: EntityManager, scope: Scope, files: PrivateFiles): Promise<number> {
  const { workspaceId, clock } = scope;
  const { timeZone } = await workspaceFacts(em, workspaceId);
  const released = await em.execute<{ id: string }[]>(
    `select k.id from kept_item k
       join hold_item i on i.workspace_id = k.workspace_id and i.id = k.hold_item_id
       join legal_hold h on h.workspace_id = i.workspace_id and h.id = i.hold_id and h.released_at is not null
     where k.workspace_id = ? and k.released_at is null order by k.id limit ?`,
    [workspaceId, AT_ONCE],
  );
  const due = { endsOn: { $lt: dateOf(clock.now(), timeZone) } };
  return destroy(em, scope, files, { $or: [due, { id: { $in: released.map(({ id }) => id) } }] }, AT_ONCE);
}

async function destroy(
  em: EntityManager,
  scope: Scope,
  files: PrivateFiles,
  where: FilterQuery<KeptItem>,
  limit?: number,
): Promise<number> {
  const { workspaceId, vault, clock } = scope;
  const options = { orderBy: { id: 'asc' }, ...(limit === undefined ? {} : { limit }) } as const;
  const items = await em.find(KeptItem, { $and: [{ workspaceId, releasedAt: null }, where] }, options);
  if (items.length === 0) return 0;
  for (const item of items) {
    if (item.storageKey) await files.destroy(workspaceId, item.storageKey);
    Object.assign(item, { snapshot: null, storageKey: null, releasedAt: clock.now() });
    scope.record(em, { action: 'subject:erase', targetType: 'kept_item', targetId: item.id, fields: ['released'] });
  }
  await settleWrites(em);
  await vault.destroyKeys(
    workspaceId,
    items.map(({ id }) => id),
  );
  return items.length;
}
