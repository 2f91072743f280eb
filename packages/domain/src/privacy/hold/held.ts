import type { EntityManager } from '@mikro-orm/postgresql';
import { OnHoldError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { CatalogueTable } from '../catalogue.ts';
import type { ItemKeeper, KeptClaim } from '../erasure/items/item-keeper.ts';
import { itemsOf, sameContacts } from './hold-items.ts';
import { HOLDABLE, type HoldQuery } from './hold-query.ts';

/** A row of the database. */
export interface Row {
  readonly table: string;
  readonly itemId: string;
}

/** A row under a hold. */
interface Held extends Row {
  readonly id: string;
  readonly holdId: string;
}

const ACTIVE = `select i.id, i.item_table as "table", i.item_id as "itemId", i.hold_id as "holdId"
  from hold_item i join legal_hold h on h.workspace_id = i.workspace_id and h.id = i.hold_id and h.released_at is null
  where i.workspace_id = ?`;

/** Those of these rows that a hold keeps from being destroyed, with the hold. Whoever is one person is held as one. */
export async function heldAmong(
  em: EntityManager,
  workspaceId: string,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, string>> {
  const held = new Map<string, string>();
  if (rows.length === 0) return held;
  const ids = rows.map(({ itemId }) => itemId);
  for (const { itemId, holdId } of await em.execute<Held[]>(`${ACTIVE} and i.item_id in (?)`, [workspaceId, ids]))
    held.set(itemId, holdId);
  for (const { table, itemId } of rows) {
    if (table !== 'contact' || held.has(itemId)) continue;
    const same = await sameContacts(em, workspaceId, [itemId]);
    if (same.length < 2) continue;
    const [twin] = await em.execute<Held[]>(`${ACTIVE} and i.item_id in (?) limit 1`, [workspaceId, same]);
    if (twin) held.set(itemId, twin.holdId);
  }
  return held;
}

/** Whether a hold keeps one of these rows from being destroyed. It says nothing about whether they may be used. */
export async function isHeld(
  em: EntityManager,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  rows: readonly Row[],
): Promise<boolean> {
  return (await heldAmong(em, workspaceId, rows)).size > 0;
}

/** @throws OnHoldError where a hold keeps one of these rows from being destroyed */
export async function assertNotHeld(
  em: EntityManager,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  rows: readonly Row[],
): Promise<void> {
  const [holdId] = (await heldAmong(em, workspaceId, rows)).values();
  if (holdId !== undefined) throw new OnHoldError(holdId);
}

/** The rows of a table that holds keep now; whoever is one person with a held contact too. */
export async function heldIdsOf(em: EntityManager, workspaceId: string, table: string): Promise<string[]> {
  await refreshHolds(em, workspaceId);
  const held = await em.execute<Held[]>(`${ACTIVE} and i.item_table = ?`, [workspaceId, table]);
  const ids = held.map(({ itemId }) => itemId);
  return table === 'contact' ? sameContacts(em, workspaceId, ids) : ids;
}

/**
 * Every row of the workspace that stays while holds last: what is held, and what it hangs on, since a note without its deal says
 * less than it did.
 */
export async function protectedRows(
  em: EntityManager,
  workspaceId: string,
  catalogue: readonly CatalogueTable[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const kept = new Map<string, Set<string>>();
  let next: Row[] = await em.execute<Held[]>(ACTIVE, [workspaceId]);
  while (next.length > 0) {
    const found: Row[] = [];
    for (const [name, rows] of Map.groupBy(next, ({ table }) => table)) {
      const known = kept.get(name) ?? new Set<string>();
      kept.set(name, known);
      const ids = rows.map(({ itemId }) => itemId).filter((id) => !known.has(id));
      for (const id of ids) known.add(id);
      if (ids.length === 0) continue;
      if (name === 'contact')
        found.push(...(await sameContacts(em, workspaceId, ids)).map((itemId) => ({ table: name, itemId })));
      for (const { column, linksTo } of catalogue.find(({ table }) => table === name)?.columns ?? []) {
        if (!HOLDABLE.some((table) => table === linksTo) || linksTo === null) continue;
        const parents = await em.execute<{ id: string }[]>(
          `select distinct "${column}" as id from "${name}" where workspace_id = ? and id in (?) and "${column}" is not null`,
          [workspaceId, ids],
        );
        found.push(...parents.map(({ id }) => ({ table: linksTo, itemId: id })));
      }
    }
    next = found.filter(({ table, itemId }) => !kept.get(table)?.has(itemId));
  }
  return kept;
}

/** Takes in what has come to exist since and belongs to a hold by its query. Called before anything is destroyed. */
export async function refreshHolds(em: EntityManager, workspaceId: string): Promise<void> {
  const holds = await em.execute<{ id: string; query: HoldQuery }[]>(
    'select id, query from legal_hold where workspace_id = ? and released_at is null and query is not null',
    [workspaceId],
  );
  for (const { id, query } of holds) await addItems(em, workspaceId, id, await itemsOf(em, workspaceId, query));
}

/** Puts rows under a hold; those that are already stay so. */
export async function addItems(
  em: EntityManager,
  workspaceId: string,
  holdId: string,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const items = rows.map(({ table, itemId }) => ({ id: newId(), item_table: table, item_id: itemId }));
  await em.execute(
    `insert into hold_item (workspace_id, id, hold_id, item_table, item_id, held_at)
     select ?, i.id, ?, i.item_table, i.item_id, now()
     from jsonb_to_recordset(?::jsonb) as i (id uuid, item_table text, item_id uuid)
     on conflict (workspace_id, item_id, hold_id) do nothing`,
    [workspaceId, holdId, JSON.stringify(items)],
  );
}

/** Held rows with whoever is one person with a held contact, each once for a hold: what was merged since hangs on them now. */
async function withTwins(em: EntityManager, workspaceId: string, held: readonly Held[]): Promise<Held[]> {
  const all = new Map(held.map((item) => [`${item.holdId} ${item.itemId}`, item]));
  for (const item of held) {
    if (item.table !== 'contact') continue;
    for (const itemId of await sameContacts(em, workspaceId, [item.itemId])) {
      const key = `${item.holdId} ${itemId}`;
      if (!all.has(key)) all.set(key, { ...item, itemId });
    }
  }
  return [...all.values()];
}

/**
 * B11-AC4: what holds keep of a person who is erased: the held items, and what is a part of them, such as the addresses of a
 * contact.
 */
export class HoldKeeper implements ItemKeeper {
  constructor(private readonly catalogue: readonly CatalogueTable[]) {}

  async claims(
    em: EntityManager,
    { workspaceId, reach }: Parameters<ItemKeeper['claims']>[1],
  ): Promise<readonly KeptClaim[]> {
    await refreshHolds(em, workspaceId);
    const reached = [...reach].flatMap(([table, { ids }]) => ids.map((itemId) => ({ table, itemId })));
    if (reached.length === 0) return [];
    // Whoever releases one of these holds waits until the copies are there, and finds them.
    const held = await em.execute<Held[]>(`${ACTIVE} and i.item_id in (?) for share of h`, [
      ...[workspaceId, reached.map(({ itemId }) => itemId)],
    ]);
    const claims: KeptClaim[] = [];
    for (const item of await withTwins(em, workspaceId, held)) {
      const common = { ground: 'legal-claims', endsOn: null, holdItemId: item.id } as const;
      claims.push({ table: item.table, itemId: item.itemId, ...common });
      for (const part of await this.partsOf(em, workspaceId, item))
        if (reach.get(part.table)?.ids.includes(part.itemId)) claims.push({ ...part, ...common });
    }
    return claims;
  }

  /** Rows that cannot be without the held one, and its values of the fields that the workspace added. */
  private async partsOf(em: EntityManager, workspaceId: string, { table, itemId }: Row): Promise<Row[]> {
    const parts: Row[] = [];
    for (const child of this.catalogue)
      for (const { column, linksTo, isNullable } of child.columns) {
        const isPart = linksTo === table && !isNullable && child.table !== 'contact_merge';
        if (!isPart && !(child.table === 'custom_value' && column === 'record_id')) continue;
        if (HOLDABLE.some((one) => one === child.table)) continue;
        const rows = await em.execute<{ id: string }[]>(
          `select id from "${child.table}" where workspace_id = ? and "${column}" = ?`,
          [workspaceId, itemId],
        );
        parts.push(...rows.map(({ id }) => ({ table: child.table, itemId: id })));
      }
    return parts;
  }
}
