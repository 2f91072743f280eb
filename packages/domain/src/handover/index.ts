export type { HandedOver } from './handover.ts';
export { type Departure, type EndSessions, MemberDeparture } from './member-departure.ts';
