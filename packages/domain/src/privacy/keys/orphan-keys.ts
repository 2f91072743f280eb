import type pg from 'pg';
import type { Scope } from '../../kernel/scope.ts';
import { KeyStore } from './key-store.ts';
import { withoutRecord } from './record-keys.ts';

const HOURS = 24;
const PORTION = 5000;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';
/** Attempts that fail leave a few orphans. More than that, and a tenth of all keys, is a database that lacks its people. */
const USUAL = 200;
const USUAL_SHARE = 0.1;

const KINDS = ['subject', 'record'] as const;

/** So many keys open nothing that the database is more likely to lack rows than the keys to be left over. */
export class TooManyOrphansError extends Error {
  override readonly name = 'TooManyOrphansError';

  constructor(orphans: number, keys: number) {
    super(
      `${orphans} of ${keys} keys have no person and no record in the database. Was an older database restored? Nothing ` +
        'was destroyed; "smartx keys sweep --all" destroys them if that is what you want.',
    );
  }
}

/**
 * Destroys the keys of people and records that never came: a key is written before its row, and a transaction that fails takes the
 * row back and leaves the key; and those of records that came back with a backup of the keys. Only those older than a day. Gives how
 * many.
 * @throws TooManyOrphansError, unless all of them are meant
 */
export async function sweepOrphanKeys(scope: Scope, pool: pg.Pool, isAllMeant = false): Promise<number> {
  const { workspaceId } = scope;
  const orphans: string[] = [];
  let keys = 0;
  for (const kind of KINDS) {
    let after: string | undefined = FIRST_ID;
    while (after !== undefined) {
      const portion = await oldKeys(pool, workspaceId, kind, after);
      keys += portion.length;
      if (portion.length > 0) orphans.push(...(await WITHOUT[kind](scope, portion)));
      after = portion.at(-1);
    }
  }
  if (!isAllMeant && areTooMany(orphans.length, keys)) throw new TooManyOrphansError(orphans.length, keys);
  const store = new KeyStore(pool);
  for (let from = 0; from < orphans.length; from += PORTION)
    await store.destroyKeys(workspaceId, orphans.slice(from, from + PORTION));
  return orphans.length;
}

/** Whether so many keys of so many lack their row that the database lacks rows rather than that the keys are left over. */
export function areTooMany(orphans: number, keys: number): boolean {
  return orphans > Math.max(USUAL, keys * USUAL_SHARE);
}

type OrphanKind = (typeof KINDS)[number];

const WITHOUT: Readonly<Record<OrphanKind, (scope: Scope, keyIds: readonly string[]) => Promise<string[]>>> = {
  subject: withoutPerson,
  record: async (scope, keyIds) => {
    const names = keyIds.map((keyId) => ({ workspaceId: scope.workspaceId, keyId }));
    const orphans = await scope.transaction((em) =>
      withoutRecord((sql, values) => em.execute(sql, [...values]), names),
    );
    return orphans.map(({ keyId }) => keyId);
  },
};

async function oldKeys(pool: pg.Pool, workspaceId: string, kind: OrphanKind, after: string): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select key_id as id from data_key
     where workspace_id = $1 and key_id > $2 and kind = $3 and wrapped is not null
       and created_at < now() - interval '${HOURS} hours' order by key_id limit ${PORTION}`,
    [workspaceId, after, kind],
  );
  return rows.map(({ id }) => id);
}

async function withoutPerson(scope: Scope, keyIds: readonly string[]): Promise<string[]> {
  const known = await scope.transaction((em) =>
    em.execute<{ id: string }[]>('select id from data_subject where workspace_id = ? and id in (?)', [
      ...[scope.workspaceId, keyIds],
    ]),
  );
  const people = new Set(known.map(({ id }) => id));
  return keyIds.filter((id) => !people.has(id));
}
