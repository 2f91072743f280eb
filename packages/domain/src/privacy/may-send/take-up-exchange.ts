import type { EntityManager } from '@mikro-orm/postgresql';
import { digestOfPhoneIndex, releaseDigests, suppressionDigest } from '../ledger/suppression-list.ts';
import type { SendParts } from './send-person.ts';

// Hardly any workspace has a stop that holds; the others give no rows.
const STOPPABLE = `select p.clear_normalised as email, case when p.kind = 'phone' then p.blind_index end as phone
  from contact_point p where p.workspace_id = ? and p.contact_id = ? and p.kind in ('email', 'phone')
    and exists (select 1 from suppression s where s.workspace_id = ? and s.scope = 'no-contact' and s.released_at is null)`;

/**
 * Releases the addresses of a person who took up the exchange again, by an enquiry or a contract of their own: they may be
 * answered there. A stop that is younger than what they did holds, and advertising stays away until a consent names the address.
 * @returns how many stops were released
 */
export async function takeUpExchange(
  em: EntityManager,
  { workspaceId, vault }: Pick<SendParts, 'workspaceId' | 'vault'>,
  contactId: string,
  at: Date,
): Promise<number> {
  const values = [workspaceId, contactId, workspaceId];
  const digests: Buffer[] = [];
  for (const { email, phone } of await em.execute<{ email: string | null; phone: Buffer | null }[]>(STOPPABLE, values))
    if (email !== null)
      digests.push((await suppressionDigest(vault, workspaceId, { kind: 'email', normalised: email })).digest);
    else if (phone !== null) digests.push((await digestOfPhoneIndex(vault, workspaceId, phone)).digest);
  return releaseDigests(em, workspaceId, digests, at);
}
