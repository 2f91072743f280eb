import { createHash, randomBytes } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Action, isAction } from '../../kernel/actions.ts';
import {
  type FieldProblem,
  InvalidInputError,
  NotAllowedError,
  NotFoundError,
  WrongStateError,
} from '../../kernel/errors.ts';
import { isUuid, newId } from '../../kernel/ids.ts';
import { isPurpose, PURPOSE_NAMES, purposeBits } from '../../kernel/purposes.ts';
import type { Scope } from '../../kernel/scope.ts';
import { type Permissions, rowScope } from '../../kernel/viewer.ts';
import { ApiKey } from '../api-key.entity.ts';
import { MOST_ADDRESSES, readNetwork } from './allowed-addresses.ts';
import { signalIdentityChange } from './identity-signal.ts';
import { requiredName } from './sign-in-address.ts';

/** The scope of a key that may send documents of its own and read the schema. */
export const DEVELOPER_SCOPE = 'developer';

// Recognisable, so that a key that is published by accident is found by scanners.
const PREFIX = 'smx_';

/** What a key is for. */
export interface ApiKeyInput {
  /** What it is for. */
  readonly name: string;
  /** The organisation to which data goes, as the ledger of disclosures will name it; by default the key's name. */
  readonly recipient?: string | null | undefined;
  /** Actions such as `contact:read`, and `developer`. */
  readonly scopes: readonly string[];
  readonly purposes: readonly string[];
  readonly expiresAt?: Date | null | undefined;
  /** Addresses and networks (CIDR) from which alone it works; from anywhere without one. */
  readonly allowedAddresses?: readonly string[] | null | undefined;
}

/** Keys of partners: shown once, kept as a hash, never stronger than whoever made them. */
export class ApiKeyService {
  constructor(private readonly scope: Scope) {}

  /**
   * Makes a key; the answer is the only place where it stands.
   * @throws NotAllowedError for a scope or purpose that the viewer does not hold in full · InvalidInputError
   */
  async create(input: ApiKeyInput): Promise<{ id: string; key: string }> {
    this.scope.require('api-key:create');
    const granted = { ...this.read(input), name: requiredName(input.name) };
    this.assertHeld(granted.actions, granted.purposes);
    const key = PREFIX + randomBytes(32).toString('base64url');
    const id = await this.scope.transaction(async (em) => {
      const { viewer, workspaceId, clock } = this.scope;
      const row = em.create(ApiKey, {
        workspaceId,
        id: newId(),
        name: granted.name,
        recipient: input.recipient?.trim() || granted.name,
        keyHash: hashApiKey(key),
        scopes: granted.words.join(','),
        purposes: granted.purposes,
        allowedAddresses: granted.networks.join(',') || null,
        createdById: viewer.kind === 'member' ? viewer.id : null,
        createdAt: clock.now(),
        expiresAt: input.expiresAt ?? null,
      });
      em.persist(row);
      this.scope.record(em, { action: 'api-key:create', targetType: 'api-key', targetId: row.id });
      return row.id;
    });
    return { id, key };
  }

  /**
   * Ends a key at once.
   * @throws NotAllowedError · NotFoundError · WrongStateError when it was revoked before
   */
  async revoke(keyId: string): Promise<string> {
    this.scope.require('api-key:revoke');
    return this.scope.transaction(async (em) => {
      const { workspaceId } = this.scope;
      const row = isUuid(keyId) ? await em.findOne(ApiKey, { workspaceId, id: keyId }) : null;
      if (!row) throw new NotFoundError('apikey');
      if (row.revokedAt) throw new WrongStateError('revoked', 'This key was revoked before.');
      endKey(em, this.scope, row);
      await signalIdentityChange(em);
      return row.id;
    });
  }

  private read({ scopes, purposes, expiresAt, allowedAddresses }: ApiKeyInput) {
    const words = [...new Set(scopes)].sort();
    const names = [...new Set(purposes)];
    const actions = words.filter(isAction);
    const held = names.filter(isPurpose);
    const given = [...new Set(allowedAddresses ?? [])];
    const networks = given.flatMap((text) => readNetwork(text) ?? []);
    const problems = [
      ...words
        .filter((word) => !isAction(word) && word !== DEVELOPER_SCOPE)
        .map((word) => ({ path: 'scopes', message: `"${word}" is no action such as contact:read.` })),
      ...names
        .filter((name) => !isPurpose(name))
        .map((name) => ({ path: 'purposes', message: `"${name}" is none of ${PURPOSE_NAMES.join(', ')}.` })),
      ...(words.length === 0 ? [{ path: 'scopes', message: 'Expected at least one scope.' }] : []),
      ...(actions.length > 0 && held.length === 0
        ? [{ path: 'purposes', message: 'Expected at least one purpose.' }]
        : []),
      ...(expiresAt && expiresAt <= this.scope.clock.now()
        ? [{ path: 'expiresAt', message: 'Expected a time to come.' }]
        : []),
      ...addressProblems(given),
    ];
    if (problems.length > 0) throw new InvalidInputError(problems);
    return { words, actions, purposes: purposeBits(held), networks };
  }

  private assertHeld(actions: readonly Action[], purposes: bigint): void {
    const { viewer } = this.scope;
    // A key reaches every row and sees every field, so whoever reaches or sees less cannot make it.
    const lacking = actions.find((action) => rowScope(viewer, action) !== 'all');
    if (lacking) throw new NotAllowedError(lacking);
    if ((purposes & ~viewer.permissions.purposes) !== 0n || viewer.permissions.fieldRules.size > 0)
      throw new NotAllowedError('api-key:create');
  }
}

function addressProblems(given: readonly string[]): FieldProblem[] {
  const path = 'allowedAddresses';
  if (given.length > MOST_ADDRESSES) return [{ path, message: `Expected at most ${MOST_ADDRESSES} addresses.` }];
  return given
    .filter((text) => readNetwork(text) === null)
    .map((text) => ({ path, message: `"${text}" is no address such as 203.0.113.7 or 203.0.113.0/24.` }));
}

/** The hash under which a key is kept and found. Keys are random, so no salt and no slow hash is needed. */
export function hashApiKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/** What every key of a recipient may do: it says that it erased somebody. */
const ALWAYS: readonly Action[] = ['erasure:acknowledge'];

/** What a stored key allows: its actions on every row, for its purposes. */
export function apiKeyPermissions(scopes: string, purposes: bigint): Permissions {
  const actions = scopes.split(',').filter(isAction);
  // A key without a single right, such as one for the schema alone, receives nobody's data.
  const held = actions.length === 0 ? [] : [...ALWAYS, ...actions];
  return {
    scopes: new Map(held.map((action) => [action, 'all'])),
    fieldRules: new Map(),
    purposes,
    signature: `key:${actions.join(',')}:${purposes}`,
  };
}

/** Ends every key that a member made; they cannot answer for it any more. */
export async function revokeKeysOf(em: EntityManager, scope: Scope, memberId: string): Promise<void> {
  const { workspaceId } = scope;
  const keys = await em.find(ApiKey, { workspaceId, createdById: memberId, revokedAt: null });
  for (const key of keys) endKey(em, scope, key);
}

function endKey(em: EntityManager, scope: Scope, key: ApiKey): void {
  key.revokedAt = scope.clock.now();
  scope.record(em, { action: 'api-key:revoke', targetType: 'api-key', targetId: key.id });
}
