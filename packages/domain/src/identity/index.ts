export { Account } from './account.entity.ts';
export { ApiKey } from './api-key.entity.ts';
export {
  BUILT_IN_ROLES,
  foldRoles,
  isRoleKey,
  memberPermissions,
  ROLE_KEYS,
  type RoleDefinition,
  type RoleKey,
  systemPermissions,
} from './built-in-roles.ts';
export { Invitation } from './invitation.entity.ts';
export { Member } from './member.entity.ts';
export {
  type InvitationLetter,
  InvitationService,
  type InviteInput,
  type SendInvitation,
} from './membership/invitation.service.ts';
export { InvitationAcceptance, type OpenInvitation } from './membership/invitation-acceptance.ts';
export { type MemberChanges, MemberService } from './membership/member.service.ts';
export { readRoleKeys } from './membership/role-grants.ts';
export { TeamService } from './membership/team.service.ts';
export { MemberRole, Role } from './role.entity.ts';
export { type AccountInput, type AccountRef, AccountService } from './sign-in/account.service.ts';
export { ageStatement, assertOfAge } from './sign-in/age-statement.ts';
export { isAllowedAddress } from './sign-in/allowed-addresses.ts';
export {
  type ApiKeyInput,
  ApiKeyService,
  apiKeyPermissions,
  DEVELOPER_SCOPE,
  hashApiKey,
} from './sign-in/api-key.service.ts';
export { IDENTITY_CHANNEL, signalIdentityChange } from './sign-in/identity-signal.ts';
export { signInAddress } from './sign-in/sign-in-address.ts';
export { Team, TeamMember } from './team.entity.ts';
