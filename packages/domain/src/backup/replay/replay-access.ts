import type { EntityManager } from '@mikro-orm/postgresql';
import { ApiKey } from '../../identity/api-key.entity.ts';
import { Member } from '../../identity/member.entity.ts';
import { replaceRoles } from '../../identity/membership/role-grants.ts';
import { revokeKeysOf } from '../../identity/sign-in/api-key.service.ts';
import type { Scope } from '../../kernel/scope.ts';
import { removeOwnViews } from '../../saved-view/remove-own-views.ts';
import type { EntryOf } from '../journal/journal-entry.ts';

/**
 * Ends what a member could do who had left: roles, places in teams, invitations and keys. Their records stay with their name, for
 * somebody to hand them over again.
 */
export async function endMembership(
  em: EntityManager,
  scope: Scope,
  { body: { memberId }, occurredAt }: EntryOf<'departure'>,
): Promise<boolean> {
  const { workspaceId } = scope;
  const member = await em.findOne(Member, { workspaceId, id: memberId, status: { $ne: 'left' } });
  if (!member) return false;
  await replaceRoles(em, member, []);
  await revokeKeysOf(em, scope, memberId);
  await em.execute('delete from team_member where workspace_id = ? and member_id = ?', [workspaceId, memberId]);
  await removeOwnViews(em, workspaceId, memberId);
  await em.execute(
    `update invitation set revoked_at = ?::timestamptz
     where workspace_id = ? and member_id = ? and accepted_at is null and revoked_at is null`,
    [occurredAt, workspaceId, memberId],
  );
  const numbers = 'select coalesce(max(former_number), 0) + 1 as next from member where workspace_id = ?';
  const [number] = await em.execute<{ next: number }[]>(numbers, [workspaceId]);
  const left = { status: 'left', accountId: null, leftAt: new Date(occurredAt) } as const;
  Object.assign(member, { ...left, formerNumber: number?.next ?? 1, updatedAt: scope.clock.now() });
  const target = { targetType: 'member', targetId: memberId, subjectId: member.subject.id };
  scope.record(em, { action: 'member:leave', ...target, version: member.version + 1 });
  return true;
}

/** Ends a key that had been revoked. */
export async function revokeKey(
  em: EntityManager,
  scope: Scope,
  { body: { apiKeyId }, occurredAt }: EntryOf<'key-revoked'>,
): Promise<boolean> {
  const key = await em.findOne(ApiKey, { workspaceId: scope.workspaceId, id: apiKeyId, revokedAt: null });
  if (!key) return false;
  key.revokedAt = new Date(occurredAt);
  scope.record(em, { action: 'api-key:revoke', targetType: 'api-key', targetId: apiKeyId });
  return true;
}
