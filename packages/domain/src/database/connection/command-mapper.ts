import type {
  EntityDictionary,
  EntityName,
  FilterQuery,
  NativeInsertUpdateManyOptions,
  NativeInsertUpdateOptions,
  QueryResult,
  UpsertOptions,
} from '@mikro-orm/core';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';
import { asPlanned, asUnread } from '../../kernel/records/unread.ts';
import { insertStatement, updateStatement } from './planned-statement.ts';

/** What a record's version is when it is made. */
const FIRST_VERSION = 1;

/** More rows than this of one table are written faster as one statement. */
const MOST_ALONE = 4;

/**
 * The driver of the mapper. It writes the version of a new record instead of asking for it, so that nobody waits for an answer,
 * and a record, new or changed, with a statement that PostgreSQL has planned before.
 */
export class CommandMapper extends PostgreSqlDriver {
  override async nativeInsertMany<Entity extends object>(
    entityName: EntityName<Entity>,
    data: EntityDictionary<Entity>[],
    options?: NativeInsertUpdateManyOptions<Entity>,
    transform?: (sql: string) => string,
  ): Promise<QueryResult<Entity>> {
    const meta = this.metadata.get(entityName);
    const { versionProperty } = meta;
    const column = versionProperty && meta.properties[versionProperty].fieldNames[0];
    const rows = versionProperty ? data.map((row) => ({ ...row, [versionProperty]: FIRST_VERSION })) : data;
    const given = column === undefined ? {} : { [column]: FIRST_VERSION };
    const asksForMore = meta.props.some(
      ({ name, defaultRaw }) => name !== versionProperty && defaultRaw?.endsWith('()'),
    );
    const isFew = rows.length <= MOST_ALONE && !asksForMore && !transform;
    const statements = isFew ? rows.flatMap((row) => insertStatement(meta, row) ?? []) : [];
    if (options?.ctx && statements.length === rows.length) {
      for (const { name, sql, values } of statements)
        await options.ctx.executeQuery(CompiledQuery.raw(asUnread(name, sql), [...values]));
      // The mapper itself gives none where keys are not made by the database.
      const insertId = undefined as never;
      return { affectedRows: rows.length, insertId, row: given, rows: rows.map(() => given) };
    }
    const result = await super.nativeInsertMany(entityName, rows, options, transform);
    return {
      ...result,
      row: { ...result.row, ...given },
      rows: rows.map((_row, n) => ({ ...result.rows?.[n], ...given })),
    };
  }

  override async nativeUpdate<Entity extends object>(
    entityName: EntityName<Entity>,
    where: FilterQuery<Entity>,
    data: EntityDictionary<Entity>,
    options?: NativeInsertUpdateOptions<Entity> & UpsertOptions<Entity>,
  ): Promise<QueryResult<Entity>> {
    // Values that the unit of work gives are as the database wants them.
    const isReady = options?.ctx && options.convertCustomTypes === false && !options.upsert;
    const statement = isReady ? updateStatement(this.metadata.get(entityName), Object(where), data) : null;
    if (!statement) return super.nativeUpdate(entityName, where, data, options);
    const query = CompiledQuery.raw(asPlanned(statement.name, statement.sql), [...statement.values]);
    const { rows } = await this.rethrow<{ rows: object[] }>(options?.ctx?.executeQuery(query));
    const insertId = undefined as never;
    return { affectedRows: rows.length, insertId, row: { ...rows[0] }, rows };
  }
}
