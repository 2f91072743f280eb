export { AccountClosure, type ClosureState } from './account-closure.service.ts';
export { type SignInHolder, type SignInRows, WorkspaceAccounts } from './account-holders.ts';
export { carryOutClosures } from './carry-out-closures.ts';
export type { EndSessions } from './end-membership.ts';
export { forgetFormerMembers } from './former-names.ts';
export type { HandedOver } from './handover.ts';
export { type Departure, MemberDeparture } from './member-departure.ts';
