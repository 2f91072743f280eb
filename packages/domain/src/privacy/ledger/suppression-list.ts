import type { EntityManager } from '@mikro-orm/postgresql';
import { SuppressedError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Vault } from '../../kernel/vault.ts';

/** An address in its normal form, as `contact_point` compares it. */
export interface ReachableAddress {
  readonly kind: 'email' | 'phone';
  readonly normalised: string;
}

/** What another system calls a person, or their enquiry. */
export interface ExternalKey {
  readonly kind: 'external-id';
  readonly recordType: string;
  readonly source: string;
  readonly key: string;
}

/** A name at an address that other people use too: the address alone would shut all of them out. */
export interface NamedAddress {
  readonly kind: 'named-address';
  /** As names are compared, see `matchName`. */
  readonly name: string;
  readonly address: ReachableAddress;
}

/** What a deleted person would be recognised by if they were recorded again. */
export type SuppressionKey = ReachableAddress | ExternalKey | NamedAddress;

/** What a suppression stops: writing to the address, or recording its person again. */
export type SuppressionScope = 'no-contact' | 'no-re-creation';

/** A digest as the list stores it. */
export interface SuppressionDigest {
  readonly kind: SuppressionKey['kind'];
  readonly digest: Buffer;
}

/** The digest of a key of {@link SuppressionKey}: under a key of its own, so that the list tells nobody who is on it. */
export async function suppressionDigest(
  vault: Vault,
  workspaceId: string,
  key: SuppressionKey,
): Promise<SuppressionDigest> {
  switch (key.kind) {
    case 'phone':
      return digestOfPhoneIndex(vault, workspaceId, await vault.blindIndex(workspaceId, 'phone', key.normalised));
    case 'named-address':
      return namedDigest(vault, workspaceId, await suppressionDigest(vault, workspaceId, key.address), key.name);
    default:
      return { kind: key.kind, digest: await vault.blindIndex(workspaceId, 'suppression', suppressionKey(key)) };
  }
}

/** The digest of a name at an address, from the digest of the address. */
export async function namedDigest(
  vault: Vault,
  workspaceId: string,
  address: SuppressionDigest,
  name: string,
): Promise<SuppressionDigest> {
  const text = `named-address:${address.digest.toString('hex')}:${name}`;
  return { kind: 'named-address', digest: await vault.blindIndex(workspaceId, 'suppression', text) };
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

/** Stands for a key within the answer of {@link findSuppressed}. */
export function suppressionKey(key: SuppressionKey): string {
  switch (key.kind) {
    case 'external-id':
      return `external-id:${key.recordType}:${JSON.stringify([key.source, key.key])}`;
    case 'named-address':
      return `named-address:${suppressionKey(key.address)}:${key.name}`;
    default:
      return `${key.kind}:${key.normalised}`;
  }
}

/** Which of the keys nobody may be recorded by again, as texts of {@link suppressionKey}; one statement for any number of them. */
export async function findSuppressed(
  em: EntityManager,
  vault: Vault,
  workspaceId: string,
  keys: readonly SuppressionKey[],
): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const byDigest = new Map<string, string>();
  for (const key of keys) {
    const { digest } = await suppressionDigest(vault, workspaceId, key);
    byDigest.set(digest.toString('hex'), suppressionKey(key));
  }
  const rows = await em.execute<{ digest: string }[]>(
    `select encode(digest, 'hex') as digest from suppression
     where workspace_id = ? and scope = 'no-re-creation' and released_at is null and digest in (?)`,
    [workspaceId, [...byDigest.keys()].map((hex) => Buffer.from(hex, 'hex'))],
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
  keys: readonly SuppressionKey[],
  path: string | null = null,
): Promise<void> {
  const suppressed = await findSuppressed(em, vault, workspaceId, keys);
  if (suppressed.size > 0) throw new SuppressedError(path);
}

/**
 * Puts digests on the list; one that is there already counts from now on, and one that was released holds again. Only an address
 * can be written to, so nothing else is kept from being.
 */
export async function suppress(
  em: EntityManager,
  workspaceId: string,
  digests: readonly SuppressionDigest[],
  scopes: readonly SuppressionScope[],
  now: Date,
): Promise<void> {
  for (const { kind, digest } of digests)
    for (const scope of scopes.filter((one) => one !== 'no-contact' || kind === 'email' || kind === 'phone'))
      await em.execute(
        `insert into suppression (workspace_id, id, kind, normalisation_version, key_version, digest, scope, created_at)
         values (?, ?, ?, 1, 1, ?, ?, ?::timestamptz)
         on conflict (workspace_id, kind, digest, scope) do update set released_at = null, created_at = excluded.created_at`,
        [workspaceId, newId(), kind, digest, scope, now.toISOString()],
      );
}

/**
 * Takes what a person is recognised by off the list after a fresh, deliberate act of theirs: a new contract or enquiry. They may be
 * recorded and answered; of the stop of an address the row stays, and keeps advertising away until a consent names the address.
 * @returns how many entries were released
 */
export async function releaseSuppression(
  em: EntityManager,
  vault: Vault,
  workspaceId: string,
  keys: readonly SuppressionKey[],
  now: Date,
): Promise<number> {
  const digests: Buffer[] = [];
  for (const key of keys) digests.push((await suppressionDigest(vault, workspaceId, key)).digest);
  return releaseDigests(em, workspaceId, digests, now);
}

/** The same by digests, for what stood on the list at `at` already. @returns how many entries were released */
export async function releaseDigests(
  em: EntityManager,
  workspaceId: string,
  digests: readonly Buffer[],
  at: Date,
): Promise<number> {
  if (digests.length === 0) return 0;
  const rows = await em.execute<{ id: string }[]>(
    `update suppression set released_at = ?::timestamptz
     where workspace_id = ? and digest in (?) and released_at is null and created_at <= ?::timestamptz returning id`,
    [at.toISOString(), workspaceId, digests, at.toISOString()],
  );
  return rows.length;
}
