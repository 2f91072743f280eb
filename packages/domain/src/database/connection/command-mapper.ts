import type {
  EntityData,
  EntityDictionary,
  EntityName,
  FilterQuery,
  FindOneOptions,
  NativeInsertUpdateManyOptions,
  NativeInsertUpdateOptions,
  ObjectQuery,
  QueryResult,
  UpsertOptions,
} from '@mikro-orm/core';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';
import { asPlanned, asUnread } from '../../kernel/records/unread.ts';
import { findStatement, insertStatement, updateStatement } from './planned-statement.ts';

/** What a record's version is when it is made. */
const FIRST_VERSION = 1;

/** More rows than this of one table are written faster as one statement. */
const MOST_ALONE = 4;

/**
 * The driver of the mapper. It writes the version of a new record instead of asking for it, so that nobody waits for an answer,
 * and a record, new or changed, with a statement that PostgreSQL has planned before.
 */
export class CommandMapper extends PostgreSqlDriver {
  override async findOne<
    Entity extends object,
    Hint extends string = never,
    Fields extends string = never,
    Excludes extends string = never,
  >(
    entityName: EntityName<Entity>,
    where: ObjectQuery<Entity>,
    options?: FindOneOptions<Entity, Hint, Fields, Excludes>,
  ): Promise<EntityData<Entity> | null> {
    const meta = this.metadata.get(entityName);
    const statement = options?.ctx && isPlain(options) ? findStatement(meta, where) : null;
    if (!statement) return super.findOne(entityName, where, options);
    const query = CompiledQuery.raw(asPlanned(statement.name, statement.sql), [...statement.values]);
    const { rows } = await this.rethrow<{ rows: EntityData<Entity>[] }>(options?.ctx?.executeQuery(query));
    return rows[0] ? this.mapResult(rows[0], meta) : null;
  }

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
    const meta = this.metadata.get(entityName);
    // Values that the unit of work gives are as the database wants them.
    const isReady = options?.ctx && options.convertCustomTypes === false && !options.upsert;
    const statement = isReady ? updateStatement(meta, Object(where), data) : null;
    const [column, version] = [meta.properties[meta.versionProperty]?.fieldNames[0], statement?.values.at(-1)];
    if (!statement || !column || typeof version !== 'number')
      return super.nativeUpdate(entityName, where, data, options);
    await options?.ctx?.executeQuery(CompiledQuery.raw(asUnread(statement.name, statement.sql), [...statement.values]));
    const row = { [column]: version + 1 };
    const insertId = undefined as never;
    return { affectedRows: 1, insertId, row, rows: [row] };
  }
}

/** Whether a record is wanted as it stands in its table, with nothing beside it. */
function isPlain(options: object): boolean {
  return Object.entries(options).every(([name, value]) => !ASKS_MORE.has(name) || value == null || isEmpty(value));
}

const ASKS_MORE = new Set([
  ...['populate', 'fields', 'exclude', 'orderBy', 'lockMode', 'groupBy', 'having', 'unionWhere', 'offset', 'schema'],
  ...['flags', 'indexHint', 'comments', 'hintComments', 'populateOrderBy', 'cache', 'strategy', 'first', 'last'],
]);

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
