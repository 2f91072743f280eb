import { createHmac, randomBytes } from 'node:crypto';
import type { IndexUse, KeyKind, SealedPlace, Vault } from '../../kernel/vault.ts';
import { Gathering } from './gathering.ts';
import { deriveKey, type KeyProvider, unwrapKey, wrapKey } from './key-provider.ts';
import type { KeyStore, StoredKey } from './key-store.ts';
import { commitTo, keyIdOf, openText, sealText } from './sealed-value.ts';

const CACHED_KEYS = 20_000;
const INDEX_BYTES = 16;

/** The sealed value names a key that was never made; a bug, not an erasure. */
export class MissingKeyError extends Error {}

interface WorkspaceKeys {
  readonly newest: number;
  readonly byVersion: ReadonlyMap<number, Buffer>;
}

/** The vault over a key store: unwrapped keys are kept in a bounded cache and dropped when they are destroyed. */
export class KeyRing implements Vault {
  private readonly workspaceKeys = new Map<string, WorkspaceKeys>();
  private readonly dataKeys = new Map<string, Buffer>();
  private readonly making = new Gathering();
  private generation = 0;

  constructor(
    private readonly store: KeyStore,
    private readonly provider: KeyProvider,
  ) {}

  async ensureKeys(workspaceId: string, kind: KeyKind, keyIds: readonly string[]): Promise<void> {
    const missing = keyIds.filter((keyId) => !this.dataKeys.has(cacheKey(workspaceId, keyId)));
    if (missing.length > 0)
      await this.making.join(`${workspaceId} ${kind}`, missing, (ids) => this.make(workspaceId, kind, ids));
  }

  /** Makes keys and keeps them; resolves when they are written, so that nothing is sealed under a key that may get lost. */
  private async make(workspaceId: string, kind: KeyKind, keyIds: readonly string[]): Promise<void> {
    const made = new Map(keyIds.map((keyId) => [keyId, randomBytes(32)]));
    const { generation } = this;
    let added: string[] | null = null;
    while (added === null) {
      const { newest, byVersion } = await this.workspaceKey(workspaceId);
      const wrapping = requireKey(byVersion.get(newest));
      const wrapped = [...made].map(([keyId, key]) => ({
        keyId,
        wrapped: wrapKey(wrapping, `data ${workspaceId} ${keyId}`, key),
      }));
      added = await this.store.addKeys(workspaceId, kind, newest, wrapped);
      // Its key was rotated and nobody told us.
      if (added === null) this.forgetWorkspaceKey(workspaceId);
    }
    if (generation === this.generation)
      for (const keyId of added) this.keep(cacheKey(workspaceId, keyId), requireKey(made.get(keyId)));
    await this.loadKeys(workspaceId, keyIds);
  }

  async seal(keyId: string, place: SealedPlace, plainText: string): Promise<Buffer> {
    const key = await this.findKey(place.workspaceId, keyId);
    return sealText(requireKey(key), keyId, place, plainText);
  }

  async open(place: SealedPlace, sealed: Uint8Array): Promise<string | null> {
    const key = await this.findKey(place.workspaceId, keyIdOf(sealed));
    return key ? openText(key, place, sealed) : null;
  }

  async commit(keyId: string, place: SealedPlace, plainText: string): Promise<Buffer | null> {
    const key = await this.findKey(place.workspaceId, keyId);
    return key && commitTo(deriveKey(key, 'commitment'), keyId, place, plainText);
  }

  /** Loads the keys of many values in one statement, before they are opened one by one. */
  async loadKeys(workspaceId: string, keyIds: readonly string[]): Promise<void> {
    const missing = keyIds.filter((keyId) => !this.dataKeys.has(cacheKey(workspaceId, keyId)));
    if (missing.length === 0) return;
    const found = await this.findStored(workspaceId, missing);
    const { byVersion } = await this.workspaceKey(workspaceId, Math.max(0, ...found.map(({ version }) => version)));
    for (const stored of found) {
      if (stored.wrapped === null) continue;
      const wrapping = requireKey(byVersion.get(stored.version));
      this.keep(
        cacheKey(workspaceId, stored.keyId),
        unwrapKey(wrapping, `data ${workspaceId} ${stored.keyId}`, stored.wrapped),
      );
    }
  }

  async destroyKeys(workspaceId: string, keyIds: readonly string[]): Promise<void> {
    await this.store.destroyKeys(workspaceId, keyIds);
    this.forgetKeys(workspaceId, keyIds);
  }

  /** What was read before a key was destroyed must not be kept after it, so it is read again. */
  private async findStored(workspaceId: string, keyIds: readonly string[]): Promise<StoredKey[]> {
    for (;;) {
      const { generation } = this;
      const stored = await this.store.findKeys(workspaceId, keyIds);
      if (generation === this.generation) return stored;
    }
  }

  /** Drops keys from memory; called in every process when one of them destroys a key. */
  forgetKeys(workspaceId: string, keyIds: readonly string[]): void {
    this.generation += 1;
    for (const keyId of keyIds) {
      const name = cacheKey(workspaceId, keyId);
      this.dataKeys.get(name)?.fill(0);
      this.dataKeys.delete(name);
    }
  }

  /** Drops a workspace's own key from memory; called in every process when one of them rotates it. */
  forgetWorkspaceKey(workspaceId: string): void {
    this.workspaceKeys.delete(workspaceId);
  }

  /** Drops every key from memory; those that are still there are fetched again when they are needed. */
  forgetAll(): void {
    this.generation += 1;
    this.workspaceKeys.clear();
    for (const key of this.dataKeys.values()) key.fill(0);
    this.dataKeys.clear();
  }

  async blindIndex(workspaceId: string, use: IndexUse, normalised: string): Promise<Buffer> {
    // Always from the first version: an index must find what was written before a rotation.
    const { byVersion } = await this.workspaceKey(workspaceId);
    const key = deriveKey(requireKey(byVersion.get(1)), `blind index ${use}`);
    return createHmac('sha256', key).update(normalised, 'utf8').digest().subarray(0, INDEX_BYTES);
  }

  private async findKey(workspaceId: string, keyId: string): Promise<Buffer | null> {
    const name = cacheKey(workspaceId, keyId);
    if (!this.dataKeys.has(name)) await this.loadKeys(workspaceId, [keyId]);
    return this.dataKeys.get(name) ?? null;
  }

  /** The keys of a workspace; those in memory may be older than the version that somebody met. */
  private async workspaceKey(workspaceId: string, met = 0): Promise<WorkspaceKeys> {
    const known = this.workspaceKeys.get(workspaceId);
    if (known && known.newest >= met) return known;
    let stored = await this.store.findWorkspaceKeys(workspaceId);
    while (stored.length === 0) {
      await this.makeWorkspaceKey(workspaceId);
      stored = await this.store.findWorkspaceKeys(workspaceId);
    }
    const byVersion = new Map<number, Buffer>();
    for (const { version, wrapped } of stored) byVersion.set(version, await this.provider.unwrap(workspaceId, wrapped));
    const keys = { newest: Math.max(...byVersion.keys()), byVersion };
    this.workspaceKeys.set(workspaceId, keys);
    return keys;
  }

  private async makeWorkspaceKey(workspaceId: string): Promise<void> {
    const master = (await this.store.findMaster()) ?? this.provider.masters[0] ?? '';
    const wrapped = await this.provider.wrap(workspaceId, randomBytes(32), master);
    await this.store.addWorkspaceKey(workspaceId, 1, { master, wrapped });
  }

  private keep(name: string, key: Buffer): void {
    const oldest = this.dataKeys.size >= CACHED_KEYS ? this.dataKeys.keys().next().value : undefined;
    if (oldest !== undefined) this.dataKeys.delete(oldest);
    this.dataKeys.set(name, key);
  }
}

function cacheKey(workspaceId: string, keyId: string): string {
  return `${workspaceId}/${keyId}`;
}

function requireKey(key: Buffer | null | undefined): Buffer {
  if (!key) throw new MissingKeyError('The key does not exist or was destroyed.');
  return key;
}
