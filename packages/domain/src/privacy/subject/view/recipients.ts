import type { EntityManager } from '@mikro-orm/postgresql';
import type { CatalogueColumn } from '../../catalogue.ts';
import type { RawRow } from '../../reach/table-rows.ts';

/** Who outside received which fields of a person, by name (CJEU C-154/21). */
export interface Recipients {
  of(column: CatalogueColumn, row: RawRow): string[];
}

/** The fields of a contact under which the API lists its addresses. */
const ADDRESS_FIELDS: Readonly<Record<string, string>> = {
  email: 'Contact.emails',
  phone: 'Contact.phones',
  postal: 'Contact.addresses',
};

/** What the ledger of disclosures says about these people, who are one. */
export async function loadRecipients(
  em: EntityManager,
  workspaceId: string,
  subjectIds: readonly string[],
): Promise<Recipients> {
  const rows = await em.execute<{ recipient: string; fields: string }[]>(
    'select distinct recipient, fields from disclosure where workspace_id = ? and subject_id in (?) order by recipient',
    [workspaceId, subjectIds],
  );
  const told = new Map<string, Set<string>>();
  for (const { recipient, fields } of rows)
    for (const field of fields.split(',')) told.set(field, (told.get(field) ?? new Set()).add(recipient));
  return { of: (column, row) => [...new Set(namesOf(column, row).flatMap((name) => [...(told.get(name) ?? [])]))] };
}

/** Under which names a value may have left: `Contact.fullName`, and for an address its list too. */
function namesOf({ entity, property, table }: CatalogueColumn, { kind }: RawRow): string[] {
  const own = [`${entity}.${property}`, property];
  const list = table === 'contact_point' && typeof kind === 'string' ? ADDRESS_FIELDS[kind] : undefined;
  return list === undefined ? own : [...own, list, `${entity}.value`];
}
