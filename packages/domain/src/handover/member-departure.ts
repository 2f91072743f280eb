import type { EntityManager } from '@mikro-orm/postgresql';
import { Invitation } from '../identity/invitation.entity.ts';
import { Member } from '../identity/member.entity.ts';
import { assertMayGrant, assertOwnerRemains, heldRoles, replaceRoles } from '../identity/membership/role-grants.ts';
import { revokeKeysOf } from '../identity/sign-in/api-key.service.ts';
import { signalIdentityChange } from '../identity/sign-in/identity-signal.ts';
import { TeamMember } from '../identity/team.entity.ts';
import { InvalidInputError, WrongStateError } from '../kernel/errors.ts';
import type { Scope } from '../kernel/scope.ts';
import { countOwnedRecords, type HandedOver, handOver } from './handover.ts';

/** Ends every session of an account, inside the transaction in which its holder leaves. */
export type EndSessions = (em: EntityManager, accountId: string) => Promise<void>;

/** What a departure did. */
export interface Departure {
  readonly memberId: string;
  readonly moved: HandedOver;
}

/** How members leave: nothing that they were responsible for stays without somebody who is. */
export class MemberDeparture {
  constructor(
    private readonly scope: Scope,
    private readonly endSessions: EndSessions,
  ) {}

  /**
   * Lets a member go: their records, open tasks and the deals they work on pass to a colleague, their sessions, keys, roles,
   * team places and open invitations end, all in one transaction. The name stays until retention turns it into
   * "former member N".
   * @throws NotAllowedError for somebody whose roles are above the viewer's · NotFoundError · StaleVersionError ·
   * LastOwnerError · WrongStateError when they left before · InvalidInputError when records are left without an heir
   */
  async leave(memberId: string, heirId: string | null, ifVersion?: number | null): Promise<Departure> {
    this.scope.require('member:leave');
    let moved: HandedOver = {};
    await this.scope.transaction(async (em) => {
      const member = await this.scope.findVisible(em, Member, memberId, 'member:leave', ifVersion);
      if (member.status === 'left') throw new WrongStateError('left', 'This member has left the workspace before.');
      await this.assertMayGo(em, member);
      moved = await this.passOn(em, memberId, heirId);
      await this.endAccess(em, member);
      const now = this.scope.clock.now();
      const formerNumber = await this.nextFormerNumber(em);
      Object.assign(member, { status: 'left', accountId: null, leftAt: now, formerNumber, updatedAt: now });
      const target = { targetType: 'member', targetId: memberId, subjectId: member.subject.id };
      this.scope.record(em, { action: 'member:leave', ...target, version: member.version + 1 });
      await signalIdentityChange(em);
      return memberId;
    });
    return { memberId, moved };
  }

  private async assertMayGo(em: EntityManager, member: Member): Promise<void> {
    const roles = await heldRoles(em, this.scope.workspaceId, member.id);
    await assertMayGrant(em, this.scope, roles);
    if (roles.includes('owner') && member.status === 'active')
      await assertOwnerRemains(em, this.scope.workspaceId, member.id);
  }

  private async passOn(em: EntityManager, memberId: string, heirId: string | null): Promise<HandedOver> {
    if (heirId === null) {
      const owned = await countOwnedRecords(em, this.scope.workspaceId, memberId);
      const message = `Expected a colleague who takes over ${owned} records.`;
      if (owned > 0) throw new InvalidInputError([{ path: 'reassignToMemberId', message }]);
      return {};
    }
    const heir = await this.scope.findVisible(em, Member, heirId, 'member:leave');
    if (heir.id === memberId || heir.status === 'left') {
      const message = 'Expected a colleague who stays.';
      throw new InvalidInputError([{ path: 'reassignToMemberId', message }]);
    }
    return handOver(em, this.scope, memberId, heir.id);
  }

  private async endAccess(em: EntityManager, member: Member): Promise<void> {
    const { workspaceId } = this.scope;
    const ofMember = { workspaceId, member: [workspaceId, member.id] as [string, string] };
    await replaceRoles(em, member, []);
    for (const place of await em.find(TeamMember, ofMember)) em.remove(place);
    for (const invitation of await em.find(Invitation, { ...ofMember, acceptedAt: null, revokedAt: null }))
      invitation.revokedAt = this.scope.clock.now();
    await revokeKeysOf(em, this.scope, member.id);
    if (member.accountId) await this.endSessions(em, member.accountId);
  }

  /** Counts on from the last one; the lock on the workspace keeps two departures from the same number. */
  private async nextFormerNumber(em: EntityManager): Promise<number> {
    const { workspaceId } = this.scope;
    await em.execute('select id from workspace where id = ? for no key update', [workspaceId]);
    const [row] = await em.execute<{ next: number }[]>(
      'select coalesce(max(former_number), 0) + 1 as next from member where workspace_id = ?',
      [workspaceId],
    );
    return row?.next ?? 1;
  }
}
