import { rowsIn } from './rows-in.ts';

/** A person in a deal while it is edited. */
export interface PersonRow {
  readonly key: string;
  readonly contactId: string;
  readonly name: string | null;
  readonly role: string;
}

/** A row for somebody who is yet to be chosen. */
export function newPerson(): PersonRow {
  return { key: crypto.randomUUID(), contactId: '', name: null, role: 'other' };
}

/** A row as the API takes it. */
export function personInputOf({ contactId, role }: PersonRow) {
  return { contactId, role };
}

/** The rows that a draft has kept. */
export function keptPeople(text: string | undefined): PersonRow[] {
  return rowsIn(text).map(({ contactId = '', name, role = 'other' }) => {
    return { ...newPerson(), contactId, name: name ?? null, role };
  });
}
