import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../kernel/scope.ts';
import type { EntryOf } from '../journal/journal-entry.ts';

/** Puts a hold back as it was; somebody who is not here any more does not answer for it. */
export async function holdAgain(
  em: EntityManager,
  { workspaceId }: Scope,
  { body }: EntryOf<'hold'>,
): Promise<boolean> {
  const written = await em.execute<{ id: string }[]>(
    `insert into legal_hold select r.* from jsonb_populate_record(null::legal_hold, ?::jsonb || jsonb_build_object('custodian_id',
       (select id from member where workspace_id = ? and id = (?::jsonb ->> 'custodian_id')::uuid))) r
     on conflict do nothing returning id`,
    [JSON.stringify(body), workspaceId, JSON.stringify(body)],
  );
  return written.length > 0;
}

/** Puts a record back under a hold. */
export async function holdItemAgain(
  em: EntityManager,
  { workspaceId }: Scope,
  { body }: EntryOf<'hold-item'>,
): Promise<boolean> {
  const written = await em.execute<{ id: string }[]>(
    `insert into hold_item select r.* from jsonb_populate_record(null::hold_item, ?::jsonb) r
     where exists (select from legal_hold where workspace_id = ? and id = r.hold_id) on conflict do nothing returning id`,
    [JSON.stringify(body), workspaceId],
  );
  return written.length > 0;
}
