import type { EntityManager } from '@mikro-orm/postgresql';
import { Invitation } from '../identity/invitation.entity.ts';
import type { Member } from '../identity/member.entity.ts';
import { replaceRoles } from '../identity/membership/role-grants.ts';
import { revokeKeysOf } from '../identity/sign-in/api-key.service.ts';
import { signalIdentityChange } from '../identity/sign-in/identity-signal.ts';
import { TeamMember } from '../identity/team.entity.ts';
import type { Scope } from '../kernel/scope.ts';
import { removeOwnViews } from '../saved-view/remove-own-views.ts';

/** Ends every session of an account, inside the transaction in which its holder leaves. */
export type EndSessions = (em: EntityManager, accountId: string) => Promise<void>;

/**
 * Ends what a member can do, in the caller's transaction: roles, places in teams, keys, open invitations and sessions. They get the
 * number that stands for them once their name is forgotten.
 */
export async function endMembership(
  em: EntityManager,
  scope: Scope,
  member: Member,
  endSessions: EndSessions,
): Promise<void> {
  const { workspaceId, clock } = scope;
  const now = clock.now();
  const ofMember = { workspaceId, member: [workspaceId, member.id] as [string, string] };
  await replaceRoles(em, member, []);
  for (const place of await em.find(TeamMember, ofMember)) em.remove(place);
  await removeOwnViews(em, workspaceId, member.id);
  for (const invitation of await em.find(Invitation, { ...ofMember, acceptedAt: null, revokedAt: null }))
    invitation.revokedAt = now;
  await revokeKeysOf(em, scope, member.id);
  if (member.accountId) await endSessions(em, member.accountId);
  const formerNumber = member.formerNumber ?? (await nextFormerNumber(em, workspaceId));
  Object.assign(member, { status: 'left', accountId: null, leftAt: now, formerNumber, updatedAt: now });
  const target = { targetType: 'member', targetId: member.id, subjectId: member.subject.id };
  scope.record(em, { action: 'member:leave', ...target, version: member.version + 1 });
  await signalIdentityChange(em);
}

/** Counts on from the last one; the lock on the workspace keeps two departures from the same number. */
async function nextFormerNumber(em: EntityManager, workspaceId: string): Promise<number> {
  await em.execute('select id from workspace where id = ? for no key update', [workspaceId]);
  const [row] = await em.execute<{ next: number }[]>(
    'select coalesce(max(former_number), 0) + 1 as next from member where workspace_id = ?',
    [workspaceId],
  );
  return row?.next ?? 1;
}
