import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../kernel/scope.ts';
import { ErasureService } from '../privacy/erasure/erasure.service.ts';
import { claimsOn } from '../privacy/erasure/items/item-keeper.ts';
import type { PrivacyParts } from '../privacy/privacy-parts.ts';
import { reachRows, samePerson } from '../privacy/reach/reached-rows.ts';

const PEOPLE_AT_ONCE = 100;

/**
 * People of whom nothing is left but what has been in the bin since before a moment: no record that lives, no open request of
 * theirs that it would answer. Whoever else is the same human, merges included, counts.
 */
const FORGOTTEN = `
  with recursive binned (subject_id) as (
    select subject_id from contact where workspace_id = ? and deleted_at <= ?
    union select subject_id from company where workspace_id = ? and deleted_at <= ? and subject_id is not null),
  human (root, id) as (
    select s.id, s.id from data_subject s join binned b on b.subject_id = s.id
    where s.workspace_id = ? and s.erased_at is null and s.merged_into_id is null
    union select h.root, m.id from human h join data_subject m on m.merged_into_id = h.id where m.workspace_id = ?)
  select s.id from data_subject s
  where s.workspace_id = ? and s.id in (select root from human)
    and not exists (select 1 from human h join contact c on c.subject_id = h.id
                    where h.root = s.id and c.workspace_id = s.workspace_id and (c.deleted_at is null or c.deleted_at > ?))
    and not exists (select 1 from human h join company c on c.subject_id = h.id
                    where h.root = s.id and c.workspace_id = s.workspace_id and (c.deleted_at is null or c.deleted_at > ?))
    and not exists (select 1 from human h join request_subject r on r.subject_id = h.id
                      join privacy_request q on q.workspace_id = r.workspace_id and q.id = r.request_id
                    where h.root = s.id and r.workspace_id = s.workspace_id and q.closed_at is null)
    and not exists (select 1 from human h join contact c on c.subject_id = h.id
                      join hold_item i on i.workspace_id = c.workspace_id and i.item_id = c.id
                      join legal_hold l on l.workspace_id = i.workspace_id and l.id = i.hold_id and l.released_at is null
                    where h.root = s.id and c.workspace_id = s.workspace_id)
  order by s.id limit ${PEOPLE_AT_ONCE}`;

/** People in the bin by whose address somebody asks for something: staff may not have said yet whom a new request covers. */
async function whoAsks(em: EntityManager, { workspaceId, vault }: Scope): Promise<Set<string>> {
  const open = await em.execute<{ index: Buffer }[]>(
    'select email_index as index from privacy_request where workspace_id = ? and closed_at is null and email_index is not null',
    [workspaceId],
  );
  const asked = new Set(open.map(({ index }) => index.toString('hex')));
  if (asked.size === 0) return asked;
  const held = await em.execute<{ subject: string; address: string }[]>(
    `select c.subject_id as subject, p.clear_normalised as address from contact c
       join contact_point p on p.workspace_id = c.workspace_id and p.contact_id = c.id
     where c.workspace_id = ? and c.deleted_at is not null and p.clear_normalised is not null`,
    [workspaceId],
  );
  const asking = new Set<string>();
  for (const { subject, address } of held) {
    const index = await vault.blindIndex(workspaceId, 'request-email', address);
    if (asked.has(index.toString('hex'))) asking.add(subject);
  }
  return asking;
}

async function hasHolds(em: EntityManager, workspaceId: string): Promise<boolean> {
  const sql = 'select 1 from legal_hold where workspace_id = ? and released_at is null limit 1';
  return (await em.execute(sql, [workspaceId])).length > 0;
}

/** Whether a hold keeps something of a person: nobody asked for their erasure, so they wait as a whole. */
async function isKept(
  em: EntityManager,
  { workspaceId }: Scope,
  { catalogue, keepers }: PrivacyParts,
  subjectId: string,
): Promise<boolean> {
  const subjectIds = await samePerson(em, workspaceId, [subjectId]);
  const reach = await reachRows(em, workspaceId, catalogue, subjectIds);
  return (await claimsOn(em, keepers, { workspaceId, subjectIds, reach }, null)).length > 0;
}

/**
 * Erases the people whose records have been in the bin for long enough, so that nothing sealed for them opens again and what
 * others keep no longer names them. They asked for nothing, so they may be recorded anew. Gives their number.
 */
export async function forgetPeople(scope: Scope, parts: PrivacyParts, before: Date): Promise<number> {
  const { workspaceId } = scope;
  const erasures = new ErasureService(scope, parts);
  const ledgers = await scope.transaction(async (em) => {
    const moments = [workspaceId, before, workspaceId, before, workspaceId, workspaceId, workspaceId, before, before];
    const people = await em.execute<{ id: string }[]>(FORGOTTEN, moments);
    const asking = await whoAsks(em, scope);
    const mayBeHeld = await hasHolds(em, workspaceId);
    const subjectIds: string[] = [];
    for (const { id } of people)
      if (!asking.has(id) && !(mayBeHeld && (await isKept(em, scope, parts, id)))) subjectIds.push(id);
    return erasures.plan(em, { subjectIds, requestId: null, ground: 'retention' });
  });
  for (const ledgerId of ledgers) await erasures.run(ledgerId);
  return ledgers.length;
}
