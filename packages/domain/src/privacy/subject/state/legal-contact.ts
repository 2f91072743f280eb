import { type EntityManager, ref } from '@mikro-orm/postgresql';
import { type FieldProblem, InvalidInputError, WrongStateError } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { DataSubject } from '../data-subject.entity.ts';
import { LEGAL_CONTACT_KINDS, LegalContact } from './legal-contact.entity.ts';

const LONGEST_NAME = 200;
const LONGEST_ADDRESS = 254;
/** So many people speak for one person at most. */
const MOST_CONTACTS = 10;

/** What somebody is to the person for whom they speak. */
export type LegalContactKind = (typeof LEGAL_CONTACT_KINDS)[number];

/** Who speaks for a person. */
export interface NewLegalContact {
  readonly kind: LegalContactKind;
  readonly fullName: string;
  readonly email?: string | null | undefined;
}

/**
 * Makes sure that somebody is named, and can be written to where an address is given.
 * @throws InvalidInputError
 */
export function readLegalContact({ kind, fullName, email }: NewLegalContact): NewLegalContact {
  const name = fullName.trim();
  const address = email?.trim() || null;
  const problems: FieldProblem[] = [];
  const refuse = (path: string, message: string) => problems.push({ path: `legalContact.${path}`, message });
  if (!LEGAL_CONTACT_KINDS.includes(kind)) refuse('kind', `Expected one of ${LEGAL_CONTACT_KINDS.join(', ')}.`);
  if (!name || name.length > LONGEST_NAME) refuse('fullName', `Expected a name of at most ${LONGEST_NAME} characters.`);
  if (address && (address.length > LONGEST_ADDRESS || !/^[^\s@]+@[^\s@]+$/.test(address)))
    refuse('email', 'Expected an e-mail address.');
  if (problems.length > 0) throw new InvalidInputError(problems);
  return { kind, fullName: name, email: address };
}

/** Writes down who speaks for a person, sealed under the person's key; gives its id. @throws WrongStateError where enough do */
export async function addLegalContact(
  em: EntityManager,
  { workspaceId, vault, clock }: Scope,
  subject: DataSubject,
  { kind, fullName, email }: NewLegalContact,
): Promise<string> {
  if ((await em.count(LegalContact, { workspaceId, subject })) >= MOST_CONTACTS)
    throw new WrongStateError('too-many', `Already ${MOST_CONTACTS} people speak for this person.`);
  const id = newId();
  const seal = (column: string, text: string) =>
    vault.seal(subject.id, { workspaceId, table: 'legal_contact', column, rowId: id }, text);
  em.persist(
    em.create(LegalContact, {
      ...{ workspaceId, id, subject: ref(subject), kind, createdAt: clock.now() },
      fullName: await seal('full_name', fullName),
      email: email ? await seal('email', email) : null,
    }),
  );
  return id;
}
