import type { EntityManager } from '@mikro-orm/postgresql';
import type { Vault } from '../kernel/vault.ts';
import {
  digestOfPhoneIndex,
  type ExternalKey,
  namedDigest,
  type SuppressionDigest,
  suppressionDigest,
} from '../privacy/ledger/suppression-list.ts';
import { matchName } from '../record/match-name.ts';

interface HeldAddress {
  readonly email: string | null;
  readonly phone: Buffer | null;
  /** Somebody else uses it too, or staff said so. */
  readonly isShared: boolean;
  readonly otherNames: readonly string[];
}

/**
 * What people would be recognised by if they were recorded again: their addresses, and what other systems call them and their
 * enquiries. An address that somebody else uses too stays free, for a deletion must not shut a family or a team out; of it
 * only the person's own name at that address is kept.
 */
export async function digestsOfPeople(
  em: EntityManager,
  vault: Vault,
  workspaceId: string,
  subjectIds: readonly string[],
): Promise<SuppressionDigest[]> {
  if (subjectIds.length === 0) return [];
  const names = await namesOf(em, workspaceId, subjectIds);
  const digests: SuppressionDigest[] = [];
  for (const held of await addressesOf(em, workspaceId, subjectIds)) {
    const address = await digestOfAddress(vault, workspaceId, held);
    if (!held.isShared) digests.push(address);
    const others = new Set(held.otherNames.map(matchName));
    // Father and son of one name cannot be told apart: then the living one is not shut out.
    for (const name of held.isShared ? names : [])
      if (!others.has(name)) digests.push(await namedDigest(vault, workspaceId, address, name));
  }
  for (const key of await externalKeysOf(em, workspaceId, subjectIds))
    digests.push(await suppressionDigest(vault, workspaceId, key));
  return digests;
}

function digestOfAddress(vault: Vault, workspaceId: string, { email, phone }: HeldAddress): Promise<SuppressionDigest> {
  return phone === null
    ? suppressionDigest(vault, workspaceId, { kind: 'email', normalised: email ?? '' })
    : digestOfPhoneIndex(vault, workspaceId, phone);
}

async function namesOf(em: EntityManager, workspaceId: string, subjectIds: readonly string[]): Promise<string[]> {
  const rows = await em.execute<{ name: string }[]>(
    'select full_name as name from contact where workspace_id = ? and subject_id in (?) and full_name is not null',
    [workspaceId, subjectIds],
  );
  return [...new Set(rows.map(({ name }) => matchName(name)))];
}

function addressesOf(em: EntityManager, workspaceId: string, subjectIds: readonly string[]): Promise<HeldAddress[]> {
  return em.execute<HeldAddress[]>(
    `select p.clear_normalised as email, case when p.kind = 'phone' then p.blind_index end as phone,
            p.is_shared or others.are_there as "isShared", others.names as "otherNames"
     from contact_point p join contact c on c.workspace_id = p.workspace_id and c.id = p.contact_id
     cross join lateral (
       select count(*) > 0 as are_there, coalesce(array_agg(oc.full_name) filter (where oc.full_name is not null), '{}') as names
       from contact_point o join contact oc on oc.workspace_id = o.workspace_id and oc.id = o.contact_id
         join data_subject os on os.workspace_id = oc.workspace_id and os.id = oc.subject_id
       where o.workspace_id = p.workspace_id and o.kind = p.kind and os.erased_at is null
         and (o.clear_normalised = p.clear_normalised or o.blind_index = p.blind_index)
         and oc.subject_id not in (?)) others
     where p.workspace_id = ? and c.subject_id in (?) and p.kind in ('email', 'phone')
       and (p.clear_normalised is not null or p.blind_index is not null)`,
    [subjectIds, workspaceId, subjectIds],
  );
}

async function externalKeysOf(
  em: EntityManager,
  workspaceId: string,
  subjectIds: readonly string[],
): Promise<ExternalKey[]> {
  const rows = await em.execute<Omit<ExternalKey, 'kind'>[]>(
    `select e.record_type as "recordType", e.source, e.key from external_id e
     left join lead l on l.workspace_id = e.workspace_id and l.id = e.record_id and e.record_type = 'lead'
     join contact c on c.workspace_id = e.workspace_id and e.record_type in ('contact', 'lead')
       and c.id = coalesce(l.contact_id, e.record_id)
     where e.workspace_id = ? and c.subject_id in (?)`,
    [workspaceId, subjectIds],
  );
  return rows.map((row) => ({ kind: 'external-id', ...row }));
}
