import { type EntityManager, ref } from '@mikro-orm/postgresql';
import { Contact } from '../contact/contact.entity.ts';
import { createContact } from '../contact/create-contact.ts';
import { findAssignee, ownIdOf } from '../identity/assignable-member.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import { takeUpExchange } from '../privacy/may-send/take-up-exchange.ts';
import { assertUsable } from '../privacy/subject/assert-usable.ts';
import { applyPatch } from '../record/apply-patch.ts';
import { InputCheck, under } from '../record/input/input-check.ts';
import { LEAD_STATUSES, Lead, LeadAnswer } from './lead.entity.ts';
import { type NewLead, readAnswers, readEnquiry, readLead } from './lead-input.ts';

/**
 * Records an enquiry inside the transaction of a larger command, such as an import. The person is named, or made with it.
 * @throws NotAllowedError · InvalidInputError · NotFoundError for a contact or owner · ProcessingRestrictedError ·
 * PurposeNotAllowedError, and for a person who is made everything that `createContact` throws
 */
export async function createLead(em: EntityManager, scope: Scope, input: NewLead): Promise<Lead> {
  scope.require('lead:create');
  const { fields, enquiry, answers } = readNewLead(input);
  const owner = await findAssignee(em, scope, input.ownerId === undefined ? ownIdOf(scope) : input.ownerId, 'ownerId');
  const contact = await findPerson(em, scope, input);
  const { workspaceId, clock } = scope;
  const now = clock.now();
  const { status = 'new', importRunId = null } = input;
  const stamps = { createdAt: now, updatedAt: now };
  const lead = em.create(Lead, { workspaceId, id: newId(), contact, status, importRunId, ...stamps });
  const sealed = enquiry ? { enquiry: await sealEnquiry(scope, lead, contact.subject.id, enquiry) } : {};
  applyPatch(lead, { ...fields, ...sealed, owner: owner && ref(owner) }, clock);
  em.persist(lead);
  // What an import brings may be years old; who writes today takes the exchange up again.
  if (enquiry && importRunId === null) {
    // The addresses of somebody who is made with it have to stand in the database first.
    await em.flush();
    await takeUpExchange(em, scope, contact.id, now);
  }
  for (const [position, answer] of answers.entries())
    em.persist(em.create(LeadAnswer, { workspaceId, id: newId(), lead, position, ...answer }));
  const target = { targetType: 'lead', targetId: lead.id, subjectId: contact.subject.id };
  const origin = importRunId === null ? {} : { importRunId };
  const release = input.cameBack ? { fields: ['came-back'] } : {};
  scope.record(em, { action: 'lead:create', ...target, ...origin, ...release });
  return lead;
}

/** An enquiry under the key of the person who wrote it. */
export function sealEnquiry(scope: Scope, lead: Lead, subjectId: string, enquiry: string): Promise<Buffer> {
  return scope.vault.seal(subjectId, placeOfEnquiry(lead), enquiry);
}

/** The enquiry in clear; null where there is none or its key is gone. */
export async function openEnquiry(scope: Scope, lead: Lead): Promise<string | null> {
  return lead.enquiry ? scope.vault.open(placeOfEnquiry(lead), lead.enquiry) : null;
}

function placeOfEnquiry({ workspaceId, id }: Lead) {
  return { workspaceId, table: 'lead', column: 'enquiry', rowId: id };
}

function readNewLead(input: NewLead) {
  const check = new InputCheck();
  if ((input.contactId === undefined) === (input.contact === undefined))
    check.refuse('contact', 'Name the contact, or give what is known of a new one.');
  check.oneOf('status', input.status, LEAD_STATUSES);
  if (input.status === 'converted' && input.importRunId === undefined)
    check.refuse('status', 'A lead becomes converted by its conversion.');
  const fields = readLead(check, input);
  const enquiry = readEnquiry(check, input.enquiry);
  if (input.cameBack && (!enquiry || !input.contact || input.importRunId !== undefined))
    check.refuse('cameBack', 'Only a new person who wrote themselves comes back: give what they wrote.');
  const answers = readAnswers(check, input.answers ?? []);
  check.assertValid();
  return { fields, enquiry, answers };
}

async function findPerson(
  em: EntityManager,
  scope: Scope,
  { contactId, contact, cameBack = false }: NewLead,
): Promise<Contact> {
  if (contactId !== undefined) {
    const found = await scope.findVisible(em, Contact, contactId, 'contact:read');
    await assertUsable(found.subject, scope);
    return found;
  }
  return under('contact', () => createContact(em, scope, { lifecycle: 'lead', ...contact, cameBack }));
}
