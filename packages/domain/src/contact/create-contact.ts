import { type EntityManager, ref } from '@mikro-orm/postgresql';
import { Company } from '../company/company.entity.ts';
import { findAssignee, ownIdOf } from '../identity/assignable-member.ts';
import { dateOf } from '../kernel/clock.ts';
import { newId } from '../kernel/ids.ts';
import type { Purpose } from '../kernel/purposes.ts';
import type { Scope } from '../kernel/scope.ts';
import type { LegalBasis } from '../privacy/consent/purpose-setting.entity.ts';
import { createSubject } from '../privacy/subject/create-subject.ts';
import type { DataSubject } from '../privacy/subject/data-subject.entity.ts';
import { applyPatch, type Patch } from '../record/apply-patch.ts';
import { addMonths } from '../record/calendar-date.ts';
import { InputCheck } from '../record/input/input-check.ts';
import { Workspace } from '../workspace/workspace.entity.ts';
import { COLLECTED_FROM, Contact } from './contact.entity.ts';
import {
  CONTACT_LIMITS,
  type ContactChanges,
  followLifecycle,
  type NewContact,
  readBirthDate,
  readContact,
} from './contact-input.ts';
import { fullNameOf } from './name/person-name.ts';
import { assertNoDuplicate, assertNotSuppressed, welcomeBack } from './point/contact-admission.ts';
import { readPoints } from './point/contact-point-input.ts';
import { createPoint } from './point/contact-point-record.ts';

/**
 * Records a person inside the transaction of a larger command, such as a lead or an import.
 * @throws NotAllowedError · InvalidInputError · NotFoundError for a company or owner · SuppressedError for somebody who was
 * deleted at their own request · DuplicateFoundError unless `allowDuplicate`
 */
export async function createContact(em: EntityManager, scope: Scope, input: NewContact): Promise<Contact> {
  scope.require('contact:create');
  const { fields, birthDate, points, origin } = readNewContact(scope, input);
  if (input.cameBack) await welcomeBack(em, scope, points, fields.fullName);
  else await assertNotSuppressed(em, scope, points, fields.fullName);
  await assertNoDuplicate(em, scope, points, { allowDuplicate: input.allowDuplicate === true });
  const ownerId = input.ownerId === undefined ? ownIdOf(scope) : input.ownerId;
  const relations = await findRelations(em, scope, { companyId: input.companyId, ownerId });
  const noticeDueOn = await noticeDue(em, scope, origin);
  const subject = await createPerson(em, scope, input);
  const contact = newContact(em, scope, subject, origin.collectedAt, input.importRunId);
  const sealed = birthDate ? { birthDate: await sealBirthDate(scope, contact, birthDate) } : {};
  const notice = { noticeDueOn, noticeState: noticeDueOn ? 'due' : 'not-needed' } as const;
  const ended = followLifecycle(null, fields, dateOf(origin.collectedAt));
  applyPatch(contact, { ...fields, ...ended, ...relations, ...origin, ...notice, ...sealed }, scope.clock);
  em.persist(contact);
  for (const point of points) em.persist(await createPoint(em, scope, contact, point));
  const target = { targetType: 'contact', targetId: contact.id, subjectId: subject.id };
  const { importRunId } = input;
  scope.record(em, { action: 'contact:create', ...target, ...(importRunId === undefined ? {} : { importRunId }) });
  return contact;
}

/** A birth date under the person's key. */
export function sealBirthDate(scope: Scope, contact: Contact, birthDate: string): Promise<Buffer> {
  return scope.vault.seal(contact.subject.id, placeOfBirthDate(contact), birthDate);
}

/** The birth date in clear; null where there is none or its key is gone. */
export async function openBirthDate(scope: Scope, contact: Contact): Promise<string | null> {
  return contact.birthDate ? scope.vault.open(placeOfBirthDate(contact), contact.birthDate) : null;
}

/**
 * The company and the owner that an input names.
 * @throws NotFoundError · InvalidInputError for an owner who left
 */
export async function findRelations(
  em: EntityManager,
  scope: Scope,
  { companyId, ownerId }: ContactChanges,
): Promise<Patch<Contact>> {
  const owner = await findAssignee(em, scope, ownerId, 'ownerId');
  const company = companyId == null ? companyId : await scope.findVisible(em, Company, companyId, 'company:read');
  return { owner: owner && ref(owner), company: company && ref(company) };
}

function readNewContact(scope: Scope, input: NewContact) {
  const check = new InputCheck();
  const now = scope.clock.now();
  const fields = readContact(check, { ...input, fullName: fullNameOf(input) });
  const birthDate = readBirthDate(check, input.birthDate, dateOf(now));
  const points = readPoints(check, input.points ?? [], fields.country);
  const { collectedFrom = 'not-stated', collectedAt = now } = input;
  check.oneOf('collectedFrom', collectedFrom, COLLECTED_FROM);
  if (collectedAt > now) check.refuse('collectedAt', 'Data cannot have been collected in the future.');
  const source = check.text('source', input.source, CONTACT_LIMITS.source) ?? 'not stated';
  check.assertValid();
  return { fields, birthDate, points, origin: { collectedFrom, collectedAt, source } };
}

/** GDPR Art. 14(3)(a): whoever did not give the data themselves is told within a month; who gave it cannot be assumed. */
async function noticeDue(
  em: EntityManager,
  { workspaceId }: Scope,
  { collectedFrom, collectedAt }: { collectedFrom: string; collectedAt: Date },
): Promise<string | null> {
  if (collectedFrom === 'person') return null;
  const workspace = await em.findOneOrFail(Workspace, { id: workspaceId });
  return addMonths(dateOf(collectedAt, workspace.timeZone), 1);
}

function createPerson(em: EntityManager, scope: Scope, { basis, isMinor }: NewContact): Promise<DataSubject> {
  const grounds = new Map<Purpose, LegalBasis>(basis === undefined ? [] : [['RELATIONSHIP', basis]]);
  return createSubject(em, scope, { kind: 'contact', isMinor: isMinor === true, grounds });
}

function newContact(
  em: EntityManager,
  { workspaceId, clock }: Scope,
  subject: DataSubject,
  collectedAt: Date,
  importRunId: string | null = null,
): Contact {
  const now = clock.now();
  const stamps = { createdAt: now, updatedAt: now };
  return em.create(Contact, { workspaceId, id: newId(), subject, collectedAt, importRunId, ...stamps });
}

function placeOfBirthDate({ workspaceId, id }: Contact) {
  return { workspaceId, table: 'contact', column: 'birth_date', rowId: id };
}
