import type pg from 'pg';
import { withClient } from '../../../privacy/keys/installation/key-database.ts';
import { KEY_CHANNEL } from '../../../privacy/keys/key-store.ts';
import { destroyRows } from './destroy-rows.ts';
import type { EndParts } from './end-parts.ts';

const PORTION = 2_000;

/**
 * Destroys all that a workspace was: sign-ins of those who belong to no other one, what waits in the queue, every key, every
 * content, every row, and what the key database remembers. Cut off, it goes on; done, it does nothing.
 */
export async function destroyWorkspace(parts: EndParts, workspaceId: string): Promise<void> {
  await withClient(parts.ownerUrl, async (owner) => {
    await endAccess(owner, workspaceId);
    await destroyKeys(parts, workspaceId);
    for await (const { storageKey } of parts.files.list(workspaceId))
      await parts.files.destroy(workspaceId, storageKey);
    await destroyRows(owner, workspaceId);
  });
  await parts.keys.query('delete from workspace_key where workspace_id = $1', [workspaceId]);
  await parts.keys.query('delete from audit_witness where workspace_id = $1', [workspaceId]);
  await parts.keys.query('delete from replay_entry where workspace_id = $1', [workspaceId]);
}

/** Nobody works in it any more, and nothing that waits is done. */
async function endAccess(owner: pg.Client, workspaceId: string): Promise<void> {
  // The sign-in and the queue are installed beside the product's own tables.
  const { rows } = await owner.query<{ auth: boolean; queue: boolean }>(
    "select to_regclass('auth.session') is not null as auth, to_regclass('pgboss.job') is not null as queue",
  );
  if (rows[0]?.auth) await owner.query(END_SESSIONS, [workspaceId]);
  if (rows[0]?.queue) await owner.query("delete from pgboss.job where data ->> 'workspaceId' = $1", [workspaceId]);
}

/** Whoever belongs to no other workspace is signed out everywhere. */
const END_SESSIONS = `delete from auth.session s using public.account a
     where s."userId" = a.auth_user_id
       and exists (select from public.member m where m.account_id = a.id and m.workspace_id = $1)
       and not exists (select from public.member m join public.workspace w on w.id = m.workspace_id and w.closed_at is null
         where m.account_id = a.id and m.status = 'active' and m.workspace_id <> $1)`;

/** The wrapped keys are overwritten; their ids stay as evidence, and keep an older backup of the keys from bringing them back. */
async function destroyKeys({ keys, vault }: EndParts, workspaceId: string): Promise<void> {
  for (;;) {
    const { rows } = await keys.query<{ id: string }>(
      `select key_id as id from data_key where workspace_id = $1 and wrapped is not null limit ${PORTION}`,
      [workspaceId],
    );
    if (rows.length === 0) break;
    await vault.destroyKeys(
      workspaceId,
      rows.map(({ id }) => id),
    );
  }
  // Every process forgets the key of the workspace itself.
  await keys.query('select pg_notify($1, $2)', [KEY_CHANNEL, `${workspaceId}/*`]);
}
