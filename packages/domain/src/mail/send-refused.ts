import { DomainError } from '../kernel/errors.ts';
import type { SendCause } from '../privacy/may-send/send-question.ts';

/** A message that may not go out, and what stops it (GDPR Art. 6, 7, 21; the law on advertising of the person's country). */
export class SendRefusedError extends DomainError {
  readonly code = 'PURPOSE_NOT_ALLOWED';

  constructor(
    override readonly cause: SendCause,
    readonly purpose: string | null,
    message = `This message may not be sent: ${cause}.`,
  ) {
    super(message);
  }
}
