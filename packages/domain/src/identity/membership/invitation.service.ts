import { createHash, randomBytes } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { DuplicateFoundError, NotFoundError, WrongStateError } from '../../kernel/errors.ts';
import { isUuid, newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { assertUsable } from '../../privacy/subject/assert-usable.ts';
import type { RoleKey } from '../built-in-roles.ts';
import { Invitation } from '../invitation.entity.ts';
import { Member } from '../member.entity.ts';
import { givenName, signInAddress } from '../sign-in/sign-in-address.ts';
import { createMember } from './member-record.ts';
import { assertMayGrant, heldRoles, readRoleKeys, replaceRoles } from './role-grants.ts';

const VALID_DAYS = 7;

/** Whom to invite, as what. */
export interface InviteInput {
  readonly email: string;
  readonly fullName?: string | null;
  readonly roles: readonly string[];
  /** A member without an account, such as an imported sales agent, whom the invited person is. */
  readonly memberId?: string | null;
}

/** A letter that carries the token of an invitation; the token stands nowhere else. */
export interface InvitationLetter {
  readonly email: string;
  readonly subjectId: string;
  readonly token: string;
  readonly expiresAt: Date;
}

/** Puts the letter of an invitation into the transaction that makes it. */
export type SendInvitation = (em: EntityManager, scope: Scope, letter: InvitationLetter) => Promise<void>;

/** Invitations into a workspace, from the side of those who invite. */
export class InvitationService {
  constructor(
    private readonly scope: Scope,
    private readonly send: SendInvitation,
  ) {}

  /**
   * Makes a member who cannot sign in yet, and mails them the link with which they join within seven days.
   * @throws NotAllowedError for a role above the viewer's own · InvalidInputError · NotFoundError · WrongStateError ·
   * ProcessingRestrictedError · DuplicateFoundError when the address belongs to a member or is invited already
   */
  async invite(input: InviteInput): Promise<{ memberId: string; invitationId: string }> {
    this.scope.require('member:invite');
    this.scope.require('role:assign');
    const keys = readRoleKeys(input.roles);
    const email = signInAddress(input.email);
    const fullName = givenName(input.fullName);
    let memberId = '';
    const invitationId = await this.scope.transaction(async (em) => {
      await assertMayGrant(em, this.scope, keys);
      await this.assertNew(em, email);
      const at = this.scope.clock.now();
      const member = input.memberId
        ? await this.findInvitable(em, input.memberId)
        : await createMember(em, this.scope, { fullName, email, at });
      if (input.memberId) Object.assign(member, { email, updatedAt: at });
      await this.endOpen(em, member, at);
      await replaceRoles(em, member, keys);
      memberId = member.id;
      this.recordRoles(em, member, keys);
      return this.issue(em, member, email, at);
    });
    return { memberId, invitationId };
  }

  /**
   * Mails a fresh link; the one before stops working.
   * @throws NotAllowedError · NotFoundError · WrongStateError when it was accepted or revoked · ProcessingRestrictedError
   */
  async resend(invitationId: string): Promise<string> {
    this.scope.require('member:invite');
    return this.scope.transaction(async (em) => {
      const invitation = await this.findOpen(em, invitationId);
      const member = await invitation.member.loadOrFail();
      await assertUsable(member.subject, this.scope);
      await assertMayGrant(em, this.scope, await heldRoles(em, this.scope.workspaceId, member.id));
      const now = this.scope.clock.now();
      invitation.revokedAt = now;
      return this.issue(em, member, invitation.email ?? '', now);
    });
  }

  /**
   * Takes an invitation back. A member who was made by it disappears with it.
   * @throws NotAllowedError · NotFoundError · WrongStateError when it was accepted or revoked
   */
  async revoke(invitationId: string): Promise<string> {
    this.scope.require('invitation:revoke');
    return this.scope.transaction(async (em) => {
      const invitation = await this.findOpen(em, invitationId);
      const member = await invitation.member.loadOrFail();
      await assertMayGrant(em, this.scope, await heldRoles(em, this.scope.workspaceId, member.id));
      const now = this.scope.clock.now();
      invitation.revokedAt = now;
      await replaceRoles(em, member, []);
      Object.assign(member, { updatedAt: now });
      if (await this.wasMadeByInvitation(em, member)) Object.assign(member, { status: 'left', leftAt: now });
      this.record(em, 'invitation:revoke', member, invitation.id);
      return invitation.id;
    });
  }

  private async issue(em: EntityManager, member: Member, email: string, at: Date): Promise<string> {
    const { workspaceId, viewer } = this.scope;
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(at.getTime() + VALID_DAYS * 86_400_000);
    const invitation = em.create(Invitation, {
      workspaceId,
      id: newId(),
      member,
      email,
      tokenHash: hashInvitationToken(token),
      invitedById: viewer.kind === 'member' ? viewer.id : null,
      createdAt: at,
      expiresAt,
    });
    em.persist(invitation);
    await em.flush();
    await this.send(em, this.scope, { email, subjectId: member.subject.id, token, expiresAt });
    this.record(em, 'member:invite', member, invitation.id);
    return invitation.id;
  }

  private async assertNew(em: EntityManager, email: string): Promise<void> {
    const { workspaceId } = this.scope;
    const now = this.scope.clock.now();
    // Two who invite somebody at once: the second waits and then finds the invitation.
    await em.execute('select id from workspace where id = ? for no key update', [workspaceId]);
    const member = await em.findOne(Member, { workspaceId, email, status: 'active' });
    if (member) throw new DuplicateFoundError('member', [member.id], 'email');
    const open = { workspaceId, email, acceptedAt: null, revokedAt: null, expiresAt: { $gt: now } };
    const invitation = await em.findOne(Invitation, open);
    if (invitation) throw new DuplicateFoundError('invitation', [invitation.id], 'email');
  }

  private async findInvitable(em: EntityManager, memberId: string): Promise<Member> {
    const member = await this.scope.findVisible(em, Member, memberId, 'member:invite');
    // Their roles of before go, so they are taken as much as the new ones are given.
    await assertMayGrant(em, this.scope, await heldRoles(em, this.scope.workspaceId, memberId));
    if (member.status !== 'without-account')
      throw new WrongStateError(member.status, 'Only a member without an account can be invited.');
    await assertUsable(member.subject, this.scope);
    return member;
  }

  private async findOpen(em: EntityManager, invitationId: string): Promise<Invitation> {
    const { workspaceId } = this.scope;
    const found = isUuid(invitationId) ? await em.findOne(Invitation, { workspaceId, id: invitationId }) : null;
    if (!found) throw new NotFoundError('invitation');
    if (found.acceptedAt) throw new WrongStateError('accepted', 'This invitation was accepted.');
    if (found.revokedAt) throw new WrongStateError('revoked', 'This invitation was taken back.');
    return found;
  }

  /** A link that went to another address before opens nothing any more. */
  private async endOpen(em: EntityManager, { workspaceId, id }: Member, at: Date): Promise<void> {
    const member: [string, string] = [workspaceId, id];
    for (const open of await em.find(Invitation, { workspaceId, member, acceptedAt: null, revokedAt: null }))
      open.revokedAt = at;
  }

  private async wasMadeByInvitation(em: EntityManager, member: Member): Promise<boolean> {
    const { workspaceId } = this.scope;
    const ofMember = { workspaceId, member: [workspaceId, member.id] as [string, string] };
    const [first] = await em.find(Invitation, ofMember, { orderBy: { createdAt: 'asc' }, limit: 1 });
    return first?.createdAt.getTime() === member.createdAt.getTime();
  }

  private recordRoles(em: EntityManager, member: Member, keys: readonly RoleKey[]): void {
    const changes = [{ field: 'roles', to: keys.toSorted().join(',') }];
    const target = { targetType: 'member', targetId: member.id, subjectId: member.subject.id };
    this.scope.record(em, { action: 'role:assign', ...target, changes });
  }

  private record(em: EntityManager, action: 'member:invite' | 'invitation:revoke', member: Member, id: string): void {
    this.scope.record(em, { action, targetType: 'invitation', targetId: id, subjectId: member.subject.id });
  }
}

/** The hash under which the token of an invitation is kept and found. */
export function hashInvitationToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
