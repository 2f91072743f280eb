import { COMPANY_FIELDS, DEAL_FIELDS, MEMBER_FIELDS, PRODUCT_FIELDS } from './business-fields.ts';
import type { ImportField, ImportObject } from './import-field.ts';
import { CONTACT_FIELDS, LEAD_FIELDS } from './person-fields.ts';

/** What can be imported into each object; names and synonyms are what mapping, screens and documentation use. */
export const FIELD_CATALOGUE: Readonly<Record<ImportObject, readonly ImportField[]>> = {
  company: COMPANY_FIELDS,
  product: PRODUCT_FIELDS,
  member: MEMBER_FIELDS,
  contact: CONTACT_FIELDS,
  lead: LEAD_FIELDS,
  deal: DEAL_FIELDS,
};

/** A field of an object, or undefined. */
export function findField(object: ImportObject, key: string): ImportField | undefined {
  return FIELD_CATALOGUE[object].find((field) => field.key === key);
}
