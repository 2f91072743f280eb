import type { EntityManager } from '@mikro-orm/postgresql';
import { Member } from '../identity/member.entity.ts';
import { assertMayGrant, assertOwnerRemains, heldRoles } from '../identity/membership/role-grants.ts';
import { InvalidInputError, WrongStateError } from '../kernel/errors.ts';
import type { Scope } from '../kernel/scope.ts';
import { type EndSessions, endMembership } from './end-membership.ts';
import { countOwnedRecords, type HandedOver, handOver } from './handover.ts';

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
      await endMembership(em, this.scope, member, this.endSessions);
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
}
