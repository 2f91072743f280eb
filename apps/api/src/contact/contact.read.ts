import { Contact, ContactPoint } from '@smartx/domain/contact';
import { DisputedValue } from '@smartx/domain/privacy';
import { type RawBuilder, sql } from 'kysely';
import { CUSTOM_FIELDS } from '../custom-field/custom-field.read.ts';
import { externalIdsOf } from '../external-id/external-id.read.ts';
import { HOLD_REVIEW_OF_CONTACT } from '../privacy/hold/hold.read.ts';
import { readType } from '../read/read-type.ts';
import { byExternalId, type SearchTerm, similarTo } from '../read/search-term.ts';
import { answeringFor, MERGES } from './merge/merge.read.ts';

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
  texts: { value: { property: 'clearNormalised', by: 'match_contact_emails', isFolded: false } },
  tells: { clearNormalised: 'value' },
});
/** How a phone number or postal address is read: opened when selected. */
export const sealedPointRead = readType({
  ...POINT,
  variant: 'SealedPoint',
  fields: { value: { kind: 'column', property: 'sealedValue' } },
});

/** How the person's own word on a value is read: opened when selected. */
export const disputedValueRead = readType({
  name: 'DisputedValue',
  entity: DisputedValue,
  idKind: 'disputedValue',
  readAction: null,
  subject: { kind: 'through', table: 'contact', column: 'record_id' },
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
  answeringFor,
  subject: { kind: 'own', column: 'subject_id', holdsDecision: true },
  fields: {
    holdReviewOn: HOLD_REVIEW_OF_CONTACT,
    changes: { kind: 'connection', type: 'FieldChange', column: 'record_id' },
    customFields: CUSTOM_FIELDS,
    externalIds: externalIdsOf('contact', { personal: true }),
    subjectId: { kind: 'id', of: 'subject', column: 'subject_id' },
    company: { kind: 'one', type: 'Company', column: 'company_id' },
    owner: { kind: 'one', type: 'Member', column: 'owner_id' },
    emails: { kind: 'list', type: 'EmailPoint', column: 'contact_id', only: { kind: 'email' }, personal: true },
    phones: { kind: 'list', type: 'SealedPoint', column: 'contact_id', only: { kind: 'phone' }, personal: true },
    addresses: { kind: 'list', type: 'SealedPoint', column: 'contact_id', only: { kind: 'postal' }, personal: true },
    disputedValues: { kind: 'list', type: 'DisputedValue', column: 'record_id', personal: true },
    deals: { kind: 'connection', type: 'Deal', column: 'contact_id' },
    merges: MERGES,
    isMinor: { kind: 'derived', personal: true, sql: (alias) => ofSubject(alias, sql`is_minor`) },
    deceasedOn: { kind: 'derived', personal: true, sql: (alias) => ofSubject(alias, sql`deceased_on`) },
    noticeDelivery: {
      kind: 'derived',
      personal: true,
      sql: (alias) =>
        sql`(select state from mail_message where workspace_id = ${sql.ref(alias)}.workspace_id and id = ${sql.ref(alias)}.notice_message_id)`,
    },
    isRestricted: {
      kind: 'derived',
      personal: false,
      sql: (alias) => ofSubject(alias, sql`restricted_at is not null`),
    },
  },
  sorts: {
    NAME: { property: 'sortName' },
    CREATED_AT: { property: 'createdAt' },
    LAST_INTERACTION_AT: { property: 'lastInteractionAt' },
    NOTICE_DUE_ON: { property: 'noticeDueOn' },
  },
  texts: { fullName: { property: 'sortName', by: 'match_contact_names', isFolded: true } },
  tells: { sortName: 'fullName' },
  search: [
    {
      field: 'fullName',
      tells: ['Contact.fullName'],
      sql: ({ folded }) => similarTo('search_contact_names', folded),
    },
    { field: 'emails', tells: ['Contact.emails'], sql: ({ lower }) => similarTo('search_contact_emails', lower) },
    { field: 'phones', tells: ['Contact.phones'], sql: byPhone },
    byExternalId('contact', 'Contact'),
  ],
  groups: {
    LIFECYCLE: { property: 'lifecycle', of: null },
    SOURCE: { property: 'source', of: null },
    COUNTRY: { property: 'country', of: null },
    OWNER: { property: 'owner', of: 'member' },
    CREATED_MONTH: { property: 'createdAt', of: null, per: 'month' },
  },
});

/** What is true of the person of a contact. */
function ofSubject(alias: string, value: RawBuilder<unknown>): RawBuilder<unknown> {
  const row = sql.ref(alias);
  return sql`(select ${value} from data_subject where workspace_id = ${row}.workspace_id and id = ${row}.subject_id)`;
}

/** A number is found as a whole; four digits find the numbers that end with them, and so does a number of unknown country. */
function byPhone({ phone, workspaceId }: SearchTerm): RawBuilder<unknown> | null {
  if (!phone) return null;
  const points = sql`from contact_point where workspace_id = ${workspaceId}::uuid and kind = 'phone'`;
  return sql`select contact_id as id, 4::real as score ${points} and blind_index in (${sql.join(phone.whole.map((hash) => sql`${hash}::bytea`))})
    union all select contact_id, ${phone.isEnding ? 2 : 1}::real ${points} and blind_last4 = ${phone.last4}::bytea`;
}
