import { ContactMerge } from '@smartx/domain/contact';
import { type RawBuilder, sql } from 'kysely';
import { type ReadField, readType } from '../../read/read-type.ts';

/** How a merge of contacts is read; it names nobody but who made it. */
export const contactMergeRead = readType({
  name: 'ContactMerge',
  entity: ContactMerge,
  readAction: null,
  fields: {
    mergedId: { kind: 'id', of: 'contact', column: 'merged_id' },
    mergedBy: { kind: 'one', type: 'Member', column: 'merged_by_id' },
    canBeUndone: {
      kind: 'derived',
      personal: false,
      sql: (alias) => {
        const row = sql.ref(alias);
        return sql`(${row}.undone_at is null and ${row}.before is not null and ${row}.answers_with_id = ${row}.survivor_id)`;
      },
    },
  },
});

/** The merges of others into a contact, whoever they were merged into first. */
export const MERGES: ReadField = {
  ...{ kind: 'list', type: 'ContactMerge', column: 'answers_with_id' },
  restrict: (alias) => sql`${sql.ref(alias)}.undone_at is null`,
};

/**
 * The contact that answers to an id: that of somebody who was merged is the survivor's. A value of its own, found before the
 * contact is: PostgreSQL takes an outer `coalesce` for one that may leak rows, and uses no index behind row-level security.
 */
export function answeringFor(id: RawBuilder<unknown>, workspaceId: string): RawBuilder<unknown> {
  return sql`(select coalesce((select answers_with_id from contact_merge
    where workspace_id = ${workspaceId}::uuid and merged_id = ${id} and undone_at is null), ${id}))`;
}
