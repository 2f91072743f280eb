import { type EntityManager, ref } from '@mikro-orm/postgresql';
import { InvalidInputError } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { PrivacyParts } from '../../privacy-parts.ts';
import { DataSubject } from '../../subject/data-subject.entity.ts';
import { DisputedValue } from '../../subject/disputed-value.entity.ts';
import type { PrivacyRequest } from '../privacy-request.entity.ts';
import { openField, requestKey } from '../request-record.ts';
import { type CORRECTABLE_FIELDS, CorrectionItem } from './correction-item.entity.ts';

/** A field that a person can have corrected. */
export type CorrectableField = (typeof CORRECTABLE_FIELDS)[number];

/** A value as a person says that it should be. */
export interface ProposedValue {
  readonly field: CorrectableField;
  readonly value: string;
}

/** Whether one value is corrected. */
export interface CorrectionVerdict {
  readonly id: string;
  readonly isGranted: boolean;
}

/** A correction with what decides it. */
interface Weighed {
  readonly request: PrivacyRequest;
  readonly covered: readonly string[];
  readonly outcome: 'granted' | 'partly' | 'refused';
}

/** Keeps what a person wants corrected, under the key of their request. */
export async function addCorrections(
  em: EntityManager,
  scope: Scope,
  request: PrivacyRequest,
  values: readonly ProposedValue[],
): Promise<void> {
  const { workspaceId, vault } = scope;
  for (const { field, value } of values) {
    const id = newId();
    const proposed = await vault.seal(request.id, placeOf(workspaceId, 'correction_item', 'proposed', id), value);
    em.persist(em.create(CorrectionItem, { workspaceId, id, request: ref(request), field, proposed, state: 'open' }));
  }
}

/** What a person wants corrected, as far as it is not decided. */
export function findCorrections(em: EntityManager, request: PrivacyRequest): Promise<CorrectionItem[]> {
  return em.find(CorrectionItem, requestKey(request), { orderBy: { id: 'asc' } });
}

/**
 * Corrects what is granted in the records of the people, and puts what the person says beside each value that stays
 * (GDPR Art. 16). A correction without single values, told in the person's own words, has the outcome that was given.
 * @throws InvalidInputError for a value without a verdict, and for one that cannot be what it is said to be
 */
export async function settleCorrections(
  em: EntityManager,
  scope: Scope,
  parts: Pick<PrivacyParts, 'corrections'>,
  { request, covered, outcome }: Weighed,
  verdicts: readonly CorrectionVerdict[],
): Promise<Weighed['outcome']> {
  const items = await findCorrections(em, request);
  if (items.length === 0) return outcome;
  const statement = await openField(scope, request, 'message');
  for (const item of items) {
    const isGranted = verdictOn(item, verdicts);
    const value = await openProposed(scope, request, item);
    if (value === null) throw new InvalidInputError([{ path: 'corrections', message: 'This value was destroyed.' }]);
    const { field } = item;
    if (isGranted) await parts.corrections.correct(em, scope, covered, { field, value });
    for (const record of await parts.corrections.recordsOf(em, scope.workspaceId, covered))
      await dispute(em, scope, {
        ...record,
        field,
        requestId: request.id,
        claimed: isGranted ? null : value,
        statement,
      });
    Object.assign(item, { state: isGranted ? 'granted' : 'refused', decidedAt: scope.clock.now() });
  }
  const granted = items.filter(({ state }) => state === 'granted').length;
  return granted === items.length ? 'granted' : granted === 0 ? 'refused' : 'partly';
}

function verdictOn({ id, field }: CorrectionItem, verdicts: readonly CorrectionVerdict[]): boolean {
  const verdict = verdicts.find((one) => one.id === id);
  if (verdict) return verdict.isGranted;
  throw new InvalidInputError([
    { path: 'corrections', message: `Say of each value whether it is corrected: ${field}.` },
  ]);
}

/** A value as the person wants it; null once it is destroyed. */
export function openProposed(scope: Scope, request: PrivacyRequest, item: CorrectionItem): Promise<string | null> {
  if (!item.proposed) return Promise.resolve(null);
  return scope.vault.open(placeOf(request.workspaceId, 'correction_item', 'proposed', item.id), item.proposed);
}

/** What is said against one value of a record; without a claim the value is as the person wants it. */
interface Dispute {
  readonly subjectId: string;
  readonly recordId: string;
  readonly field: string;
  readonly requestId: string;
  readonly claimed: string | null;
  readonly statement: string | null;
}

/** The newest word counts: what was said of the value before is over. */
async function dispute(em: EntityManager, scope: Scope, said: Dispute): Promise<void> {
  const { workspaceId, vault, clock } = scope;
  const { subjectId, recordId, field, requestId, claimed, statement } = said;
  await em.nativeDelete(DisputedValue, { workspaceId, recordId, field });
  if (claimed === null) return;
  const id = newId();
  const seal = (column: string, text: string) =>
    vault.seal(subjectId, placeOf(workspaceId, 'disputed_value', column, id), text);
  em.persist(
    em.create(DisputedValue, {
      ...{ workspaceId, id, recordId, field, requestId, disputedAt: clock.now() },
      subject: ref(em.getReference(DataSubject, [workspaceId, subjectId])),
      claimed: await seal('claimed', claimed),
      statement: statement === null ? null : await seal('statement', statement),
    }),
  );
}

function placeOf(workspaceId: string, table: string, column: string, rowId: string) {
  return { workspaceId, table, column, rowId };
}
