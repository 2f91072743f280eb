import type { EntityDictionary, EntityName, NativeInsertUpdateManyOptions, QueryResult } from '@mikro-orm/core';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';

/** What a record's version is when it is made. */
const FIRST_VERSION = 1;

/** The driver of the mapper. It writes the version of a new record instead of asking for it, so that nobody waits for an answer. */
export class CommandMapper extends PostgreSqlDriver {
  override async nativeInsertMany<Entity extends object>(
    entityName: EntityName<Entity>,
    data: EntityDictionary<Entity>[],
    options?: NativeInsertUpdateManyOptions<Entity>,
    transform?: (sql: string) => string,
  ): Promise<QueryResult<Entity>> {
    const { versionProperty, properties } = this.metadata.get(entityName);
    if (!versionProperty) return super.nativeInsertMany(entityName, data, options, transform);
    const [column = versionProperty] = properties[versionProperty].fieldNames;
    const versioned = data.map((row) => ({ ...row, [versionProperty]: FIRST_VERSION }));
    const result = await super.nativeInsertMany(entityName, versioned, options, transform);
    const rows = data.map((_row, index) => ({ ...result.rows?.[index], [column]: FIRST_VERSION }));
    const [row] = rows;
    return { ...result, rows, ...(row ? { row } : {}) };
  }
}
