import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';
import { newId } from '@smartx/domain/kernel';
import type pg from 'pg';

/** What a planted row holds instead of what any row would, by column. */
export type Cells = Readonly<Record<string, unknown>>;

/** Where rows form a table of their own rules, which one column alone does not tell. */
const RULES: Readonly<Record<string, () => Cells>> = {
  contact_point: () => ({ kind: 'email', clear_value: 'a@example.test', clear_normalised: 'a@example.test' }),
  custom_value: () => ({ text_value: 'a' }),
  // The one ground of which there is a list.
  kept_item: () => ({ ground: 'legal-obligation' }),
};

/**
 * Puts a row into any table of a workspace, as the owner of the database: for tests that are made from the schema and are to
 * hold for what is added later. Every column that has to be filled is; every record that it names is planted before it.
 */
export class RowPlanter {
  private readonly planted = new Map<string, Promise<string>>();

  constructor(
    private readonly owner: pg.Client,
    private readonly workspaceId: string,
  ) {}

  /** The id of a row of the table, planted when it is asked for first. */
  rowOf(meta: EntityMetadata): Promise<string> {
    return this.once(meta, {});
  }

  /** The id of a row of the table with these cells, planted when it is asked for first. */
  once(meta: EntityMetadata, cells: Cells): Promise<string> {
    const name = `${meta.tableName} ${JSON.stringify(cells)}`;
    const row = this.planted.get(name) ?? this.plant(meta, cells);
    this.planted.set(name, row);
    return row;
  }

  /** Another row of the table, with these cells. */
  async plant(meta: EntityMetadata, cells: Cells = {}): Promise<string> {
    const id = newId();
    const row: Record<string, unknown> = { workspace_id: this.workspaceId, id };
    for (const property of Object.values(meta.properties)) {
      const column = property.fieldNames?.at(-1);
      if (column !== undefined && !(column in row) && isNeeded(property))
        row[column] = await this.valueOf(meta, property);
    }
    Object.assign(row, RULES[meta.tableName]?.(), cells);
    const columns = Object.keys(row);
    await this.owner.query(
      `insert into "${meta.tableName}" (${columns.map((name) => `"${name}"`).join(', ')})
         values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
      Object.values(row),
    );
    return id;
  }

  private async valueOf(meta: EntityMetadata, property: EntityProperty): Promise<unknown> {
    const { targetMeta } = property;
    // A record of its own for each: a person has one row of the table, a place in a list is taken once.
    if (targetMeta) return targetMeta === meta ? null : this.plantTarget(targetMeta);
    const [allowed] = closedList(meta, property);
    if (allowed !== undefined) return allowed;
    return anyValue(property.columnTypes?.at(-1) ?? 'text');
  }

  private plantTarget(target: EntityMetadata): Promise<string> {
    return target.tableName === 'data_subject' ? this.plant(target) : this.rowOf(target);
  }
}

function isNeeded({ nullable, default: value, defaultRaw }: EntityProperty): boolean {
  return nullable !== true && value === undefined && defaultRaw === undefined;
}

/** The values that a column allows, where it allows a few. */
function closedList(meta: EntityMetadata, { name, fieldNames }: EntityProperty): string[] {
  const check = meta.checks.find(
    ({ property, expression }) => property === name || String(expression).startsWith(`${fieldNames?.at(-1)} = any`),
  );
  return [...String(check?.expression ?? '').matchAll(/'([^']+)'/g)].map(([, value]) => value ?? '');
}

function anyValue(sqlType: string): unknown {
  if (sqlType === 'uuid') return newId();
  if (sqlType === 'bytea') return Buffer.from(newId());
  if (sqlType === 'jsonb') return '{}';
  if (sqlType === 'boolean') return false;
  if (sqlType === 'date') return '2026-06-15';
  if (sqlType.startsWith('timestamp')) return '2026-06-15T10:00:00Z';
  if (/^(int|bigint|smallint|numeric|double|real)/.test(sqlType)) return 1;
  return newId();
}
