import type { Ref } from '@mikro-orm/core';
import {
  type DomainError,
  NotFoundError,
  ProcessingRestrictedError,
  PurposeNotAllowedError,
} from '../../kernel/errors.ts';
import { ALWAYS_ON, type Purpose, purposeBits } from '../../kernel/purposes.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { DataSubject } from './data-subject.entity.ts';

/** GDPR Art. 18(2): what goes on although processing is restricted, besides storage. */
const PASSES_RESTRICTION: readonly Purpose[] = ['RIGHTS_HANDLING', 'LEGAL_OBLIGATION', 'LEGAL_CLAIMS'];

/**
 * Makes sure that a command may use a person's data for the purpose of its scope. A decision that has run out counts as a
 * refusal until it is made anew.
 * @throws NotFoundError for somebody erased (GDPR Art. 17) · ProcessingRestrictedError (Art. 18) · PurposeNotAllowedError for
 * a purpose that the person refuses or that nothing permits (Art. 6, 7, 21)
 */
export async function assertUsable(subject: Ref<DataSubject>, scope: Scope): Promise<DataSubject> {
  const person = await subject.loadOrFail();
  const refusal = refusalOf(person, scope);
  if (refusal) throw refusal;
  return person;
}

/** Whether a person's data may be used for the purpose of the scope. */
export function isUsable(person: DataSubject, scope: Scope): boolean {
  return refusalOf(person, scope) === null;
}

function refusalOf(person: DataSubject, scope: Scope): DomainError | null {
  if (person.erasedAt) return new NotFoundError(person.kind);
  if (person.restrictedAt && !PASSES_RESTRICTION.includes(scope.purpose)) return new ProcessingRestrictedError();
  const bit = purposeBits([scope.purpose]) & ~ALWAYS_ON;
  const isStale = person.nextChangeAt != null && person.nextChangeAt <= scope.clock.now();
  const isBlocked = bit !== 0n && (isStale || (person.blocked & bit) !== 0n);
  return isBlocked ? new PurposeNotAllowedError(scope.purpose) : null;
}
