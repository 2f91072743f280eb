export { Account } from './account.entity.ts';
export { type AccountInput, type AccountRef, AccountService } from './account.service.ts';
export { ApiKey } from './api-key.entity.ts';
export {
  type ApiKeyInput,
  ApiKeyService,
  apiKeyPermissions,
  DEVELOPER_SCOPE,
  hashApiKey,
} from './api-key.service.ts';
export {
  BUILT_IN_ROLES,
  foldRoles,
  isRoleKey,
  ROLE_KEYS,
  type RoleDefinition,
  type RoleKey,
  systemPermissions,
} from './built-in-roles.ts';
export { IDENTITY_CHANNEL, signalIdentityChange } from './identity-signal.ts';
export { Invitation } from './invitation.entity.ts';
export {
  type InvitationLetter,
  InvitationService,
  type InviteInput,
  type SendInvitation,
} from './invitation.service.ts';
export { InvitationAcceptance, type OpenInvitation } from './invitation-acceptance.ts';
export { Member } from './member.entity.ts';
export { type MemberChanges, MemberService } from './member.service.ts';
export { MemberRole, Role } from './role.entity.ts';
export { signInAddress } from './sign-in-address.ts';
export { Team, TeamMember } from './team.entity.ts';
export { TeamService } from './team.service.ts';
