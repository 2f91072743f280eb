import { HoldItem, LegalHold } from '@smartx/domain/privacy';
import { type RawBuilder, sql } from 'kysely';
import { type ReadField, readType } from '../../read/read-type.ts';

/** How a legal hold is read; its reason lies under the workspace's own key. */
export const legalHoldRead = readType({
  name: 'LegalHold',
  entity: LegalHold,
  idKind: 'legalHold',
  readAction: 'hold:read',
  isSmall: true,
  fields: {
    custodian: { kind: 'one', type: 'Member', column: 'custodian_id' },
    items: { kind: 'connection', type: 'HoldItem', column: 'hold_id' },
    itemCount: {
      kind: 'derived',
      personal: false,
      sql: (alias) => {
        const row = sql.ref(alias);
        return sql`(select count(*)::int from hold_item i where i.workspace_id = ${row}.workspace_id and i.hold_id = ${row}.id)`;
      },
    },
    takesInMore: {
      kind: 'derived',
      personal: false,
      sql: (alias) => sql`(${sql.ref(alias)}.query is not null)`,
    },
  },
  sorts: { REVIEW_ON: { property: 'reviewOn' } },
});

/** The records of each kind, by what their ids begin with. */
const PREFIXES = sql`case item_table when 'contact' then 'con_' when 'company' then 'com_' when 'lead' then 'lea_'
  when 'deal' then 'dea_' when 'note' then 'not_' when 'activity' then 'act_' when 'task' then 'tas_' else 'fil_' end`;

/** How a record under a hold is read. */
export const holdItemRead = readType({
  name: 'HoldItem',
  entity: HoldItem,
  idKind: 'holdItem',
  readAction: null,
  fields: {
    contact: { kind: 'one', type: 'Contact', column: 'item_id' },
    company: { kind: 'one', type: 'Company', column: 'item_id' },
    lead: { kind: 'one', type: 'Lead', column: 'item_id' },
    deal: { kind: 'one', type: 'Deal', column: 'item_id' },
    task: { kind: 'one', type: 'Task', column: 'item_id' },
    file: { kind: 'one', type: 'File', column: 'item_id' },
    note: { kind: 'one', type: 'Note', column: 'item_id' },
    activity: { kind: 'one', type: 'Activity', column: 'item_id' },
    kind: { kind: 'column', property: 'itemTable' },
    recordId: {
      kind: 'derived',
      personal: false,
      sql: (alias) => {
        const row = sql.ref(alias);
        return sql`(select ${PREFIXES} || replace(item_id::text, '-', '') from hold_item i
          where i.workspace_id = ${row}.workspace_id and i.id = ${row}.id)`;
      },
    },
  },
});

/** The next day on which a hold of a record is looked at again; null for one that is under none. */
export const HOLD_REVIEW: ReadField = {
  kind: 'derived',
  personal: false,
  sql: (alias) => nextReview(alias, sql`i.item_id = ${sql.ref(alias)}.id`),
};

/** The same for a person, with whoever was merged into them. */
export const HOLD_REVIEW_OF_CONTACT: ReadField = {
  kind: 'derived',
  personal: false,
  sql: (alias) => {
    const row = sql.ref(alias);
    return nextReview(
      alias,
      sql`i.item_id in (select ${row}.id union all select m.merged_id from contact_merge m
        where m.workspace_id = ${row}.workspace_id and m.answers_with_id = ${row}.id and m.undone_at is null)`,
    );
  },
};

function nextReview(alias: string, isItem: RawBuilder<unknown>): RawBuilder<unknown> {
  const row = sql.ref(alias);
  return sql`(select min(h.review_on) from hold_item i join legal_hold h on h.workspace_id = i.workspace_id and h.id = i.hold_id
    where i.workspace_id = ${row}.workspace_id and h.released_at is null and ${isItem})`;
}
