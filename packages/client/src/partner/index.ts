export { type ConnectionOf, PartnerClient, type PartnerOptions, type RequestOptions } from './partner-client.ts';
export type { PartnerDocument } from './partner-document.ts';
export {
  CommandRefusedError,
  PartnerError,
  RateLimitedError,
  type Refusal,
  RequestRefusedError,
  UnreachableError,
} from './partner-error.ts';
export type { PartnerEvent, PartnerEvents } from './partner-events.ts';
export type { Purpose } from './purpose.ts';
