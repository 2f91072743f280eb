import type { EntityManager } from '@mikro-orm/postgresql';
import type { RetentionItem } from '../retention.entity.ts';

/** Somebody or something in a batch, for those who approve it. */
export interface BatchItem {
  readonly table: RetentionItem['itemTable'];
  readonly itemId: string;
  /** Who or what it is; null once it is gone. */
  readonly name: string | null;
  readonly rule: RetentionItem['rule'];
  readonly action: RetentionItem['action'];
  readonly dueOn: string;
  readonly state: RetentionItem['state'];
  /** Whose data is shown: the person, or the one whom a deal is with. */
  readonly subjectId: string | null;
}

/** A page of what is in a batch, the longest due first. */
export interface BatchItemPage {
  readonly items: readonly BatchItem[];
  readonly total: number;
}

/** Who and what is in a batch. */
export async function listBatchItems(
  em: EntityManager,
  workspaceId: string,
  batchId: string,
  { offset, size }: { readonly offset: number; readonly size: number },
): Promise<BatchItemPage> {
  const [{ count } = { count: 0 }] = await em.execute<{ count: number }[]>(
    'select count(*)::int as count from retention_item where workspace_id = ? and batch_id = ?',
    [workspaceId, batchId],
  );
  const items = await em.execute<BatchItem[]>(ITEMS, [workspaceId, batchId, size, offset]);
  return { items, total: count };
}

const ITEMS = `select i.item_table as "table", i.item_id as "itemId", i.rule, i.action, i.due_on::text as "dueOn", i.state,
    case i.item_table when 'deal' then d.name else coalesce(
      (select max(c.full_name) from contact c
        where c.workspace_id = i.workspace_id and c.subject_id = i.item_id and c.deleted_at is null),
      (select max(c.name) from company c
        where c.workspace_id = i.workspace_id and c.subject_id = i.item_id and c.deleted_at is null)) end as name,
    case i.item_table when 'deal' then p.subject_id else i.item_id end as "subjectId"
  from retention_item i
    left join deal d on i.item_table = 'deal' and d.workspace_id = i.workspace_id and d.id = i.item_id
    left join contact p on p.workspace_id = d.workspace_id and p.id = d.contact_id
  where i.workspace_id = ? and i.batch_id = ? order by i.due_on, i.id limit ? offset ?`;
