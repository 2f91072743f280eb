import type { EntityManager } from '@mikro-orm/postgresql';
import type { FileStore } from '../../file-store/file-store.ts';
import { ApiKey } from '../../identity/api-key.entity.ts';
import { systemPermissions } from '../../identity/built-in-roles.ts';
import { findMemberViewer } from '../../identity/membership/member-viewer.ts';
import { apiKeyPermissions } from '../../identity/sign-in/api-key.service.ts';
import { NotAllowedError } from '../../kernel/errors.ts';
import type { JobPayloads } from '../../kernel/job-queue.ts';
import { Scope, type ScopeParts } from '../../kernel/scope.ts';
import type { Vault } from '../../kernel/vault.ts';
import type { Viewer } from '../../kernel/viewer.ts';

/** What the jobs of an import work with. */
export interface ImportParts extends Omit<ScopeParts, 'viewer' | 'purpose' | 'through'> {
  readonly files: FileStore;
}

/** Which run to work on, and in whose name; nobody's is the product's own. */
export type RunPayload = JobPayloads['import:run'];

/**
 * The scope of a job: the member or the key that started it, with what they may do now and not when they started it.
 * @throws NotAllowedError for a member who left or may no longer import, and for a key that was revoked or is over
 */
export async function importScope(parts: ImportParts, payload: RunPayload): Promise<Scope> {
  const { workspaceId, memberId, apiKeyId = null } = payload;
  const asSystem = systemScope(parts, workspaceId);
  if (memberId === null && apiKeyId === null) return asSystem;
  const viewer = await asSystem.transaction((em) =>
    memberId === null
      ? keyViewer(em, workspaceId, apiKeyId ?? '', parts.clock.now())
      : findMemberViewer(em, workspaceId, memberId),
  );
  if (!viewer) throw new NotAllowedError('import:run');
  const scope = scopeOf(parts, viewer);
  scope.require('import:run');
  return scope;
}

/** The scope of the product itself, which ends a run whose owner is gone. */
export function systemScope(parts: ImportParts, workspaceId: string): Scope {
  return scopeOf(parts, { kind: 'system', id: null, workspaceId, permissions: systemPermissions() });
}

async function keyViewer(em: EntityManager, workspaceId: string, id: string, now: Date): Promise<Viewer | null> {
  const key = await em.findOne(ApiKey, { workspaceId, id, revokedAt: null });
  if (!key || (key.expiresAt && key.expiresAt <= now)) return null;
  return { kind: 'api-key', id, workspaceId, permissions: apiKeyPermissions(key.scopes, key.purposes) };
}

function scopeOf(parts: ImportParts, viewer: Viewer): Scope {
  const { em, clock, vault, jobs } = parts;
  return new Scope({ em: em.fork(), clock, vault, jobs, viewer, purpose: 'DATA_CARE', through: 'import' });
}

/** The same scope for a trial: nothing is sealed for people who will not be kept, so no keys are made. */
export function trialScope(parts: ImportParts, scope: Scope): Scope {
  const { em, clock, jobs, vault } = parts;
  const { viewer, purpose, through } = scope;
  return new Scope({ em: em.fork(), clock, jobs, viewer, purpose, through, vault: new TrialVault(vault) });
}

/** Finds and opens like the vault behind it; seals nothing and makes no key. */
class TrialVault implements Vault {
  constructor(private readonly vault: Vault) {}

  async ensureKeys(): Promise<void> {}

  async destroyKeys(): Promise<void> {}

  async seal(): Promise<Buffer> {
    return Buffer.of(0);
  }

  async commit(): Promise<null> {
    return null;
  }

  open(...value: Parameters<Vault['open']>): Promise<string | null> {
    return this.vault.open(...value);
  }

  loadKeys(...keys: Parameters<Vault['loadKeys']>): Promise<void> {
    return this.vault.loadKeys(...keys);
  }

  blindIndex(...value: Parameters<Vault['blindIndex']>): Promise<Buffer> {
    return this.vault.blindIndex(...value);
  }
}
