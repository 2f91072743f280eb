import { Deal, DealContact, DealLine, Pipeline, Stage } from '@smartx/domain/deal';
import { type RawBuilder, sql } from 'kysely';
import { CUSTOM_FIELDS } from '../custom-field/custom-field.read.ts';
import { externalIdsOf } from '../external-id/external-id.read.ts';
import { HOLD_REVIEW } from '../privacy/hold/hold.read.ts';
import { readType } from '../read/read-type.ts';
import { byExternalId, similarTo } from '../read/search-term.ts';

/** How a stage is read. */
export const stageRead = readType({ name: 'Stage', entity: Stage, idKind: 'stage', isSmall: true, readAction: null });

/** How a pipeline is read. */
export const pipelineRead = readType({
  name: 'Pipeline',
  entity: Pipeline,
  idKind: 'pipeline',
  isSmall: true,
  readAction: 'deal:read',
  fields: { stages: { kind: 'list', type: 'Stage', column: 'pipeline_id' } },
});

/** How a line of a deal is read. */
export const dealLineRead = readType({
  name: 'DealLine',
  entity: DealLine,
  idKind: 'dealLine',
  readAction: null,
  fields: {
    product: { kind: 'one', type: 'Product', column: 'product_id' },
    unitPrice: { kind: 'money', minor: 'unitPriceMinor', currency: 'unitPriceCurrency' },
  },
});

/** How a person's part in a deal is read; it goes when the person refuses. */
export const dealContactRead = readType({
  name: 'DealContact',
  entity: DealContact,
  idKind: 'dealContact',
  readAction: null,
  subject: { kind: 'through', table: 'contact', column: 'contact_id' },
  fields: { contact: { kind: 'one', type: 'Contact', column: 'contact_id' } },
});

/** How a deal is read. It has no subject of its own: a deal stays on the board when its contact refuses a purpose. */
export const dealRead = readType({
  name: 'Deal',
  entity: Deal,
  idKind: 'deal',
  about: 'contact_id',
  customObject: 'deal',
  readAction: 'deal:read',
  ownerColumn: 'owner_id',
  hasBin: true,
  fields: {
    holdReviewOn: HOLD_REVIEW,
    changes: { kind: 'connection', type: 'FieldChange', column: 'record_id' },
    customFields: CUSTOM_FIELDS,
    externalIds: externalIdsOf('deal', { personal: false }),
    value: { kind: 'money', minor: 'valueMinor', currency: 'valueCurrency' },
    company: { kind: 'one', type: 'Company', column: 'company_id' },
    contact: { kind: 'one', type: 'Contact', column: 'contact_id' },
    owner: { kind: 'one', type: 'Member', column: 'owner_id' },
    pipeline: { kind: 'one', type: 'Pipeline', column: 'pipeline_id' },
    stage: { kind: 'one', type: 'Stage', column: 'stage_id' },
    lines: { kind: 'list', type: 'DealLine', column: 'deal_id', order: byPosition },
    contacts: { kind: 'list', type: 'DealContact', column: 'deal_id', order: byPosition },
  },
  sorts: {
    NAME: { property: 'name' },
    CREATED_AT: { property: 'createdAt' },
    VALUE: { property: 'valueMinor' },
    CLOSED_ON: { property: 'closedOn' },
  },
  texts: { name: { property: 'name', by: 'match_deal_names', isFolded: false } },
  search: [
    { field: 'name', tells: ['Deal.name'], sql: ({ lower }) => similarTo('search_deal_names', lower) },
    byExternalId('deal', 'Deal'),
  ],
  groups: {
    STAGE: { property: 'stage', of: 'stage' },
    OWNER: { property: 'owner', of: 'member' },
    COMPANY: { property: 'company', of: 'company' },
    CREATED_MONTH: { property: 'createdAt', of: null, per: 'month' },
    CLOSED_MONTH: { property: 'closedOn', of: null, per: 'month' },
    EXPECTED_MONTH: { property: 'expectedCloseOn', of: null, per: 'month' },
  },
  sums: { VALUE: { minor: 'valueMinor', currency: 'valueCurrency' } },
});

function byPosition(alias: string): RawBuilder<unknown> {
  return sql`${sql.ref(alias)}.position`;
}
