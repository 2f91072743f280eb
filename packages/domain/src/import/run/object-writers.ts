import { COMPANY_WRITER } from '../business/write-companies.ts';
import { DEAL_WRITER } from '../business/write-deals.ts';
import { MEMBER_WRITER } from '../business/write-members.ts';
import { PRODUCT_WRITER } from '../business/write-products.ts';
import type { ImportObject } from '../mapping/import-field.ts';
import { CONTACT_WRITER } from '../people/write-contacts.ts';
import { LEAD_WRITER } from '../people/write-leads.ts';
import type { ObjectWriter } from '../write/object-writer.ts';

/** How the lines of a file become records of each object. */
export const OBJECT_WRITERS: Readonly<Record<ImportObject, ObjectWriter>> = {
  company: COMPANY_WRITER,
  contact: CONTACT_WRITER,
  deal: DEAL_WRITER,
  lead: LEAD_WRITER,
  member: MEMBER_WRITER,
  product: PRODUCT_WRITER,
};
