import type { AboutInput } from '../activity/about/about.ts';
import { InputCheck } from '../record/input/input-check.ts';

/** The part that a person has in a file. */
export const FILE_ROLES = ['participant', 'recipient', 'mentioned'] as const;

/** A person whom a file is about. */
export interface FilePerson {
  readonly contactId: string;
  readonly role: (typeof FILE_ROLES)[number];
}

/** A file that arrived, and what it belongs to: one record at least. */
export interface NewFile extends AboutInput {
  readonly uploadId: string;
  readonly leadId?: string | null | undefined;
  /** Whom it is about beside the person of the record. */
  readonly people?: readonly FilePerson[] | undefined;
}

/** A file is about at most so many people who are named one by one. */
export const MOST_PEOPLE = 50;

/** Checks what a file is to belong to. @throws InvalidInputError */
export function assertBelongs({ contactId, companyId, dealId, leadId, people = [] }: NewFile): void {
  const check = new InputCheck();
  if ([contactId, companyId, dealId, leadId].every((id) => id == null))
    check.refuse('contactId', 'Say what the file belongs to: a contact, company, deal or lead.');
  if (people.length > MOST_PEOPLE) check.refuse('people', `Name at most ${MOST_PEOPLE} people.`);
  for (const [index, { role }] of people.entries()) check.oneOf(`people.${index}.role`, role, FILE_ROLES);
  check.assertValid();
}
