export { Account } from './account.entity.ts';
export { ApiKey } from './api-key.entity.ts';
export {
  BUILT_IN_ROLES,
  foldRoles,
  isRoleKey,
  ROLE_KEYS,
  type RoleDefinition,
  type RoleKey,
  systemPermissions,
} from './built-in-roles.ts';
export { Invitation } from './invitation.entity.ts';
export { Member } from './member.entity.ts';
export { MemberRole, Role } from './role.entity.ts';
export { Team, TeamMember } from './team.entity.ts';
