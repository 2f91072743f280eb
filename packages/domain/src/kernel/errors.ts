/** One faulty place of an input: the path within it and a sentence that says what is expected. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

/** Every reason for which a command refuses; the API has one typed member of `UserError` for each. */
export const ERROR_CODES = [
  'INVALID_INPUT',
  'NOT_FOUND',
  'NOT_ALLOWED',
  'STALE_VERSION',
  'PROCESSING_RESTRICTED',
  'PURPOSE_NOT_ALLOWED',
  'DUPLICATE_FOUND',
  'SUPPRESSED',
  'ON_HOLD',
  'WRONG_STATE',
  'LAST_OWNER',
  'WORKSPACE_CLOSING',
  'APPROVAL_REQUIRED',
  'IDEMPOTENCY_MISMATCH',
] as const;

/** A code of {@link ERROR_CODES}. */
export type ErrorCode = (typeof ERROR_CODES)[number];

/** A refusal that a user can understand and act on. Its message holds ids, never personal values. */
export abstract class DomainError extends Error {
  abstract readonly code: ErrorCode;
  /** The place in the input that caused the refusal, if one did. */
  readonly path: string | null = null;
}

/** The input breaks a rule; every broken place is named. */
export class InvalidInputError extends DomainError {
  readonly code = 'INVALID_INPUT';
  override readonly path: string | null;

  constructor(readonly fields: readonly FieldProblem[]) {
    super(fields.map((field) => `${field.path}: ${field.message}`).join(' '));
    this.path = fields[0]?.path ?? null;
  }
}

/** The target does not exist, or the viewer may not see it: the two look the same. */
export class NotFoundError extends DomainError {
  readonly code = 'NOT_FOUND';

  constructor(
    readonly kind: string,
    override readonly path: string | null = null,
  ) {
    super(`There is no such ${kind}.`);
  }
}

/** The viewer's roles do not hold this action. */
export class NotAllowedError extends DomainError {
  readonly code = 'NOT_ALLOWED';

  constructor(readonly action: string) {
    super(`Your roles do not allow "${action}".`);
  }
}

/** Somebody else changed the record since the caller read it. */
export class StaleVersionError extends DomainError {
  readonly code = 'STALE_VERSION';

  constructor(
    readonly expected: number,
    readonly current: number,
  ) {
    super(`The record was changed meanwhile: you have version ${expected}, it is at version ${current}.`);
  }
}

/** GDPR Art. 18: the person's data may be stored, but not otherwise processed. */
export class ProcessingRestrictedError extends DomainError {
  readonly code = 'PROCESSING_RESTRICTED';

  constructor(readonly article: string = 'Art. 18') {
    super(`Processing of this person is restricted (GDPR ${article}).`);
  }
}

/** The action may not run for the declared purpose, or the person refuses that purpose. */
export class PurposeNotAllowedError extends DomainError {
  readonly code = 'PURPOSE_NOT_ALLOWED';

  constructor(readonly purpose: string) {
    super(`This may not be done for the purpose ${purpose}.`);
  }
}

/** The same thing exists already; `candidates` are the ids of the records that the viewer may see. */
export class DuplicateFoundError extends DomainError {
  readonly code = 'DUPLICATE_FOUND';

  constructor(
    readonly kind: string,
    readonly candidates: readonly string[],
    override readonly path: string | null = null,
  ) {
    super(
      candidates.length > 0
        ? `This ${kind} exists already.`
        : `This ${kind} exists, but is withheld from you: ask the privacy officer.`,
    );
  }
}

/** The person asked not to be recorded or contacted again. */
export class SuppressedError extends DomainError {
  readonly code = 'SUPPRESSED';

  constructor(override readonly path: string | null = null) {
    super(
      'This person was deleted at their own request and may not be recorded again without a new contract or enquiry.',
    );
  }
}

/** A legal hold blocks the destruction. */
export class OnHoldError extends DomainError {
  readonly code = 'ON_HOLD';

  constructor(readonly holdId: string) {
    super('A legal hold blocks this.');
  }
}

/** The record is in a state in which this cannot be done. */
export class WrongStateError extends DomainError {
  readonly code = 'WRONG_STATE';

  constructor(
    readonly state: string,
    message: string,
  ) {
    super(message);
  }
}

/** A workspace always has an owner: the last one hands over first. */
export class LastOwnerError extends DomainError {
  readonly code = 'LAST_OWNER';

  constructor() {
    super('The last owner of a workspace cannot leave or lose the role: make somebody else owner first.');
  }
}

/** The workspace is being closed: until it ends it is read, and people's rights are served. */
export class WorkspaceClosingError extends DomainError {
  readonly code = 'WORKSPACE_CLOSING';

  constructor() {
    super(
      'This workspace is being closed and can only be read. An owner can take the closure back until its last day.',
    );
  }
}

/** A second person has to approve. */
export class ApprovalRequiredError extends DomainError {
  readonly code = 'APPROVAL_REQUIRED';

  constructor() {
    super('A second person has to approve this.');
  }
}

/** An idempotency key was used before with another body. */
export class IdempotencyMismatchError extends DomainError {
  readonly code = 'IDEMPOTENCY_MISMATCH';

  constructor() {
    super('This idempotency key was used before for another request.');
  }
}

/** Nobody is signed in, or the credentials do not hold. */
export class UnauthenticatedError extends Error {
  readonly code = 'UNAUTHENTICATED';
}

/** The request itself is wrong: no purpose, an unknown workspace, a page size out of range. */
export class RequestError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
