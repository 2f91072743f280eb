import {
  type DomainError,
  DuplicateFoundError,
  type ErrorCode,
  encodeId,
  InvalidInputError,
  isIdKind,
  NotAllowedError,
  ProcessingRestrictedError,
  PurposeNotAllowedError,
  StaleVersionError,
} from '@smartx/domain/kernel';
import { SendRefusedError } from '@smartx/domain/mail';

/** A member of `UserError` as the executor reads it. */
export type UserErrorShape = {
  readonly __typename: string;
  readonly code: ErrorCode;
  readonly message: string;
} & Readonly<Record<string, unknown>>;

/** The typed member of `UserError` for a refusal of the domain; the only place that knows both. */
export function toUserError(error: DomainError): UserErrorShape {
  const { code, message, path } = error;
  return {
    ...detailsOf(error),
    code,
    message,
    path,
    docsUrl: `/docs/errors#${code.toLowerCase().replaceAll('_', '-')}`,
  };
}

function detailsOf(error: DomainError): { __typename: string } & Record<string, unknown> {
  if (error instanceof InvalidInputError) return { __typename: 'InvalidInput', fields: error.fields };
  if (error instanceof NotAllowedError) return { __typename: 'NotAllowed', action: error.action };
  if (error instanceof StaleVersionError) return { __typename: 'VersionConflict', currentVersion: error.current };
  if (error instanceof ProcessingRestrictedError) return { __typename: 'ProcessingRestricted', article: error.article };
  if (error instanceof PurposeNotAllowedError) return { __typename: 'PurposeRefused', purpose: error.purpose };
  if (error instanceof SendRefusedError)
    return { __typename: 'PurposeRefused', purpose: error.purpose ?? 'none', cause: error.cause };
  if (error instanceof DuplicateFoundError) return { __typename: 'DuplicateFound', candidates: candidatesOf(error) };
  return { __typename: typeOfPlain(error.code) };
}

/** Codes without fields of their own. A code that is handled nowhere does not compile. */
function typeOfPlain(code: ErrorCode): string {
  switch (code) {
    case 'NOT_FOUND':
      return 'NotFound';
    case 'SUPPRESSED':
    case 'ON_HOLD':
    case 'WRONG_STATE':
    case 'LAST_OWNER':
    case 'WORKSPACE_CLOSING':
    case 'APPROVAL_REQUIRED':
    case 'IDEMPOTENCY_MISMATCH':
      return 'Refused';
    case 'INVALID_INPUT':
    case 'NOT_ALLOWED':
    case 'STALE_VERSION':
    case 'PROCESSING_RESTRICTED':
    case 'PURPOSE_NOT_ALLOWED':
    case 'DUPLICATE_FOUND':
      throw new Error(`${code} has fields of its own.`);
    default:
      return code satisfies never;
  }
}

/** The existing records as public ids; an address of a contact is a record of its own kind. */
function candidatesOf({ kind, candidates }: DuplicateFoundError): string[] {
  const known = kind === 'address' ? 'contactPoint' : kind;
  return candidates.map((id) => (isIdKind(known) ? encodeId(known, id) : id));
}
