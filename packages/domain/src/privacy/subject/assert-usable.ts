import { type EntityDictionary, type Ref, wrap } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import {
  type DomainError,
  NotFoundError,
  ProcessingRestrictedError,
  PurposeNotAllowedError,
} from '../../kernel/errors.ts';
import { ALWAYS_ON, type Purpose, purposeBits } from '../../kernel/purposes.ts';
import { askPlanned } from '../../kernel/records/unread.ts';
import type { Scope } from '../../kernel/scope.ts';
import { DataSubject } from './data-subject.entity.ts';

/** GDPR Art. 18(2): what goes on although processing is restricted, besides storage. */
export const PASSES_RESTRICTION: readonly Purpose[] = ['RIGHTS_HANDLING', 'LEGAL_OBLIGATION', 'LEGAL_CLAIMS'];

/** What the decision about a person's data rests on. */
type Standing = Pick<
  DataSubject,
  'kind' | 'erasedAt' | 'mergedInto' | 'restrictedAt' | 'nextChangeAt' | 'blocked' | 'restrictedPurposes'
>;

/**
 * Makes sure that a command may use a person's data for the purpose of its scope, as it stands now, and keeps the person from
 * being erased until the command has ended: what it writes is there for the erasure to find. A decision that has run out counts
 * as a refusal until it is made anew.
 * @throws NotFoundError for somebody erased (GDPR Art. 17) · ProcessingRestrictedError (Art. 18) · PurposeNotAllowedError for
 * a purpose that the person refuses or that nothing permits (Art. 6, 7, 21)
 */
export async function assertUsable(subject: Ref<DataSubject>, scope: Scope): Promise<DataSubject> {
  const person = await hold(subject.unwrap());
  const refusal = refusalOf(person, scope, person.restrictedAt != null && (await goesOn(person, scope)));
  if (refusal) throw refusal;
  return person;
}

/** Waits for an erasure that is under way, and reads what it left; others who read or decide about the person do not wait. */
async function hold(reference: DataSubject): Promise<DataSubject> {
  const em = wrap(reference, true).__em;
  if (!(em instanceof EntityManager)) throw new TypeError('A person is held inside the transaction of a command.');
  const columns = em.getMetadata(DataSubject).props.flatMap(({ fieldNames }) => fieldNames);
  const sql = `select ${[...new Set(columns)].join(', ')} from data_subject where workspace_id = $1 and id = $2 for key share`;
  const keys = [reference.workspaceId, reference.id];
  const [row] = await askPlanned<EntityDictionary<DataSubject>>(em, 'hold_person', sql, keys);
  if (!row) throw new NotFoundError('subject');
  return em.map(DataSubject, row);
}

/** Whether a person's data may be used for the purpose of the scope. */
export function isUsable(person: DataSubject, scope: Scope): boolean {
  return refusalOf(person, scope) === null;
}

/** Whether an officer let the purpose go on although the person is restricted (GDPR Art. 18(2)). */
async function goesOn(person: DataSubject, { purpose, clock }: Scope): Promise<boolean> {
  const { workspaceId, id } = person;
  const em = wrap(person, true).__em;
  if (!(em instanceof EntityManager)) return false;
  const rows = await em.execute(
    'select 1 from restriction_exception where workspace_id = ? and subject_id = ? and purpose = ? and expires_at > ?',
    [workspaceId, id, purpose, clock.now()],
  );
  return rows.length > 0;
}

function refusalOf(person: Standing, scope: Scope, isExcepted = false): DomainError | null {
  // Whoever was merged into somebody lives on in them: nothing is written about them under their own name.
  if (person.erasedAt || person.mergedInto) return new NotFoundError(person.kind);
  const bit = purposeBits([scope.purpose]) & ~ALWAYS_ON;
  if ((person.restrictedPurposes & bit) !== 0n) return new ProcessingRestrictedError();
  const isStale = person.nextChangeAt != null && person.nextChangeAt <= scope.clock.now();
  const isBlocked = bit !== 0n && (isStale || (person.blocked & bit) !== 0n);
  if (person.restrictedAt && !isExcepted && !PASSES_RESTRICTION.includes(scope.purpose))
    return new ProcessingRestrictedError();
  return isBlocked ? new PurposeNotAllowedError(scope.purpose) : null;
}
