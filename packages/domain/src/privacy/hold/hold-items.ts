import type { EntityManager } from '@mikro-orm/postgresql';
import { HOLDABLE, type Holdable, type HoldQuery } from './hold-query.ts';

/** A record of a kind that can be held. */
export interface HoldableItem {
  readonly table: Holdable;
  readonly itemId: string;
}

/** By which columns a record is about a contact, a company or a deal. */
const ABOUT: Readonly<Record<Holdable, readonly ('contact' | 'company' | 'deal')[]>> = {
  contact: [],
  company: [],
  lead: ['contact'],
  deal: ['contact', 'company'],
  note: ['contact', 'company', 'deal'],
  activity: ['contact', 'company', 'deal'],
  task: ['contact', 'company', 'deal'],
  file: ['contact', 'company', 'deal'],
};

/** What people are called in it is no matter of when it was made: who is part of a matter stays in it. */
const WITHOUT_TIME: readonly Holdable[] = ['contact', 'company'];

interface Named {
  readonly contact: readonly string[];
  readonly company: readonly string[];
  readonly deal: readonly string[];
}

/** Everything that a query takes in now, in the bin or not. */
export async function itemsOf(em: EntityManager, workspaceId: string, query: HoldQuery): Promise<HoldableItem[]> {
  const named = await namedBy(em, workspaceId, query);
  const found: HoldableItem[] = [];
  for (const table of HOLDABLE) {
    if (query.kinds && !query.kinds.includes(table)) continue;
    const conditions: string[] = [];
    const values: unknown[] = [workspaceId];
    const add = (condition: string, ids: readonly string[]) => {
      if (ids.length === 0) return;
      conditions.push(condition);
      values.push([...ids]);
    };
    if (table === 'contact' || table === 'company' || table === 'deal') add('t.id in (?)', named[table]);
    for (const about of ABOUT[table]) add(`t.${about}_id in (?)`, named[about]);
    if (['note', 'activity', 'task', 'file'].includes(table))
      add(
        `t.id in (select r.record_id from record_subject r join contact c on c.workspace_id = r.workspace_id
           and c.subject_id = r.subject_id where r.workspace_id = t.workspace_id and c.id in (?))`,
        named.contact,
      );
    if (conditions.length === 0) continue;
    const rows = await em.execute<{ id: string }[]>(
      `select t.id from "${table}" t where t.workspace_id = ? and (${conditions.join(' or ')}) ${inTime(table, query, values)}`,
      values,
    );
    found.push(...rows.map(({ id }) => ({ table, itemId: id })));
  }
  return found;
}

function inTime(table: Holdable, { from, to }: HoldQuery, values: unknown[]): string {
  if (WITHOUT_TIME.includes(table)) return '';
  const parts: string[] = [];
  if (from) {
    parts.push('and t.created_at >= ?::date');
    values.push(from);
  }
  if (to) {
    parts.push('and t.created_at < ?::date + 1');
    values.push(to);
  }
  return parts.join(' ');
}

/** Of companies the people too, and of merged people whoever was merged into them. */
async function namedBy(
  em: EntityManager,
  workspaceId: string,
  { contactIds = [], companyIds = [], dealIds = [] }: HoldQuery,
): Promise<Named> {
  const contacts = new Set(contactIds);
  if (companyIds.length > 0) {
    const people = await em.execute<{ id: string }[]>(
      'select id from contact where workspace_id = ? and company_id in (?)',
      [workspaceId, [...companyIds]],
    );
    for (const { id } of people) contacts.add(id);
  }
  for (const id of await sameContacts(em, workspaceId, [...contacts])) contacts.add(id);
  return { contact: [...contacts], company: companyIds, deal: dealIds };
}

/** The contacts that are one person with these: whoever they were merged into, and whoever was merged into them. */
export async function sameContacts(em: EntityManager, workspaceId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await em.execute<{ id: string }[]>(
    `with recursive same (id) as (
       select id from contact where workspace_id = ? and id in (?)
       union select case when m.merged_id = same.id then m.survivor_id else m.merged_id end
       from contact_merge m join same on same.id in (m.merged_id, m.survivor_id)
       where m.workspace_id = ? and m.undone_at is null)
     select id from same`,
    [workspaceId, [...ids], workspaceId],
  );
  return rows.map(({ id }) => id);
}

/** Those of these records that exist. */
export async function existing(
  em: EntityManager,
  workspaceId: string,
  items: readonly HoldableItem[],
): Promise<HoldableItem[]> {
  const found: HoldableItem[] = [];
  for (const [table, ofTable] of Map.groupBy(items, (item) => item.table)) {
    const ids = ofTable.map(({ itemId }) => itemId);
    const rows = await em.execute<{ id: string }[]>(`select id from "${table}" where workspace_id = ? and id in (?)`, [
      ...[workspaceId, ids],
    ]);
    found.push(...rows.map(({ id }) => ({ table, itemId: id })));
  }
  return found;
}

/** How many of each kind. */
export function countKinds(items: readonly HoldableItem[]): { readonly kind: Holdable; readonly count: number }[] {
  return [...Map.groupBy(items, ({ table }) => table)].map(([kind, ofKind]) => ({ kind, count: ofKind.length }));
}
