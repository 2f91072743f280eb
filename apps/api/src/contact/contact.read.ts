import { Contact, ContactPoint } from '@smartx/domain/contact';
import { sql } from 'kysely';
import { CUSTOM_FIELDS } from '../custom-field/custom-field.read.ts';
import { readType } from '../read/read-type.ts';

const POINT = {
  name: 'ContactPoint',
  entity: ContactPoint,
  idKind: 'contactPoint',
  readAction: null,
  subject: { kind: 'through', table: 'contact', column: 'contact_id' },
} as const;

/** How an e-mail address is read: in clear. */
export const emailPointRead = readType({
  ...POINT,
  variant: 'EmailPoint',
  fields: { value: { kind: 'column', property: 'clearValue' } },
});
/** How a phone number or postal address is read: opened when selected. */
export const sealedPointRead = readType({
  ...POINT,
  variant: 'SealedPoint',
  fields: { value: { kind: 'column', property: 'sealedValue' } },
});

/** How a contact is read: names in clear, e-mails as rows, phones and postal addresses opened only when selected. */
export const contactRead = readType({
  name: 'Contact',
  entity: Contact,
  idKind: 'contact',
  customObject: 'contact',
  readAction: 'contact:read',
  ownerColumn: 'owner_id',
  hasBin: true,
  subject: { kind: 'own', column: 'subject_id' },
  fields: {
    changes: { kind: 'connection', type: 'FieldChange', column: 'record_id' },
    customFields: CUSTOM_FIELDS,
    subjectId: { kind: 'id', of: 'subject', column: 'subject_id' },
    company: { kind: 'one', type: 'Company', column: 'company_id' },
    owner: { kind: 'one', type: 'Member', column: 'owner_id' },
    emails: { kind: 'list', type: 'EmailPoint', column: 'contact_id', only: { kind: 'email' }, personal: true },
    phones: { kind: 'list', type: 'SealedPoint', column: 'contact_id', only: { kind: 'phone' }, personal: true },
    addresses: { kind: 'list', type: 'SealedPoint', column: 'contact_id', only: { kind: 'postal' }, personal: true },
    deals: { kind: 'connection', type: 'Deal', column: 'contact_id' },
    isRestricted: {
      kind: 'derived',
      personal: false,
      sql: (alias) =>
        sql`(select restricted_at is not null from data_subject where workspace_id = ${sql.ref(alias)}.workspace_id and id = ${sql.ref(alias)}.subject_id)`,
    },
  },
  sorts: {
    NAME: { property: 'sortName' },
    CREATED_AT: { property: 'createdAt' },
    LAST_INTERACTION_AT: { property: 'lastInteractionAt' },
  },
  tells: { sortName: 'fullName' },
  groups: {
    LIFECYCLE: { property: 'lifecycle', of: null },
    SOURCE: { property: 'source', of: null },
    OWNER: { property: 'owner', of: 'member' },
  },
});
