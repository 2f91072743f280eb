import type { EntityManager } from '@mikro-orm/postgresql';
import type { Vault } from '../../kernel/vault.ts';
import { digestOfPhoneIndex, suppressionDigest } from '../ledger/suppression-list.ts';
import type { AddressStop } from './decide-send.ts';

/** What is kept of an address that can be stopped: an e-mail address in clear, a phone number as its blind index. */
export interface StoppableAddress {
  readonly id: string;
  readonly email: string | null;
  readonly phone: Uint8Array | null;
}

interface StopRow {
  readonly digest: string;
  readonly created_at: string;
  readonly released_at: string | null;
}

/** The stops of these addresses by their ids, those that were released included; one statement for any number of them. */
export async function findAddressStops(
  em: EntityManager,
  vault: Vault,
  workspaceId: string,
  addresses: readonly StoppableAddress[],
): Promise<Map<string, AddressStop>> {
  const digests = new Map<string, Buffer>();
  for (const { id, email, phone } of addresses) {
    if (email !== null)
      digests.set(id, (await suppressionDigest(vault, workspaceId, { kind: 'email', normalised: email })).digest);
    else if (phone !== null) digests.set(id, (await digestOfPhoneIndex(vault, workspaceId, phone)).digest);
  }
  if (digests.size === 0) return new Map();
  const rows = await em.execute<StopRow[]>(
    `select encode(digest, 'hex') as digest, created_at, released_at from suppression
     where workspace_id = ? and scope = 'no-contact' and kind in ('email', 'phone') and digest in (?)`,
    [workspaceId, [...digests.values()]],
  );
  const byDigest = new Map(rows.map((row) => [row.digest, row]));
  return new Map(
    [...digests].flatMap(([id, digest]) => {
      const row = byDigest.get(digest.toString('hex'));
      return row ? [[id, stopOf(row)] as const] : [];
    }),
  );
}

function stopOf({ created_at, released_at }: StopRow): AddressStop {
  return { since: new Date(created_at), releasedAt: released_at === null ? null : new Date(released_at) };
}
