import type { EntityManager } from '@mikro-orm/postgresql';
import { Contact } from '../contact/contact.entity.ts';
import { NotFoundError } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import { assertUsable } from '../privacy/subject/assert-usable.ts';
import { InputCheck } from '../record/input/input-check.ts';
import { DEAL_ROLES, type Deal, DealContact } from './deal.entity.ts';
import type { ParticipantInput } from './deal-input.ts';

/**
 * Makes the given people those who have a part in a deal. Whoever stays as they are is left alone, also when they may not be
 * used now. Gives how many there were, or null where nothing changed.
 * @throws InvalidInputError for a role that is none and for somebody who is named twice · NotFoundError for a contact; both
 * name the place, such as `contacts.1.contactId` · ProcessingRestrictedError · PurposeNotAllowedError
 */
export async function changeParticipants(
  em: EntityManager,
  scope: Scope,
  deal: Deal,
  wanted: readonly ParticipantInput[],
): Promise<number | null> {
  assertSound(wanted);
  const { workspaceId } = scope;
  const before = await em.find(DealContact, { workspaceId, deal });
  const known = new Map(before.map((one) => [one.contact.id, one]));
  let hasChanged = false;
  for (const [position, { contactId, role = 'other' }] of wanted.entries()) {
    const one = known.get(contactId);
    known.delete(contactId);
    if (one?.role === role && one.position === position) continue;
    hasChanged = true;
    if (one?.role === role) one.position = position;
    else await enter(em, scope, { deal, one, contactId, role, position });
  }
  for (const gone of known.values()) {
    hasChanged = true;
    await assertUsable((await gone.contact.loadOrFail()).subject, scope);
    em.remove(gone);
  }
  return hasChanged ? before.length : null;
}

interface Entry extends Required<ParticipantInput> {
  readonly deal: Deal;
  readonly one: DealContact | undefined;
  readonly position: number;
  readonly role: DealContact['role'];
}

async function enter(em: EntityManager, scope: Scope, { deal, one, contactId, role, position }: Entry): Promise<void> {
  const contact = await findContact(em, scope, contactId, `contacts.${position}.contactId`);
  await assertUsable(contact.subject, scope);
  const { workspaceId } = scope;
  if (one) Object.assign(one, { role, position });
  else em.persist(em.create(DealContact, { workspaceId, id: newId(), deal, contact, role, position }));
}

async function findContact(em: EntityManager, scope: Scope, contactId: string, path: string): Promise<Contact> {
  try {
    return await scope.findVisible(em, Contact, contactId, 'contact:read');
  } catch (error) {
    throw error instanceof NotFoundError ? new NotFoundError('contact', path) : error;
  }
}

function assertSound(wanted: readonly ParticipantInput[]): void {
  const check = new InputCheck();
  const seen = new Set<string>();
  for (const [position, { contactId, role = 'other' }] of wanted.entries()) {
    check.oneOf(`contacts.${position}.role`, role, DEAL_ROLES);
    if (seen.has(contactId)) check.refuse(`contacts.${position}.contactId`, 'Somebody is named once.');
    seen.add(contactId);
  }
  check.assertValid();
}
