import type { EntityManager } from '@mikro-orm/postgresql';
import { SuppressedError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Vault } from '../../kernel/vault.ts';

/** An address in its normal form, as `contact_point` compares it. */
export interface ReachableAddress {
  readonly kind: 'email' | 'phone';
  readonly normalised: string;
}

/** What a suppression stops: writing to the address, or recording its person again. */
export type SuppressionScope = 'no-contact' | 'no-re-creation';

/** A digest as the list stores it. */
export interface SuppressionDigest {
  readonly kind: 'email' | 'phone';
  readonly digest: Buffer;
}

/** The digest of an address: keyed under a key of its own, so that the list tells nobody who is on it. */
export async function suppressionDigest(
  vault: Vault,
  workspaceId: string,
  { kind, normalised }: ReachableAddress,
): Promise<SuppressionDigest> {
  if (kind === 'phone')
    return digestOfPhoneIndex(vault, workspaceId, await vault.blindIndex(workspaceId, 'phone', normalised));
  return { kind, digest: await vault.blindIndex(workspaceId, 'suppression', `email:${normalised}`) };
}

/**
 * The digest of a phone number from its blind index. The number itself lies under the person's key, which may be destroyed
 * already when an erasure is taken up again.
 */
export async function digestOfPhoneIndex(
  vault: Vault,
  workspaceId: string,
  blindIndex: Uint8Array,
): Promise<SuppressionDigest> {
  const hex = Buffer.from(blindIndex).toString('hex');
  return { kind: 'phone', digest: await vault.blindIndex(workspaceId, 'suppression', `phone:${hex}`) };
}

/** Names an address within the answer of {@link findSuppressed}. */
export function addressKey({ kind, normalised }: ReachableAddress): string {
  return `${kind}:${normalised}`;
}

/** Which of the addresses are on the list, as keys of {@link addressKey}; one statement for any number of them. */
export async function findSuppressed(
  em: EntityManager,
  vault: Vault,
  workspaceId: string,
  addresses: readonly ReachableAddress[],
  scope: SuppressionScope = 'no-re-creation',
): Promise<Set<string>> {
  if (addresses.length === 0) return new Set();
  const byDigest = new Map<string, string>();
  for (const address of addresses) {
    const { digest } = await suppressionDigest(vault, workspaceId, address);
    byDigest.set(digest.toString('hex'), addressKey(address));
  }
  const rows = await em.execute<{ digest: string }[]>(
    `select encode(digest, 'hex') as digest from suppression
     where workspace_id = ? and scope = ? and released_at is null and digest in (?)`,
    [workspaceId, scope, [...byDigest.keys()].map((hex) => Buffer.from(hex, 'hex'))],
  );
  return new Set(rows.flatMap(({ digest }) => byDigest.get(digest) ?? []));
}

/**
 * Makes sure that nobody is recorded again who was deleted at their own request.
 * @throws SuppressedError
 */
export async function assertNotSuppressed(
  em: EntityManager,
  vault: Vault,
  workspaceId: string,
  addresses: readonly ReachableAddress[],
  path: string | null = null,
): Promise<void> {
  const suppressed = await findSuppressed(em, vault, workspaceId, addresses);
  if (suppressed.size > 0) throw new SuppressedError(path);
}

/** Puts digests on the list; one that is there already stays, and one that was released holds again. */
export async function suppress(
  em: EntityManager,
  workspaceId: string,
  digests: readonly SuppressionDigest[],
  scopes: readonly SuppressionScope[],
  now: Date,
): Promise<void> {
  for (const { kind, digest } of digests)
    for (const scope of scopes)
      await em.execute(
        `insert into suppression (workspace_id, id, kind, normalisation_version, key_version, digest, scope, created_at)
         values (?, ?, ?, 1, 1, ?, ?, ?::timestamptz)
         on conflict (workspace_id, kind, digest, scope) do update set released_at = null`,
        [workspaceId, newId(), kind, digest, scope, now.toISOString()],
      );
}

/** Takes an address off the list after a fresh, deliberate act of the person: a new contract or enquiry. */
export async function releaseSuppression(
  em: EntityManager,
  vault: Vault,
  workspaceId: string,
  address: ReachableAddress,
  now: Date,
): Promise<void> {
  const { kind, digest } = await suppressionDigest(vault, workspaceId, address);
  await em.execute(
    `update suppression set released_at = ?::timestamptz
     where workspace_id = ? and kind = ? and digest = ? and scope = 'no-re-creation' and released_at is null`,
    [now.toISOString(), workspaceId, kind, digest],
  );
}
