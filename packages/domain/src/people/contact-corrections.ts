import type { EntityManager } from '@mikro-orm/postgresql';
import { Contact } from '../contact/contact.entity.ts';
import { readBirthDate, readContact } from '../contact/contact-input.ts';
import { ContactPoint } from '../contact/contact-point.entity.ts';
import { sealBirthDate } from '../contact/create-contact.ts';
import { readPoint } from '../contact/point/contact-point-input.ts';
import { createPoint, POINT_FIELD, pointColumns } from '../contact/point/contact-point-record.ts';
import { dateOf } from '../kernel/clock.ts';
import { InvalidInputError } from '../kernel/errors.ts';
import type { Scope } from '../kernel/scope.ts';
import type { CorrectableRecord, CorrectionTarget } from '../privacy/privacy-parts.ts';
import { applyPatch, type Patch, touch } from '../record/apply-patch.ts';
import { InputCheck } from '../record/input/input-check.ts';

const POINTS = { email: 'email', phone: 'phone', postalAddress: 'postal' } as const;

/** A value as a person says that it should be. */
interface Correction {
  readonly field: string;
  readonly value: string;
}

/**
 * Corrects what a workspace holds of people in their contacts. The decision of whoever handles rights is the permission; what was
 * wrong is written down nowhere (B13-AC5).
 */
export class ContactCorrections implements CorrectionTarget {
  async recordsOf(em: EntityManager, workspaceId: string, subjectIds: readonly string[]): Promise<CorrectableRecord[]> {
    const contacts = await findContacts(em, workspaceId, subjectIds);
    return contacts.map(({ id, subject }) => ({ subjectId: subject.id, recordId: id }));
  }

  async correct(em: EntityManager, scope: Scope, subjectIds: readonly string[], correction: Correction): Promise<void> {
    const { field } = correction;
    for (const contact of await findContacts(em, scope.workspaceId, subjectIds)) {
      const changed = isPoint(field)
        ? await correctPoint(em, scope, contact, POINTS[field], correction)
        : await correctField(scope, contact, correction);
      if (changed === null) continue;
      scope.record(em, {
        ...{ action: 'contact:update', targetType: 'contact', targetId: contact.id, subjectId: contact.subject.id },
        ...{ version: contact.version + 1, changes: [{ field: changed }] },
      });
    }
  }
}

function findContacts(em: EntityManager, workspaceId: string, subjectIds: readonly string[]): Promise<Contact[]> {
  const subject = { $in: subjectIds.map((id): [string, string] => [workspaceId, id]) };
  return em.find(Contact, { workspaceId, subject, deletedAt: null }, { orderBy: { id: 'asc' } });
}

/** Gives the field as the history calls it; null where nothing was to be changed. */
async function correctField(scope: Scope, contact: Contact, { field, value }: Correction): Promise<string | null> {
  const check = new InputCheck();
  const birthDate = field === 'birthDate' ? readBirthDate(check, value, dateOf(scope.clock.now())) : undefined;
  const plain = readContact(check, plainField(field, value));
  assertValid(check, field);
  const sealed = birthDate ? { birthDate: await sealBirthDate(scope, contact, birthDate) } : {};
  const patch = { ...plain, ...withoutOldParts(contact, plain.fullName), ...sealed };
  return applyPatch(contact, patch, scope.clock).length > 0 ? field : null;
}

function plainField(field: string, value: string) {
  switch (field) {
    case 'fullName':
      return { fullName: value };
    case 'city':
      return { city: value };
    case 'country':
      return { country: value };
    case 'jobTitle':
      return { jobTitle: value };
    default:
      return {};
  }
}

/** The parts of a name go where the corrected name does not hold them any more. */
function withoutOldParts(
  { givenName, familyName }: Contact,
  fullName: string | null | undefined,
): Patch<Pick<Contact, 'givenName' | 'familyName'>> {
  if (fullName == null) return {};
  const isGone = (part: string | null | undefined) => part != null && !fullName.includes(part);
  return {
    givenName: isGone(givenName) ? null : undefined,
    familyName: isGone(familyName) ? null : undefined,
  };
}

/** The address that leads is put right; where there is none of its kind, it is added. */
async function correctPoint(
  em: EntityManager,
  scope: Scope,
  contact: Contact,
  kind: (typeof POINTS)[keyof typeof POINTS],
  { field, value }: Correction,
): Promise<string | null> {
  const check = new InputCheck();
  const read = readPoint(check, '', { kind, value, isPrimary: true }, contact.country);
  assertValid(check, field);
  if (!read) return null;
  const { workspaceId } = scope;
  const ofKind = await em.find(ContactPoint, { workspaceId, contact, kind }, { orderBy: { id: 'asc' } });
  const leading = ofKind.find(({ isPrimary }) => isPrimary) ?? ofKind[0];
  if (leading) {
    const columns = await pointColumns(scope, contact.subject.id, leading.id, read);
    applyPatch(leading, { ...columns, verifiedAt: null, valueChangedAt: scope.clock.now() }, scope.clock);
  } else em.persist(await createPoint(em, scope, contact, read));
  touch(contact, scope.clock);
  return POINT_FIELD[kind];
}

function isPoint(field: string): field is keyof typeof POINTS {
  return Object.hasOwn(POINTS, field);
}

/** @throws InvalidInputError in the words of the field, at the place where corrections are decided */
function assertValid(check: InputCheck, field: string): void {
  try {
    check.assertValid();
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    const fields = error.fields.map(({ message }) => ({ path: 'corrections', message: `${field}: ${message}` }));
    throw new InvalidInputError(fields);
  }
}
