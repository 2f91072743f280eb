import type { EntityManager } from '@mikro-orm/postgresql';
import { whileClosing } from '../../kernel/closing.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { foldRoles } from '../built-in-roles.ts';
import { Member } from '../member.entity.ts';
import { heldRoles } from './role-grants.ts';

/**
 * A member as somebody who acts, with what they may do now: for work that goes on after they asked for it. Null for one who
 * left or holds no role any more.
 */
export async function findMemberViewer(em: EntityManager, workspaceId: string, id: string): Promise<Viewer | null> {
  const member = await em.findOne(Member, { workspaceId, id, status: 'active' });
  const roles = member ? await heldRoles(em, workspaceId, id) : [];
  if (roles.length === 0) return null;
  const closing = await em.execute('select 1 from workspace where id = ? and closing_at is not null', [workspaceId]);
  const isClosing = closing.length > 0;
  const held = foldRoles(roles);
  return { kind: 'member', id, workspaceId, permissions: isClosing ? whileClosing(held) : held, isClosing };
}
