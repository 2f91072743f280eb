import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { createSubject } from '../../privacy/subject/create-subject.ts';
import { Member } from '../member.entity.ts';

/** What a new member starts with. */
export interface MemberStart {
  readonly fullName: string | null;
  readonly email: string | null;
  readonly accountId?: string;
  readonly at: Date;
}

/** Puts a member and the person behind them into the transaction; who has an account is active from the start. */
export async function createMember(em: EntityManager, scope: Scope, start: MemberStart): Promise<Member> {
  const subject = await createSubject(em, scope, { kind: 'member' });
  const member = em.create(Member, {
    workspaceId: scope.workspaceId,
    id: newId(),
    subject,
    fullName: start.fullName,
    email: start.email,
    accountId: start.accountId ?? null,
    status: start.accountId ? 'active' : 'without-account',
    createdAt: start.at,
    updatedAt: start.at,
  });
  em.persist(member);
  return member;
}
