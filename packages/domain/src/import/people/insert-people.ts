import { Contact } from '../../contact/contact.entity.ts';
import { ContactPoint } from '../../contact/contact-point.entity.ts';
import { sortNameOf } from '../../contact/name/person-name.ts';
import { pointColumns } from '../../contact/point/contact-point-record.ts';
import { newId } from '../../kernel/ids.ts';
import type { Purpose } from '../../kernel/purposes.ts';
import { type LegalBasis, SubjectGround } from '../../privacy/consent/purpose-setting.entity.ts';
import { loadWorkspaceBases } from '../../privacy/consent/recompute-subjects.ts';
import type { BasisHistory } from '../../privacy/purpose/basis-history.ts';
import { holdGrounds } from '../../privacy/purpose/purpose-change.ts';
import { decideSubject, type SubjectDecision } from '../../privacy/purpose-decision.ts';
import { DataSubject } from '../../privacy/subject/data-subject.entity.ts';
import { addMonths } from '../../record/calendar-date.ts';
import type { Batch } from '../write/batch.ts';
import { insertRows, type RowOf } from '../write/bulk-rows.ts';
import { asFacts, insertObjections, type Objection } from './objections.ts';
import type { PersonRow } from './person-row.ts';

/** A person who is made, with the ids that other rows of the line refer to. */
export interface NewPerson extends PersonRow {
  readonly contactId: string;
  readonly subjectId: string;
  readonly companyId: string | undefined;
  readonly ownerId: string | undefined;
}

/**
 * Records many people at once, each as `createContact` records one: their keys first, because a key is written before the
 * rows that it seals; then the person with the decision for which purposes they may be used, their addresses, objections
 * and the ground that somebody stated.
 */
export async function insertPeople(batch: Batch, people: readonly NewPerson[]): Promise<void> {
  if (people.length === 0) return;
  const { workspaceId, context } = batch;
  await context.scope.vault.ensureKeys(
    workspaceId,
    'subject',
    people.map(({ subjectId }) => subjectId),
  );
  await insertRows(batch.em, DataSubject, await subjectRows(batch, people));
  await insertRows(batch.em, SubjectGround, groundRows(batch, people));
  await insertRows(batch.em, Contact, await Promise.all(people.map((person) => contactRow(batch, person))));
  await insertRows(
    batch.em,
    ContactPoint,
    (await Promise.all(people.map((person) => pointRows(batch, person)))).flat(),
  );
  await insertObjections(batch, people);
}

/** Ids for a person who is made. */
export function newPersonIds(): { contactId: string; subjectId: string } {
  return { contactId: newId(), subjectId: newId() };
}

async function subjectRows(batch: Batch, people: readonly NewPerson[]): Promise<RowOf<DataSubject>[]> {
  const { em, workspaceId, now } = batch;
  await holdGrounds(em, workspaceId);
  const bases = await loadWorkspaceBases(em, workspaceId);
  const decide = decisionsOf(groundsOf(batch), bases, now);
  return people.map(({ subjectId, objections }) => ({
    workspaceId,
    id: subjectId,
    kind: 'contact',
    createdAt: now,
    ...decide(objections),
  }));
}

/** People with the same objections get the same decision, so a file has only a handful of them. */
function decisionsOf(
  grounds: ReadonlyMap<Purpose, LegalBasis>,
  bases: BasisHistory,
  now: Date,
): (objections: readonly Objection[]) => SubjectDecision {
  const made = new Map<string, SubjectDecision>();
  return (objections) => {
    const key = JSON.stringify(objections);
    const events = asFacts(objections, now);
    const nothing = { restrictedAt: null, restrictedPurposes: 0n, erasedAt: null, isMinor: false, deceasedOn: null };
    const facts = { createdAt: now, ...nothing, grounds, events };
    const decision = made.get(key) ?? decideSubject(facts, bases, now);
    made.set(key, decision);
    return decision;
  };
}

function groundsOf({ context }: Batch): ReadonlyMap<Purpose, LegalBasis> {
  const { basis } = context.origin;
  return new Map<Purpose, LegalBasis>(basis === null ? [] : [['RELATIONSHIP', basis]]);
}

function groundRows(batch: Batch, people: readonly NewPerson[]): RowOf<SubjectGround>[] {
  return [...groundsOf(batch)].flatMap(([purpose, basis]) =>
    people.map(({ subjectId }) => ({ ...batch.newRecord(), subjectId, purpose, basis, statedBy: 'import' })),
  );
}

async function contactRow(batch: Batch, person: NewPerson): Promise<RowOf<Contact>> {
  const { context, now, workspaceId } = batch;
  const { collectedFrom, source } = context.origin;
  const { fields, contactId, subjectId, birthDate, collectedOn } = person;
  // GDPR Art. 14(3)(a): whoever did not give the data themselves is told within a month.
  const noticeDueOn = collectedFrom === 'person' ? null : addMonths(collectedOn, 1);
  // A date without a time: noon is the same day in nearly every time zone.
  const collectedAt = collectedOn === batch.today ? now : new Date(`${collectedOn}T12:00:00Z`);
  const place = { workspaceId, table: 'contact', column: 'birth_date', rowId: contactId };
  return {
    ...fields,
    sortName: sortNameOf(fields.fullName ?? null),
    relationshipEndedOn: fields.lifecycle === 'former-customer' ? collectedOn : null,
    lifecycle: fields.lifecycle ?? (context.plan.object === 'lead' ? 'lead' : 'prospect'),
    ...{ workspaceId, id: contactId, subject: subjectId, importRunId: context.runId, createdAt: now, updatedAt: now },
    company: person.companyId ?? null,
    owner: person.ownerId ?? null,
    birthDate: birthDate ? await context.scope.vault.seal(subjectId, place, birthDate) : null,
    ...{ collectedFrom, source, collectedAt, noticeDueOn, noticeState: noticeDueOn ? 'due' : 'not-needed' },
  };
}

function pointRows(batch: Batch, { contactId, subjectId, points }: NewPerson): Promise<RowOf<ContactPoint>[]> {
  return Promise.all(
    points.map(async (point) => {
      const record = batch.newRecord();
      const columns = await pointColumns(batch.context.scope, subjectId, record.id, point);
      const { kind, isPrimary, isShared } = point;
      const none = { clearValue: null, clearNormalised: null, sealedValue: null, blindIndex: null, blindLast4: null };
      const source = batch.context.origin.source;
      return { ...record, contact: contactId, kind, label: null, isPrimary, isShared, source, ...none, ...columns };
    }),
  );
}
