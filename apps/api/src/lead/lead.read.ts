import { Lead, LeadAnswer } from '@smartx/domain/lead';
import { sql } from 'kysely';
import { CUSTOM_FIELDS } from '../custom-field/custom-field.read.ts';
import { externalIdsOf } from '../external-id/external-id.read.ts';
import { HOLD_REVIEW } from '../privacy/hold/hold.read.ts';
import { readType } from '../read/read-type.ts';
import { byExternalId, similarTo } from '../read/search-term.ts';

const CONTACT = { kind: 'through', table: 'contact', column: 'contact_id' } as const;

/** How a lead is read; it is about its contact, and goes when the contact refuses. */
export const leadRead = readType({
  name: 'Lead',
  entity: Lead,
  idKind: 'lead',
  customObject: 'lead',
  readAction: 'lead:read',
  ownerColumn: 'owner_id',
  hasBin: true,
  subject: CONTACT,
  fields: {
    holdReviewOn: HOLD_REVIEW,
    changes: { kind: 'connection', type: 'FieldChange', column: 'record_id' },
    customFields: CUSTOM_FIELDS,
    externalIds: externalIdsOf('lead', { personal: true }),
    contact: { kind: 'one', type: 'Contact', column: 'contact_id' },
    owner: { kind: 'one', type: 'Member', column: 'owner_id' },
    convertedDeal: { kind: 'one', type: 'Deal', column: 'converted_deal_id' },
    answers: { kind: 'list', type: 'LeadAnswer', column: 'lead_id', personal: true },
  },
  sorts: {
    CREATED_AT: { property: 'createdAt' },
    SCORE: { property: 'score' },
  },
  search: [
    {
      field: 'contact',
      tells: ['Lead.contact', 'Contact.fullName'],
      sql: ({ folded, workspaceId }) => sql`select l.id, n.score from (${similarTo('search_contact_names', folded)}) n
        join lead l on l.workspace_id = ${workspaceId}::uuid and l.contact_id = n.id`,
    },
    byExternalId('lead', 'Lead'),
  ],
  groups: {
    STATUS: { property: 'status', of: null },
    SOURCE: { property: 'source', of: null },
    OWNER: { property: 'owner', of: 'member' },
    CREATED_MONTH: { property: 'createdAt', of: null, per: 'month' },
  },
  sums: { SCORE: { number: 'score' } },
});

/** How an answer of a lead is read; the lead's decision covers it. */
export const leadAnswerRead = readType({
  name: 'LeadAnswer',
  entity: LeadAnswer,
  idKind: 'leadAnswer',
  readAction: null,
});
