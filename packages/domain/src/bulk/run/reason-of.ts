import { DomainError, type ErrorCode } from '../../kernel/errors.ts';
import type { BulkReason } from '../bulk-action.entity.ts';

/** Why a command refused, in the words of a result. What is not here is a state of the record that does not allow it. */
const BY_CODE: Readonly<Partial<Record<ErrorCode, BulkReason>>> = {
  ...{ NOT_FOUND: 'GONE', NOT_ALLOWED: 'NOT_ALLOWED', STALE_VERSION: 'CHANGED', ON_HOLD: 'ON_HOLD' },
  ...{ PROCESSING_RESTRICTED: 'RESTRICTED', PURPOSE_NOT_ALLOWED: 'WITHHELD' },
};

/**
 * Why one record was left or failed while the others go on; null for what concerns all of them, such as a database that is
 * away, which is thrown on so that the job is tried again.
 */
export function reasonOf(error: unknown): { outcome: 'skipped' | 'failed'; reason: BulkReason } | null {
  if (error instanceof DomainError) return { outcome: 'skipped', reason: BY_CODE[error.code] ?? 'REFUSED' };
  // Classes 22 and 23 of PostgreSQL: the row itself is the reason.
  const isOfRow = error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code));
  return isOfRow ? { outcome: 'failed', reason: 'FAILED' } : null;
}
