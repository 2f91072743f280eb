import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { DuplicateFoundError, NotFoundError, WrongStateError } from '../../kernel/errors.ts';
import { Scope, type ScopeParts } from '../../kernel/scope.ts';
import { foldRoles } from '../built-in-roles.ts';
import { Invitation } from '../invitation.entity.ts';
import { Member } from '../member.entity.ts';
import type { AccountRef } from '../sign-in/account.service.ts';
import { signalIdentityChange } from '../sign-in/identity-signal.ts';
import { hashInvitationToken } from './invitation.service.ts';

/** An invitation as whoever holds its link may see it. */
export interface OpenInvitation {
  readonly workspaceId: string;
  readonly workspaceSlug: string;
  readonly workspaceName: string;
  readonly email: string;
  readonly fullName: string | null;
}

/** Invitations from the side of those who are invited: they are in no workspace yet and have only the token. */
export class InvitationAcceptance {
  constructor(private readonly parts: Omit<ScopeParts, 'viewer' | 'purpose' | 'through'>) {}

  /**
   * What the token invites to.
   * @throws NotFoundError · WrongStateError when it was used or taken back, or its time is over
   */
  async read(token: string): Promise<OpenInvitation> {
    const scope = await this.scopeOf(token, null);
    return scope.transaction(async (em) => {
      const invitation = await this.findOpen(em, scope, token);
      const member = await invitation.member.loadOrFail();
      const [workspace] = await em.execute<{ slug: string; name: string }[]>(
        'select slug, name from workspace where id = ?',
        [scope.workspaceId],
      );
      return {
        workspaceId: scope.workspaceId,
        workspaceSlug: workspace?.slug ?? '',
        workspaceName: workspace?.name ?? '',
        email: invitation.email ?? '',
        fullName: member.fullName ?? null,
      };
    });
  }

  /**
   * Makes the account's holder the invited member. Whoever is signed in under another address than the invited one says so
   * on purpose: a link that was passed on must not put a stranger into the workspace by a click.
   * @throws NotFoundError · WrongStateError (`used`, `revoked`, `expired`, `other-address`) · DuplicateFoundError for somebody who
   * belongs to the workspace already
   */
  async accept(
    token: string,
    account: AccountRef,
    confirmed = false,
  ): Promise<{ workspaceId: string; memberId: string }> {
    const scope = await this.scopeOf(token, account.id);
    return scope.transaction(async (em) => {
      const invitation = await this.findOpen(em, scope, token);
      if (invitation.email !== account.email && !confirmed)
        throw new WrongStateError('other-address', 'The invitation went to another address than yours.');
      const { workspaceId } = scope;
      const already = await em.findOne(Member, { workspaceId, accountId: account.id });
      if (already) throw new DuplicateFoundError('member', [already.id]);
      const member = await invitation.member.loadOrFail();
      // Somebody else became this member by another link: a place that is taken is nobody else's.
      if (member.status !== 'without-account') throw new WrongStateError('used', 'This invitation was used before.');
      const now = scope.clock.now();
      invitation.acceptedAt = now;
      Object.assign(member, { accountId: account.id, status: 'active', email: account.email, updatedAt: now });
      member.fullName ??= account.fullName;
      const target = { targetType: 'member', targetId: member.id, subjectId: member.subject.id };
      scope.record(em, { action: 'member:join', ...target, version: member.version + 1 });
      await signalIdentityChange(em);
      return { workspaceId, memberId: member.id };
    });
  }

  private async scopeOf(token: string, accountId: string | null): Promise<Scope> {
    const [found] = await this.parts.em
      .fork()
      .execute<{ workspace_id: string }[]>('select workspace_id from find_invitation(?)', [hashInvitationToken(token)]);
    if (!found) throw new NotFoundError('invitation');
    const viewer = {
      kind: 'person',
      id: accountId,
      workspaceId: found.workspace_id,
      permissions: foldRoles([]),
    } as const;
    return new Scope({ ...this.parts, viewer, purpose: 'SECURITY', through: 'screen' });
  }

  private async findOpen(em: EntityManager, scope: Scope, token: string): Promise<Invitation> {
    const key = { workspaceId: scope.workspaceId, tokenHash: hashInvitationToken(token) };
    // Two clicks at once: the second waits and then finds the invitation used.
    const found = await em.findOne(Invitation, key, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!found) throw new NotFoundError('invitation');
    if (found.acceptedAt) throw new WrongStateError('used', 'This invitation was used before.');
    if (found.revokedAt) throw new WrongStateError('revoked', 'This invitation was taken back.');
    if (found.expiresAt <= scope.clock.now())
      throw new WrongStateError('expired', 'The time of this invitation is over.');
    return found;
  }
}
