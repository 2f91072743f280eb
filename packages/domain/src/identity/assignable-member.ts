import type { EntityManager } from '@mikro-orm/postgresql';
import { InvalidInputError, NotFoundError } from '../kernel/errors.ts';
import type { Scope } from '../kernel/scope.ts';
import { Member } from './member.entity.ts';

/**
 * The member to whom a record is given: somebody of the same workspace who has not left. Undefined and null pass through, for
 * a field that was not given or emptied.
 * @throws NotFoundError for an unknown member and for one of another workspace alike · InvalidInputError for one who left
 */
export async function findAssignee<Nothing extends null | undefined>(
  em: EntityManager,
  scope: Scope,
  memberId: string | Nothing,
  path: string,
): Promise<Member | Nothing> {
  if (memberId == null) return memberId;
  // Whoever acts was looked up for that: they exist and have not left.
  if (memberId === ownIdOf(scope)) return em.getReference(Member, [scope.workspaceId, memberId]);
  const member = await em.findOne(Member, { workspaceId: scope.workspaceId, id: memberId });
  if (!member) throw new NotFoundError('member', path);
  if (member.status === 'left') throw new InvalidInputError([{ path, message: 'This member has left the workspace.' }]);
  return member;
}

/** Who answers for a new record where nobody is named: the member who makes it. */
export function ownIdOf({ viewer }: Scope): string | null {
  return viewer.kind === 'member' ? viewer.id : null;
}
