import { normaliseEmail } from '../../contact/email-address.ts';
import { linkCompanies } from '../business/link-companies.ts';
import type { FileLine } from '../mapping/file-line.ts';
import type { Batch } from '../write/batch.ts';
import { MemberBook } from '../write/find-known.ts';
import { identityKeys } from '../write/identity-keys.ts';
import type { ObjectWriter } from '../write/object-writer.ts';
import { DELETED_AT_OWN_REQUEST, RESTRICTED } from '../write/skip-reasons.ts';
import { insertPeople, type NewPerson, newPersonIds } from './insert-people.ts';
import { KnownPeople, type KnownPerson } from './known-people.ts';
import { type PersonRow, readPerson } from './person-row.ts';
import { type PersonUpdate, updatePeople } from './update-people.ts';

/** Contacts, found by the other system's id or by an e-mail address that is theirs alone. */
export const CONTACT_WRITER: ObjectWriter = {
  keysOf: (line) => [...identityKeys(line), ...emailKeys(line)],
  identityOf: (line) => (line.text('externalId') === undefined ? emailKeys(line) : identityKeys(line)),
  write: writeContacts,
};

/** A person of a line, with the contact they are if there is one. */
export interface AdmittedPerson {
  readonly row: PersonRow;
  readonly known: KnownPerson | null;
  readonly companyId: string | undefined;
  readonly ownerId: string | undefined;
}

/** The e-mail addresses of a line as keys. */
export function emailKeys(line: FileLine): string[] {
  return line.texts('email').map(({ text }) => `email ${normaliseEmail(text)?.normalised ?? text}`);
}

async function writeContacts(batch: Batch, lines: readonly FileLine[]): Promise<void> {
  const admitted = await admitPeople(batch, lines);
  const made = admitted.filter(({ known }) => known === null).map(asNew);
  for (const { line, contactId, subjectId, externalId } of made) {
    batch.created(line, { type: 'contact', id: contactId, subjectId }, 'contact:create');
    batch.rememberExternalId({ type: 'contact', id: contactId }, externalId);
  }
  await insertPeople(batch, made);
  const updates = admitted.flatMap(({ row, known, companyId, ownerId }): PersonUpdate[] =>
    known ? [{ ...row, ...known, companyId, ownerId }] : [],
  );
  await updatePeople(batch, updates);
}

/** Reads the people of the lines and says who goes in; the others are reported to the batch with their reason. */
export async function admitPeople(batch: Batch, lines: readonly FileLine[]): Promise<AdmittedPerson[]> {
  const members = await MemberBook.load(batch);
  const rows = lines.map((line) => ({ ...readPerson(batch, line), ownerId: members.resolve(line, 'owner') }));
  const people = await KnownPeople.load(batch, rows);
  const decided = rows.map((row) => ({ row, known: people.find(row) }));
  const links = await linkCompanies(
    batch,
    decided.filter(({ row, known }) => !people.isSuppressed(row) && !known?.isRestricted).map(({ row }) => row.line),
  );
  return decided.flatMap(({ row, known }): AdmittedPerson[] => {
    const { line, ownerId } = row;
    if (!line.isUsable) batch.failed(line);
    else if (people.isSuppressed(row)) batch.skipped(line, DELETED_AT_OWN_REQUEST);
    else if (known?.isRestricted) batch.skipped(line, RESTRICTED, asRecord(known));
    else return [{ row, known, ownerId, companyId: links.get(line) }];
    return [];
  });
}

/** A person who is to be made. */
export function asNew({ row, companyId, ownerId }: AdmittedPerson): NewPerson {
  return { ...row, ...newPersonIds(), companyId, ownerId };
}

function asRecord({ contactId, subjectId }: KnownPerson) {
  return { type: 'contact', id: contactId, subjectId };
}
