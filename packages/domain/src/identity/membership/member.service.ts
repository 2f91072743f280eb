import type { EntityManager } from '@mikro-orm/postgresql';
import { DuplicateFoundError, WrongStateError } from '../../kernel/errors.ts';
import type { Change, Scope } from '../../kernel/scope.ts';
import { assertUsable } from '../../privacy/subject/assert-usable.ts';
import { BUILT_IN_ROLES, type RoleKey } from '../built-in-roles.ts';
import { Member } from '../member.entity.ts';
import type { AccountRef } from '../sign-in/account.service.ts';
import { revokeKeysOf } from '../sign-in/api-key.service.ts';
import { signalIdentityChange } from '../sign-in/identity-signal.ts';
import { givenName } from '../sign-in/sign-in-address.ts';
import { createMember } from './member-record.ts';
import { assertMayGrant, assertOwnerRemains, heldRoles, readRoleKeys, replaceRoles } from './role-grants.ts';

/** What can be changed about a member; a field that is absent stays as it is. */
export interface MemberChanges {
  readonly fullName?: string | null;
  readonly regionalOffice?: string | null;
}

/** What members are and may do. How they come is in `InvitationService`, how they go in `handover`. */
export class MemberService {
  constructor(private readonly scope: Scope) {}

  /**
   * Takes somebody who has an account into the workspace at once, without an invitation; for the command line and the seed.
   * @throws NotAllowedError · DuplicateFoundError when they belong to it already
   */
  async admit(account: AccountRef, roles: readonly string[]): Promise<string> {
    this.scope.require('member:invite');
    this.scope.require('role:assign');
    const keys = readRoleKeys(roles);
    return this.scope.transaction(async (em) => {
      await assertMayGrant(em, this.scope, keys);
      const { workspaceId } = this.scope;
      const existing = await em.findOne(Member, { workspaceId, accountId: account.id });
      if (existing) throw new DuplicateFoundError('member', [existing.id], 'email');
      const start = {
        fullName: account.fullName,
        email: account.email,
        accountId: account.id,
        at: this.scope.clock.now(),
      };
      const member = await createMember(em, this.scope, start);
      await replaceRoles(em, member, keys);
      this.recordRoles(em, member, 1, [], keys);
      await signalIdentityChange(em);
      return member.id;
    });
  }

  /**
   * Changes what the workspace knows of a member; everybody may correct their own name (GDPR Art. 16).
   * @throws NotAllowedError · NotFoundError · StaleVersionError · InvalidInputError · ProcessingRestrictedError
   */
  async update(memberId: string, changes: MemberChanges, ifVersion?: number | null): Promise<string> {
    const isOwn = this.scope.viewer.kind === 'member' && this.scope.viewer.id === memberId;
    if (!isOwn) this.scope.require('member:update');
    return this.scope.transaction(async (em) => {
      const reach = isOwn ? 'member:read' : 'member:update';
      const member = await this.scope.findVisible(em, Member, memberId, reach, ifVersion);
      await assertUsable(member.subject, this.scope);
      const made = applyChanges(member, changes);
      if (made.length === 0) return member.id;
      member.updatedAt = this.scope.clock.now();
      this.scope.record(em, {
        action: 'member:update',
        ...targetOf(member),
        version: member.version + 1,
        changes: made,
      });
      await signalIdentityChange(em);
      return member.id;
    });
  }

  /**
   * Makes the roles of a member exactly these. Whoever loses the right to make keys loses the keys that they made.
   * @throws NotAllowedError for a role above the viewer's own · NotFoundError · StaleVersionError · LastOwnerError ·
   * InvalidInputError · WrongStateError for a member who left
   */
  async assignRoles(memberId: string, roles: readonly string[], ifVersion?: number | null): Promise<string> {
    this.scope.require('role:assign');
    const keys = readRoleKeys(roles);
    return this.scope.transaction(async (em) => {
      const member = await this.scope.findVisible(em, Member, memberId, 'role:assign', ifVersion);
      if (member.status === 'left') throw new WrongStateError('left', 'This member has left the workspace.');
      const held = await heldRoles(em, this.scope.workspaceId, memberId);
      const changed = [...held.filter((key) => !keys.includes(key)), ...keys.filter((key) => !held.includes(key))];
      if (changed.length === 0) return member.id;
      await assertMayGrant(em, this.scope, changed);
      if (held.includes('owner') && !keys.includes('owner'))
        await assertOwnerRemains(em, this.scope.workspaceId, memberId);
      await replaceRoles(em, member, keys);
      if (!keys.some((key) => BUILT_IN_ROLES[key].scopes['api-key:create']))
        await revokeKeysOf(em, this.scope, memberId);
      member.updatedAt = this.scope.clock.now();
      this.recordRoles(em, member, member.version + 1, held, keys);
      await signalIdentityChange(em);
      return member.id;
    });
  }

  private recordRoles(
    em: EntityManager,
    member: Member,
    version: number,
    from: readonly RoleKey[],
    to: readonly RoleKey[],
  ): void {
    const change = { field: 'roles', from: from.join(',') || null, to: to.toSorted().join(',') };
    this.scope.record(em, { action: 'role:assign', ...targetOf(member), version, changes: [change] });
  }
}

function targetOf(member: Member) {
  return { targetType: 'member', targetId: member.id, subjectId: member.subject.id };
}

function applyChanges(member: Member, changes: MemberChanges): Change[] {
  const made: Change[] = [];
  for (const field of ['fullName', 'regionalOffice'] as const) {
    if (changes[field] === undefined) continue;
    const to = givenName(changes[field], field);
    if (to === (member[field] ?? null)) continue;
    made.push({ field, from: member[field] ?? null, to });
    member[field] = to;
  }
  return made;
}
