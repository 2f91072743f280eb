export { ACTION_NAMES, type Action, isAction, purposesForAction } from './actions.ts';
export type { Category, Declaration, ErasureAction, MaskStyle } from './classify.ts';
export { type Clock, dateOf, SettableClock, systemClock } from './clock.ts';
export { whileClosing } from './closing.ts';
export {
  ApprovalRequiredError,
  DomainError,
  DuplicateFoundError,
  ERROR_CODES,
  type ErrorCode,
  type FieldProblem,
  IdempotencyMismatchError,
  InvalidInputError,
  LastOwnerError,
  NotAllowedError,
  NotFoundError,
  OnHoldError,
  ProcessingRestrictedError,
  PurposeNotAllowedError,
  RequestError,
  StaleVersionError,
  SuppressedError,
  UnauthenticatedError,
  WorkspaceClosingError,
  WrongStateError,
} from './errors.ts';
export { decodeId, encodeId, findUuid, ID_PREFIX, type IdKind, isIdKind, isUuid, kindOfId, newId } from './ids.ts';
export type { JobName, JobPayloads, JobQueue } from './job-queue.ts';
export {
  type ComposedMail,
  composeMail,
  MAIL_TEMPLATES,
} from './mail/mail-templates.ts';
export type { MailTemplate, MailValues } from './mail/mail-words.ts';
export type { Mailer, OutgoingMail, PersonalMail, ServiceMail } from './mail/mailer.ts';
export {
  ALWAYS_ON,
  isPurpose,
  KEEPS_ROW_WHEN_REFUSED,
  PURPOSE_NAMES,
  PURPOSES,
  type Purpose,
  purposeBits,
  purposesOf,
} from './purposes.ts';
export { AlreadyDoneError, Once, type OnceRequest } from './records/once.ts';
export { OUTBOX_CHANNEL } from './records/outbox-signal.ts';
export { EVENT_DAYS, purgeEvents } from './records/purge/purge-events.ts';
export { purgeIdempotency } from './records/purge/purge-idempotency.ts';
export { type Change, type Deed, enterWorkspace, Scope, type ScopeParts, type Through } from './scope.ts';
export type { IndexUse, KeyKind, SealedPlace, Vault } from './vault.ts';
export {
  type FieldRule,
  holdsPurpose,
  type Permissions,
  type Responsible,
  ROW_REACH,
  type RowScope,
  rowScope,
  type Viewer,
  widerScope,
} from './viewer.ts';
