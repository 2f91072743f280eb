import type { EntityMetadata } from '@mikro-orm/core';
import { TENANT_ROLE } from '../../kernel/base-columns.ts';
import { quoteIdentifier } from './roles.ts';

/** What the application's role may do with each table: ledgers only grow. */
export function grantSql(tables: readonly Pick<EntityMetadata, 'tableName' | 'comment'>[]): string[] {
  return [
    `grant usage on schema public to ${TENANT_ROLE}`,
    ...tables.flatMap(({ tableName, comment }) => {
      const table = quoteIdentifier(tableName);
      const rights = comment?.includes('append-only') ? 'select, insert' : 'select, insert, update, delete';
      return [
        `revoke all on table ${table} from ${TENANT_ROLE}`,
        `grant ${rights} on table ${table} to ${TENANT_ROLE}`,
      ];
    }),
  ];
}
