import type { FileStore } from '../../file-store/file-store.ts';
import { foldRoles, systemPermissions } from '../../identity/built-in-roles.ts';
import { Member } from '../../identity/member.entity.ts';
import { heldRoles } from '../../identity/membership/role-grants.ts';
import { NotAllowedError } from '../../kernel/errors.ts';
import type { JobPayloads } from '../../kernel/job-queue.ts';
import { Scope, type ScopeParts } from '../../kernel/scope.ts';
import type { Vault } from '../../kernel/vault.ts';
import type { Viewer } from '../../kernel/viewer.ts';

/** What the jobs of an import work with. */
export interface ImportParts extends Omit<ScopeParts, 'viewer' | 'purpose' | 'through'> {
  readonly files: FileStore;
}

/** Which run to work on, and in whose name; null is the product itself. */
export type RunPayload = JobPayloads['import:run'];

/**
 * The scope of a job: the member who started it, with what they may do now and not when they started it.
 * @throws NotAllowedError for a member who left or may no longer import
 */
export async function importScope(parts: ImportParts, { workspaceId, memberId }: RunPayload): Promise<Scope> {
  const system = { kind: 'system', id: null, workspaceId, permissions: systemPermissions() } as const;
  const asSystem = scopeOf(parts, system);
  if (memberId === null) return asSystem;
  const roles = await asSystem.transaction(async (em) => {
    const member = await em.findOne(Member, { workspaceId, id: memberId, status: 'active' });
    return member ? heldRoles(em, workspaceId, memberId) : [];
  });
  if (roles.length === 0) throw new NotAllowedError('import:run');
  const scope = scopeOf(parts, { kind: 'member', id: memberId, workspaceId, permissions: foldRoles(roles) });
  scope.require('import:run');
  return scope;
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
