import type { EntityManager } from '@mikro-orm/postgresql';
import { InvalidInputError, LastOwnerError, NotAllowedError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { rowScope, type Viewer, widerScope } from '../../kernel/viewer.ts';
import { foldRoles, isRoleKey, ROLE_KEYS, type RoleKey } from '../built-in-roles.ts';
import type { Member } from '../member.entity.ts';
import { MemberRole, Role } from '../role.entity.ts';

/**
 * The roles that an input names, each once.
 * @throws InvalidInputError for a role that does not exist, and for none at all
 */
export function readRoleKeys(texts: readonly string[], path = 'roles'): RoleKey[] {
  const keys = [...new Set(texts)].filter(isRoleKey);
  if (keys.length === 0 || keys.length !== new Set(texts).size)
    throw new InvalidInputError([{ path, message: `Expected at least one of ${ROLE_KEYS.join(', ')}.` }]);
  return keys;
}

/** The roles that a member holds now. */
export async function heldRoles(em: EntityManager, workspaceId: string, memberId: string): Promise<RoleKey[]> {
  const rows = await em.execute<{ key: string }[]>(
    `select r.key from member_role mr join role r on r.workspace_id = mr.workspace_id and r.id = mr.role_id
     where mr.workspace_id = ? and mr.member_id = ? order by r.key`,
    [workspaceId, memberId],
  );
  return rows.map(({ key }) => key).filter(isRoleKey);
}

/**
 * Nobody gives or takes more than they hold themselves; an owner gives and takes everything, because an owner answers for
 * the workspace also where the role does not reach (the privacy officer's purposes).
 * @throws NotAllowedError
 */
export async function assertMayGrant(em: EntityManager, scope: Scope, roles: readonly RoleKey[]): Promise<void> {
  if (roles.every((role) => covers(scope.viewer, role))) return;
  const { viewer } = scope;
  const own = viewer.kind === 'member' && viewer.id ? await heldRoles(em, scope.workspaceId, viewer.id) : [];
  if (!own.includes('owner')) throw new NotAllowedError('role:assign');
}

function covers(viewer: Viewer, role: RoleKey): boolean {
  const wanted = foldRoles([role]);
  if ((wanted.purposes & ~viewer.permissions.purposes) !== 0n) return false;
  return [...wanted.scopes].every(([action, scope]) => {
    const own = rowScope(viewer, action);
    return widerScope(own, scope) === own;
  });
}

/**
 * Refuses to take the owner's role from the last active member who holds it. Holds a lock until the transaction ends, so that
 * two owners cannot demote each other at the same moment.
 * @throws LastOwnerError
 */
export async function assertOwnerRemains(em: EntityManager, workspaceId: string, memberId: string): Promise<void> {
  await em.execute("select id from role where workspace_id = ? and key = 'owner' for no key update", [workspaceId]);
  const others = await em.execute(
    `select 1 from member_role mr join role r on r.workspace_id = mr.workspace_id and r.id = mr.role_id
       join member m on m.workspace_id = mr.workspace_id and m.id = mr.member_id
     where mr.workspace_id = ? and r.key = 'owner' and m.status = 'active' and m.id <> ? limit 1`,
    [workspaceId, memberId],
  );
  if (others.length === 0) throw new LastOwnerError();
}

/** Makes the roles of a member exactly these; the caller has made sure that they may be given and taken. */
export async function replaceRoles(em: EntityManager, member: Member, keys: readonly RoleKey[]): Promise<void> {
  const { workspaceId } = member;
  const held = await em.find(MemberRole, { workspaceId, member: [workspaceId, member.id] }, { populate: ['role'] });
  const kept = new Set<string>();
  for (const row of held) {
    const key = row.role.getEntity().key;
    if (keys.some((wanted) => wanted === key)) kept.add(key);
    else em.remove(row);
  }
  const missing = keys.filter((key) => !kept.has(key));
  const roles = await em.find(Role, { workspaceId, key: { $in: missing } });
  for (const role of roles) em.persist(em.create(MemberRole, { workspaceId, id: newId(), member, role }));
}
