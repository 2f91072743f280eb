import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { newId } from '../../../kernel/ids.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { ErasureLedger } from '../../ledger/erasure-ledger.entity.ts';
import { loadRows, textOf } from '../../reach/table-rows.ts';
import type { ErasureContext } from '../erasure-context.ts';
import type { JointRows } from '../joint-records.ts';
import { ErasureSearch } from './erasure-search.entity.ts';

const LOOKED_FOR = z.strictObject({
  names: z.array(z.string()),
  addresses: z.array(z.string()),
  /** Those of the names and addresses that somebody else has too. */
  shared: z.array(z.string()),
  /** What the person was tied to: there a first name alone may mean them. */
  companyIds: z.array(z.string()),
  dealIds: z.array(z.string()),
  /** Records of theirs that others keep: their names were taken out of them with the erasure. */
  jointIds: z.array(z.string()),
});

/** What the texts of others are searched for. */
export type LookedFor = Readonly<z.infer<typeof LOOKED_FOR>>;

/**
 * Remembers what an erased person is recognised by, for the search of the texts of others and no longer: sealed under a key that
 * dies with the search. Called before anything is destroyed; one that is taken up again changes nothing.
 */
export async function rememberLookedFor(
  context: ErasureContext,
  { id: ledgerId, subjectId }: Pick<ErasureLedger, 'id' | 'subjectId'>,
  joint: readonly JointRows[],
): Promise<void> {
  const { em, scope, identifiers } = context;
  const { workspaceId, vault, clock } = scope;
  const { names, addresses } = identifiers;
  if (names.length + addresses.length === 0) return;
  if ((await em.count(ErasureSearch, { workspaceId, ledgerId })) > 0) return;
  const lookedFor: LookedFor = {
    ...{ names: [...names], addresses: [...addresses], shared: await sharedWithOthers(context) },
    ...{ ...(await tiesOf(context)), jointIds: joint.flatMap(({ shared }) => shared.map((row) => row.id)) },
  };
  const id = newId();
  await vault.ensureKeys(workspaceId, 'record', [id]);
  const sealed = await vault.seal(id, placeOf({ workspaceId, id }), JSON.stringify(lookedFor));
  em.persist(
    em.create(ErasureSearch, { workspaceId, id, ledgerId, subjectId, lookedFor: sealed, startedAt: clock.now() }),
  );
  await em.flush();
}

/** What a search looks for; null where its key is destroyed: it ended, and a restored database does not know it yet. */
export async function openLookedFor({ vault }: Scope, search: ErasureSearch): Promise<LookedFor | null> {
  const text = search.lookedFor ? await vault.open(placeOf(search), search.lookedFor) : null;
  return text === null ? null : LOOKED_FOR.parse(JSON.parse(text));
}

function placeOf({ workspaceId, id }: Pick<ErasureSearch, 'workspaceId' | 'id'>) {
  return { workspaceId, table: 'erasure_search', column: 'looked_for', rowId: id };
}

/** The companies and deals that the person was tied to; the erasure takes these links out. */
async function tiesOf({ em, scope, reach }: ErasureContext): Promise<Pick<LookedFor, 'companyIds' | 'dealIds'>> {
  const contacts = reach.get('contact')?.ids ?? [];
  const dealIds = [...(reach.get('deal')?.ids ?? [])];
  if (contacts.length === 0) return { companyIds: [], dealIds };
  const rows = await em.execute<{ id: string }[]>(
    `select distinct company_id as id from contact where workspace_id = ? and id in (?) and company_id is not null`,
    [scope.workspaceId, contacts],
  );
  return { companyIds: rows.map(({ id }) => id), dealIds };
}

/** Names and addresses that are somebody else's too: a text with one of them may mean the other. */
async function sharedWithOthers({ em, scope, catalogue, reach }: ErasureContext): Promise<string[]> {
  const { workspaceId, vault } = scope;
  const contacts = reach.get('contact')?.ids ?? [];
  if (contacts.length === 0) return [];
  const namesakes = await em.execute<{ name: string }[]>(
    `select distinct mine.full_name as name from contact mine join contact other
       on other.workspace_id = mine.workspace_id and other.sort_name = mine.sort_name and other.id not in (?)
     where mine.workspace_id = ? and mine.id in (?) and other.full_name is not null and mine.full_name is not null`,
    [contacts, workspaceId, contacts],
  );
  const points = await em.execute<{ id: string }[]>(
    `select mine.id from contact_point mine where mine.workspace_id = ? and mine.contact_id in (?) and (mine.is_shared
       or exists (select from contact_point o where o.workspace_id = mine.workspace_id
         and o.clear_normalised = mine.clear_normalised and o.contact_id not in (?))
       or exists (select from contact_point o where o.workspace_id = mine.workspace_id
         and o.blind_index = mine.blind_index and o.contact_id not in (?)))`,
    [workspaceId, contacts, contacts, contacts],
  );
  const shared = namesakes.map(({ name }) => name);
  const table = catalogue.find((one) => one.table === 'contact_point');
  if (!table || points.length === 0) return shared;
  const ids = points.map(({ id }) => id);
  for (const row of await loadRows(em, workspaceId, table, ids))
    for (const column of table.columns.filter((one) => ['clear_value', 'sealed_value'].includes(one.column))) {
      const text = (await textOf(vault, workspaceId, column, row))?.trim();
      if (text) shared.push(text);
    }
  return shared;
}

/** Forgets what a search looked for: its key dies with the caller's transaction, as its last step. */
export async function endSearch(
  em: EntityManager,
  scope: Scope,
  search: ErasureSearch,
  outcome: NonNullable<ErasureSearch['outcome']>,
): Promise<void> {
  Object.assign(search, { lookedFor: null, outcome, finishedAt: scope.clock.now() });
  await em.flush();
}

/** Lets the search for somebody begin, as soon as their erasure is committed. */
export async function startSearch(
  em: EntityManager,
  { workspaceId, jobs }: Scope,
  { id: ledgerId }: Pick<ErasureLedger, 'id'>,
): Promise<void> {
  if ((await em.count(ErasureSearch, { workspaceId, ledgerId, finishedAt: null })) > 0)
    await jobs.enqueue(em, 'erasure:search', { workspaceId });
}

/** Lets searches go on that nobody works on; gives how many are open. */
export async function resumeSearches(em: EntityManager, { workspaceId, jobs }: Scope): Promise<number> {
  const open = await em.count(ErasureSearch, { workspaceId, finishedAt: null });
  if (open > 0) await jobs.enqueue(em, 'erasure:search', { workspaceId });
  return open;
}
