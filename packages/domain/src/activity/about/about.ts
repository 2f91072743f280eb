import { type EntityManager, type Ref, ref } from '@mikro-orm/postgresql';
import { Company } from '../../company/company.entity.ts';
import { Contact } from '../../contact/contact.entity.ts';
import { Deal } from '../../deal/deal.entity.ts';
import { Member } from '../../identity/member.entity.ts';
import type { Scope } from '../../kernel/scope.ts';
import { assertUsable } from '../../privacy/subject/assert-usable.ts';
import type { SubjectPart } from '../../privacy/subject/link-subjects.ts';

/** What a task, note or activity is about; what is absent stays as it is, null empties it. */
export interface AboutInput {
  readonly contactId?: string | null | undefined;
  readonly companyId?: string | null | undefined;
  readonly dealId?: string | null | undefined;
}

/** The records that something is about, as its columns. */
export interface AboutPatch {
  readonly contact: Ref<Contact> | null | undefined;
  readonly company: Ref<Company> | null | undefined;
  readonly deal: Ref<Deal> | null | undefined;
}

/** A record with its columns of {@link AboutPatch}. */
interface About {
  readonly contact?: Ref<Contact> | null | undefined;
  readonly deal?: Ref<Deal> | null | undefined;
}

/**
 * The records that an input names.
 * @throws NotFoundError for one that the viewer may not see
 */
export async function findAbout(em: EntityManager, scope: Scope, input: AboutInput): Promise<AboutPatch> {
  const { contactId, companyId, dealId } = input;
  const contact = contactId == null ? contactId : await scope.findVisible(em, Contact, contactId, 'contact:read');
  const company = companyId == null ? companyId : await scope.findVisible(em, Company, companyId, 'company:read');
  const deal = dealId == null ? dealId : await scope.findVisible(em, Deal, dealId, 'deal:read');
  return { contact: contact && ref(contact), company: company && ref(company), deal: deal && ref(deal) };
}

/** The people whom a record concerns: its contact, and the one of its deal. */
export async function peopleOf({ contact, deal }: About): Promise<Contact[]> {
  const own = contact ? await contact.loadOrFail() : null;
  const ofDeal = deal ? ((await (await deal.loadOrFail()).contact?.loadOrFail()) ?? null) : null;
  return [...new Set([own, ofDeal])].filter((person) => person !== null);
}

/**
 * Makes sure that everybody whom a record concerns may be used.
 * @throws NotFoundError · ProcessingRestrictedError · PurposeNotAllowedError
 */
export async function assertAllUsable(people: readonly Contact[], scope: Scope): Promise<void> {
  for (const { subject } of people) await assertUsable(subject, scope);
}

/** The one person whom a record concerns, for its history; null where it is nobody or several. */
export function onlySubjectOf(people: readonly Contact[]): string | null {
  const [only, other] = people;
  return only && !other ? only.subject.id : null;
}

/** The parts that people have in a record. */
export function partsOf(people: readonly Contact[], role: SubjectPart['role']): SubjectPart[] {
  return people.map(({ subject }) => ({ subjectId: subject.id, role }));
}

/** The member who acts: what they write down is their personal data too. */
export async function findActingMember(em: EntityManager, { viewer, workspaceId }: Scope): Promise<Member | null> {
  if (viewer.kind !== 'member' || viewer.id === null) return null;
  return em.findOne(Member, { workspaceId, id: viewer.id });
}
