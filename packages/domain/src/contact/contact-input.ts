import type { LegalBasis } from '../privacy/consent/purpose-setting.entity.ts';
import type { Patch } from '../record/apply-patch.ts';
import type { InputCheck, TextRule } from '../record/input/input-check.ts';
import { type COLLECTED_FROM, type Contact, LIFECYCLES } from './contact.entity.ts';
import { fullNameOf, sortNameOf } from './name/person-name.ts';
import type { PointInput } from './point/contact-point-input.ts';

/** What can be changed about a contact; a field that is absent stays as it is, null empties it. */
export interface ContactChanges {
  readonly fullName?: string | null | undefined;
  readonly givenName?: string | null | undefined;
  readonly familyName?: string | null | undefined;
  readonly jobTitle?: string | null | undefined;
  readonly city?: string | null | undefined;
  readonly country?: string | null | undefined;
  readonly language?: string | null | undefined;
  readonly birthDate?: string | null | undefined;
  readonly lifecycle?: (typeof LIFECYCLES)[number] | undefined;
  readonly companyId?: string | null | undefined;
  readonly ownerId?: string | null | undefined;
}

/** A person to be recorded; without `ownerId` the contact belongs to the member who records it. */
export interface NewContact extends ContactChanges {
  readonly points?: readonly PointInput[] | undefined;
  /** From whom the data came; where it was not the person, GDPR Art. 14 makes a notice due. */
  readonly collectedFrom?: (typeof COLLECTED_FROM)[number] | undefined;
  readonly source?: string | null | undefined;
  readonly collectedAt?: Date | undefined;
  /** The ground for working with this person, where it is another than the workspace's. */
  readonly basis?: LegalBasis | undefined;
  readonly isMinor?: boolean | undefined;
  /** They wrote of their own accord after they were deleted at their own request: they are recorded again. */
  readonly cameBack?: boolean | undefined;
  readonly importRunId?: string | undefined;
  /** Records the person although another contact has the same e-mail address. */
  readonly allowDuplicate?: boolean | undefined;
}

/** The limits of a contact's fields. */
export const CONTACT_LIMITS = {
  fullName: { max: 200 },
  givenName: { max: 100 },
  familyName: { max: 100 },
  jobTitle: { max: 200 },
  city: { max: 100 },
  language: { max: 35 },
  source: { max: 200 },
} as const satisfies Record<string, TextRule>;

/** Reads the plain fields of a contact. The birth date is read beside them, because it is sealed before it is stored. */
export function readContact(check: InputCheck, input: ContactChanges): Patch<Contact> {
  const fullName = check.text('fullName', input.fullName, CONTACT_LIMITS.fullName);
  check.oneOf('lifecycle', input.lifecycle, LIFECYCLES);
  return {
    fullName,
    sortName: fullName === undefined ? undefined : sortNameOf(fullName),
    givenName: check.text('givenName', input.givenName, CONTACT_LIMITS.givenName),
    familyName: check.text('familyName', input.familyName, CONTACT_LIMITS.familyName),
    jobTitle: check.text('jobTitle', input.jobTitle, CONTACT_LIMITS.jobTitle),
    city: check.text('city', input.city, CONTACT_LIMITS.city),
    country: check.country('country', input.country),
    language: readLanguage(check, input.language),
    lifecycle: input.lifecycle ?? undefined,
  };
}

/** Reads a birth date that lies in the past. */
export function readBirthDate(
  check: InputCheck,
  value: string | null | undefined,
  today: string,
): string | null | undefined {
  const date = check.date('birthDate', value);
  if (date != null && date > today) check.refuse('birthDate', 'A birth date lies in the past.');
  return date;
}

/**
 * The full name that follows from new parts of a name: only where it was made of the old parts and nobody states another. A
 * name that was given whole is never rebuilt.
 */
export function followName(contact: Pick<Contact, 'fullName' | 'givenName' | 'familyName'>, patch: Patch<Contact>) {
  if (patch.fullName !== undefined || (patch.givenName === undefined && patch.familyName === undefined)) return {};
  const before = fullNameOf({ givenName: contact.givenName, familyName: contact.familyName });
  if ((contact.fullName ?? null) !== before) return {};
  const { givenName = contact.givenName, familyName = contact.familyName } = patch;
  const fullName = fullNameOf({ givenName, familyName });
  return { fullName, sortName: sortNameOf(fullName) };
}

/** When the relationship ended, which follows from what somebody is now: how long they are kept after that rests on it. */
export function followLifecycle(
  before: Contact['lifecycle'] | null,
  patch: Patch<Contact>,
  today: string,
): Patch<Contact> {
  if (patch.lifecycle === undefined || patch.lifecycle === before) return {};
  return { relationshipEndedOn: patch.lifecycle === 'former-customer' ? today : null };
}

function readLanguage(check: InputCheck, value: string | null | undefined): string | null | undefined {
  const text = check.text('language', value, CONTACT_LIMITS.language);
  if (text == null) return text;
  try {
    return new Intl.Locale(text).toString();
  } catch {
    check.refuse('language', 'Use a language tag such as de or pt-BR.');
    return null;
  }
}
