import { type EntityManager, type Ref, ref } from '@mikro-orm/postgresql';
import { findAbout, peopleOf } from '../activity/about/about.ts';
import { Contact } from '../contact/contact.entity.ts';
import type { Scope } from '../kernel/scope.ts';
import { Lead } from '../lead/lead.entity.ts';
import { assertUsable } from '../privacy/subject/assert-usable.ts';
import { RecordSubject } from '../privacy/subject/record-subject.entity.ts';
import { assertItemUsable } from '../privacy/subject/state/assert-item-usable.ts';
import type { FilePerson, NewFile } from './file-input.ts';

/** What a new file belongs to, and whom it is about with the part of each. */
export interface FilePlace {
  readonly columns: Awaited<ReturnType<typeof findAbout>> & { readonly lead: Ref<Lead> | null };
  readonly people: ReadonlyMap<Contact, FilePerson['role']>;
}

/**
 * The records that a new file names and the people whom it is about: who is named, the person of the lead, the one of the
 * deal. The first of them is its contact, so that a refusal of theirs withholds the name wherever it is listed.
 * @throws NotFoundError for what the viewer may not see
 */
export async function findPlace(em: EntityManager, scope: Scope, input: NewFile): Promise<FilePlace> {
  const about = await findAbout(em, scope, input);
  const lead = input.leadId == null ? null : await scope.findVisible(em, Lead, input.leadId, 'lead:read');
  const people = new Map<Contact, FilePerson['role']>();
  const add = (person: Contact | undefined, role: FilePerson['role']) => {
    if (person && !people.has(person)) people.set(person, role);
  };
  const named = new Map<Contact, FilePerson['role']>();
  for (const { contactId, role } of input.people ?? [])
    named.set(await scope.findVisible(em, Contact, contactId, 'contact:read'), role);
  const own = await about.contact?.loadOrFail();
  if (own) add(own, named.get(own) ?? 'participant');
  const asked = await lead?.contact.loadOrFail();
  if (asked) add(asked, named.get(asked) ?? 'participant');
  for (const person of await peopleOf({ deal: about.deal })) add(person, named.get(person) ?? 'mentioned');
  for (const [person, role] of named) add(person, role);
  const [first] = people.keys();
  return { columns: { ...about, contact: first && ref(first), lead: lead && ref(lead) }, people };
}

/**
 * Makes sure that everybody whom a file is about may be used; a content cannot be shown without one of them.
 * @throws NotFoundError · ProcessingRestrictedError · PurposeNotAllowedError
 */
export async function assertPeopleUsable(em: EntityManager, scope: Scope, fileId: string): Promise<string[]> {
  const { workspaceId } = scope;
  await assertItemUsable(em, scope, { recordType: 'file', recordId: fileId });
  const ties = await em.find(RecordSubject, { workspaceId, recordType: 'file', recordId: fileId });
  const concerned = ties.filter(({ role }) => role !== 'author');
  for (const { subject } of concerned) await assertUsable(subject, scope);
  return [...new Set(concerned.map(({ subject }) => subject.id))];
}
