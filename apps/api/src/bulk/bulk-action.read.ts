import { BulkAction, BulkActionItem } from '@smartx/domain/bulk';
import { sql } from 'kysely';
import { readType } from '../read/read-type.ts';

/** How a bulk action is read: by whoever began it, and by those who see those of everybody. */
export const bulkActionRead = readType({
  name: 'BulkAction',
  entity: BulkAction,
  idKind: 'bulkAction',
  readAction: 'bulk-action:read',
  ownerColumn: 'member_id',
  isSmall: true,
  fields: {
    assignee: { kind: 'one', type: 'Member', column: 'assignee_id' },
    member: { kind: 'one', type: 'Member', column: 'member_id' },
    items: { kind: 'connection', type: 'BulkActionItem', column: 'action_id' },
    reasons: {
      kind: 'derived',
      personal: false,
      sql: (alias) => {
        const row = sql.ref(alias);
        return sql`(select coalesce(jsonb_agg(jsonb_build_object('reason', r.reason, 'count', r.count) order by r.count desc, r.reason), '[]'::jsonb)
          from (select i.reason, count(*)::int as count from bulk_action_item i
            where i.workspace_id = ${row}.workspace_id and i.action_id = ${row}.id and i.reason is not null
            group by i.reason) r)`;
      },
    },
  },
  sorts: { CREATED_AT: { property: 'createdAt' } },
});

/** How the result for one record is read; the record itself by whoever sees it. */
export const bulkActionItemRead = readType({
  name: 'BulkActionItem',
  entity: BulkActionItem,
  readAction: null,
  fields: {
    contact: { kind: 'one', type: 'Contact', column: 'record_id' },
    company: { kind: 'one', type: 'Company', column: 'record_id' },
    deal: { kind: 'one', type: 'Deal', column: 'record_id' },
    lead: { kind: 'one', type: 'Lead', column: 'record_id' },
  },
  sorts: { POSITION: { property: 'position' } },
});
