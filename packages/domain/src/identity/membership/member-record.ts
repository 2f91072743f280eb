import type { EntityManager } from '@mikro-orm/postgresql';
import { ProcessingRestrictedError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { DataSubject } from '../../privacy/subject/data-subject.entity.ts';
import { Member } from '../member.entity.ts';

/** What a new member starts with. */
export interface MemberStart {
  readonly fullName: string | null;
  readonly email: string | null;
  readonly accountId?: string;
  readonly at: Date;
}

/** Ids of a member to be made, with the key under which what is sealed about them will lie; before any transaction. */
export async function prepareMember(scope: Scope): Promise<{ memberId: string; subjectId: string }> {
  const ids = { memberId: newId(), subjectId: newId() };
  await scope.vault.ensureKeys(scope.workspaceId, 'subject', [ids.subjectId]);
  return ids;
}

/** Puts a member and the person behind them into the transaction. */
export function createMember(
  em: EntityManager,
  scope: Scope,
  ids: { memberId: string; subjectId: string },
  start: MemberStart,
): Member {
  const { workspaceId } = scope;
  const subject = em.create(DataSubject, { workspaceId, id: ids.subjectId, kind: 'member', createdAt: start.at });
  const member = em.create(Member, {
    workspaceId,
    id: ids.memberId,
    subject,
    fullName: start.fullName,
    email: start.email,
    accountId: start.accountId ?? null,
    status: start.accountId ? 'active' : 'without-account',
    createdAt: start.at,
    updatedAt: start.at,
  });
  em.persist([subject, member]);
  return member;
}

/**
 * GDPR Art. 18: what is restricted may be stored, but not changed or used to write to the person.
 * @throws ProcessingRestrictedError
 */
export async function assertNotRestricted(member: Member): Promise<void> {
  const subject = await member.subject.loadOrFail();
  if (subject.restrictedAt) throw new ProcessingRestrictedError();
}
