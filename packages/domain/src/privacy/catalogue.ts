import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';
import { DECLARATION_KEY, type Declaration } from '../kernel/classify.ts';

/** A column with what it was declared to be. */
export interface CatalogueColumn {
  readonly table: string;
  readonly entity: string;
  readonly column: string;
  readonly property: string;
  readonly declaration: Declaration;
  readonly isLink: boolean;
  /** The table whose row a link names. */
  readonly linksTo: string | null;
  readonly sqlType: string;
  readonly isNullable: boolean;
  /** The column's default as SQL, if it has one. */
  readonly defaultSql: string | null;
}

/** A table with its path to the people whom its rows are about. */
export interface CatalogueTable {
  readonly table: string;
  readonly entity: string;
  /** `self`, `none`, `participants`, `author` or `via <property>`. */
  readonly subjects: string;
  readonly appendOnly: boolean;
  readonly columns: readonly CatalogueColumn[];
}

/** Whether its rows are read by themselves, and not as a part of another. */
export function isRecord({ columns }: CatalogueTable): boolean {
  return columns.some(({ column }) => column === 'version');
}

/** A column or table without a declaration; the build fails on each. */
export class UnclassifiedError extends Error {
  constructor(readonly places: readonly string[]) {
    super(
      `Not classified for privacy: ${places.join(', ')}. Declare each with identifying(), relating() or notPersonal().`,
    );
  }
}

/**
 * Every table and column with its declaration, read back from the metadata of the ORM: export, erasure, retention, masks,
 * the record of processing and the policy's table of data all derive from it.
 * @throws UnclassifiedError naming each column without a declaration and each table without a path to its subjects
 */
export function readCatalogue(metadata: Iterable<EntityMetadata>): CatalogueTable[] {
  const unclassified: string[] = [];
  const tables = [...metadata].map((meta) => readTable(meta, unclassified));
  if (unclassified.length > 0) throw new UnclassifiedError(unclassified);
  return tables.sort((one, other) => one.table.localeCompare(other.table));
}

function readTable(meta: EntityMetadata, unclassified: string[]): CatalogueTable {
  const match = /^subjects: ([^;]+)(; append-only)?$/.exec(meta.comment ?? '');
  if (!match) unclassified.push(`table ${meta.tableName}`);
  const columns = Object.values(meta.properties).flatMap((property) => readColumns(meta, property, unclassified));
  return {
    table: meta.tableName,
    entity: meta.className,
    subjects: match?.[1] ?? '',
    appendOnly: match?.[2] !== undefined,
    columns,
  };
}

function readColumns(meta: EntityMetadata, property: EntityProperty, unclassified: string[]): CatalogueColumn[] {
  // MikroORM carries unknown options through discovery; catalogue.test.ts pins it, since it is not documented.
  const declaration = (property as { [DECLARATION_KEY]?: Declaration })[DECLARATION_KEY];
  const isLink = property.kind !== 'scalar';
  const own = isLink ? property.fieldNames.filter((column) => column !== 'workspace_id') : property.fieldNames;
  if (declaration === undefined) {
    unclassified.push(...own.map((column) => `${meta.tableName}.${column}`));
    return [];
  }
  const common = {
    ...{ table: meta.tableName, entity: meta.className, property: property.name, declaration, isLink },
    linksTo: property.targetMeta?.tableName ?? null,
    isNullable: property.nullable === true,
    defaultSql: property.defaultRaw ?? null,
  };
  return own.map((column) => ({
    ...common,
    column,
    sqlType: property.columnTypes[property.fieldNames.indexOf(column)] ?? 'text',
  }));
}
