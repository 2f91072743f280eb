import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import type { Scope } from '../../../kernel/scope.ts';
import { endEvidence } from '../../../privacy/request/evidence/end-evidence.ts';
import { RequestEvidence } from '../../../privacy/request/evidence/request-evidence.entity.ts';
import type { PrivacyRequest } from '../../../privacy/request/privacy-request.entity.ts';
import { requestKey } from '../../../privacy/request/request-record.ts';
import type { EntryOf } from '../../journal/journal-entry.ts';
import type { Replay } from '../replay.ts';

const FILE = z.object({ id: z.string(), storage_key: z.string() });

/**
 * Gives a request the files again that it had: those whose content outlived the restore, because the store was not lost. One that
 * was looked at or taken back since the backup is destroyed again. Says how many are lost.
 */
export async function filesAgain(
  em: EntityManager,
  scope: Scope,
  replay: Replay,
  request: PrivacyRequest,
  rows: EntryOf<'request-stands'>['body']['files'],
): Promise<number> {
  const there = await em.find(RequestEvidence, { ...requestKey(request), destroyedAt: null });
  const wanted = new Set(rows.map((row) => row.id));
  for (const { id } of there) if (!wanted.has(id)) await endEvidence(em, scope, request, { id });
  const known = new Set(there.map(({ id }) => id));
  const missing = rows.filter((row) => typeof row.id !== 'string' || !known.has(row.id));
  let lost = 0;
  for (const row of missing) if (!((await isWhole(replay, scope, row)) && (await putBack(em, row)))) lost += 1;
  return lost;
}

async function putBack(em: EntityManager, row: EntryOf<'request-stands'>['body']['files'][number]): Promise<boolean> {
  const written = await em.execute<unknown[]>(
    `insert into request_evidence select r.* from jsonb_populate_record(null::request_evidence, ?::jsonb) r
     on conflict do nothing returning id`,
    [JSON.stringify(row)],
  );
  return written.length > 0;
}

/** Whether all of a content is in the store and its key is alive. */
async function isWhole({ privacy }: Replay, { workspaceId }: Scope, row: object): Promise<boolean> {
  const file = FILE.safeParse(row).data;
  if (!file) return false;
  try {
    const content = await privacy.files.read(workspaceId, file.storage_key);
    let byteCount = 0;
    for await (const piece of content ?? []) byteCount += piece.length;
    return byteCount > 0;
  } catch {
    // It came after the backup, and the store is as old as that.
    return false;
  }
}
