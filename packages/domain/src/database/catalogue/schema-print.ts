import { createHash } from 'node:crypto';
import { MIGRATIONS } from '../migrations/index.ts';
import { FOREIGN_TABLES } from './foreign-tables.ts';
import { productTables } from './product-catalogue.ts';

/** By what the tables of this version are known: their names, columns and types, and the migrations that made them. */
export function schemaPrint(): string {
  const own = productTables().map(({ tableName, props }) => {
    const columns = props.flatMap(({ fieldNames = [], columnTypes = [] }) =>
      fieldNames.map((name, index) => `${name} ${columnTypes[index]}`),
    );
    return `${tableName}: ${columns.sort().join(', ')}`;
  });
  const foreign = FOREIGN_TABLES.map(
    ({ schema, table, columns }) => `${schema}.${table}: ${Object.keys(columns).sort()}`,
  );
  const text = [...MIGRATIONS.map(({ name }) => name), ...own.sort(), ...foreign.sort()].join('\n');
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
