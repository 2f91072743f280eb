import type pg from 'pg';
import { destroyedWorkspaces } from '../destroyed-workspaces.ts';
import type { KeyProvider } from '../key-provider.ts';
import { assertMarks, KeyStoreError, nameOf } from './installation-mark.ts';
import { inKeyDatabase, type KeyUrls, withClient } from './key-database.ts';
import { assertMasterKey } from './master-key.ts';

/** So many of the oldest and of the newest people of each workspace are looked up, and so many of its newest erasures. */
const SAMPLE = 20;

/** A key of the key database, as the main one names it. */
interface KeyName {
  readonly workspaceId: string;
  readonly keyId: string;
}

/**
 * Makes sure, before anything is migrated, that the key database is this installation's own, that the master key opens it, and
 * that it is no older copy: one that lacks the keys of people who are recorded, or still has those of people who were erased.
 * Reads only.
 * @throws KeyStoreError · MasterKeyError
 */
export async function assertKeyStore(urls: KeyUrls, provider: KeyProvider): Promise<void> {
  await assertMarks(urls);
  await assertMasterKey(urls, provider);
  const expected = await withClient(urls.owner, readExpected);
  if (!expected) return;
  const { lost, alive } = (await inKeyDatabase(urls, (client) => compare(client, expected))) ?? { lost: 0, alive: 0 };
  if (lost + alive === 0) return;
  const found = [
    lost > 0 ? `lacks ${lost} keys of workspaces and people whom the database "${nameOf(urls.owner)}" holds` : [],
    alive > 0 ? `still has the keys of ${alive} people who were erased` : [],
  ].flat();
  throw new KeyStoreError(
    `The key database "${nameOf(urls.keys)}" is an older copy or half of one: it ${found.join(', and ')}. Read the newest backup ` +
      'of the keys into it: "npm run smartx -- keys restore --from FILE" adds what is missing and destroys again what was erased ' +
      'since; without --from it only does the latter, and gives up what no backup has. Nothing was changed.',
  );
}

interface Expected {
  readonly workspaces: readonly string[];
  readonly people: readonly KeyName[];
  readonly erased: readonly KeyName[];
}

async function readExpected(owner: pg.Client): Promise<Expected | null> {
  const there = await owner.query("select to_regclass('public.erasure_ledger') is not null as exists");
  if (!there.rows[0]?.exists) return null;
  const workspaces = await owner.query<{ id: string }>('select id from workspace where closed_at is null');
  return {
    workspaces: workspaces.rows.map(({ id }) => id),
    people: (await owner.query<KeyName>(`${sampleOf('asc')} union ${sampleOf('desc')}`, [SAMPLE])).rows,
    erased: (await owner.query<KeyName>(ERASED, [SAMPLE])).rows,
  };
}

/**
 * Ids of the product begin with the time, here from 2020 to 2050, and their version. One of another kind was put there by somebody
 * else, as synthetic records are, and may have no key: the product writes a key before its row.
 */
const OURS = `id between '016f5e66-e800-7000-8000-000000000000' and '024c0000-0000-7fff-bfff-ffffffffffff'
  and substr(id::text, 15, 1) = '7'`;

function sampleOf(order: 'asc' | 'desc'): string {
  return `(select w.id as "workspaceId", s.id as "keyId" from workspace w cross join lateral (
             select id from data_subject where workspace_id = w.id and ${OURS} order by id ${order} limit $1) s
           where w.closed_at is null)`;
}

const ERASED = `select w.id as "workspaceId", l.subject_id as "keyId" from workspace w cross join lateral (
    select subject_id from erasure_ledger where workspace_id = w.id and keys_destroyed_at is not null
    order by id desc limit $1) l`;

async function compare(keys: pg.Client, { workspaces, people, erased }: Expected) {
  const count = async (sql: string, values: unknown[]) =>
    (await keys.query<{ found: number }>(sql, values)).rows[0]?.found ?? 0;
  const columns = (names: readonly KeyName[]) => [
    names.map(({ workspaceId }) => workspaceId),
    names.map(({ keyId }) => keyId),
  ];
  const ended = await endedWorkspaces(keys);
  const roots = await count(
    `select count(*)::int as found from unnest($1::uuid[]) w (id)
     where not exists (select from workspace_key k where k.workspace_id = w.id and k.version = 1)`,
    [workspaces.filter((id) => !ended.has(id))],
  );
  const lost = await count(
    `select count(*)::int as found from unnest($1::uuid[], $2::uuid[]) s (workspace_id, id)
     where not exists (select from data_key k where k.workspace_id = s.workspace_id and k.key_id = s.id)`,
    columns(people),
  );
  const alive = await count(
    `select count(*)::int as found from unnest($1::uuid[], $2::uuid[]) s (workspace_id, id)
     join data_key k on k.workspace_id = s.workspace_id and k.key_id = s.id and k.wrapped is not null`,
    columns(erased),
  );
  return { lost: roots + lost, alive };
}

/**
 * Workspaces that were destroyed with their keys, as the journal says, or the keys themselves where it was not written any more: a
 * backup that is put back still has them, and they end again.
 */
async function endedWorkspaces(keys: pg.Client): Promise<ReadonlySet<string>> {
  const there = await keys.query("select to_regclass('public.replay_entry') is not null as exists");
  const journaled = there.rows[0]?.exists
    ? await keys.query<{ id: string }>(
        "select body ->> 'closed_workspace_id' as id from replay_entry where kind = 'closure'",
      )
    : { rows: [] };
  return new Set([...journaled.rows.map(({ id }) => id), ...(await destroyedWorkspaces(keys))]);
}
