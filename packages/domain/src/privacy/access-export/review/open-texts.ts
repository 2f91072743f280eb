import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../../kernel/scope.ts';
import type { CatalogueTable } from '../../catalogue.ts';
import { loadRows, type RawRow, textOf } from '../../reach/table-rows.ts';
import type { ReviewItem } from '../../review/review-item.entity.ts';
import { isFreeText } from '../copy-columns.ts';

/** Where it is read. */
export interface CopyReading {
  readonly em: EntityManager;
  readonly scope: Scope;
  readonly catalogue: readonly CatalogueTable[];
}

/** A record with its texts, by column. */
export interface OpenedRecord {
  readonly rowVersion: number | null;
  /** When it happened, or was made. */
  readonly occurredAt: string | null;
  readonly texts: Readonly<Record<string, string>>;
}

/** The records of items with their texts opened, in the order of the items; null for one that is gone. */
export async function openTexts(
  { em, scope, catalogue }: CopyReading,
  items: readonly ReviewItem[],
): Promise<(OpenedRecord | null)[]> {
  const opened = new Map<string, OpenedRecord>();
  for (const [name, group] of Map.groupBy(items, ({ tableName }) => tableName)) {
    const table = catalogue.find((one) => one.table === name);
    if (!table) continue;
    const columns = table.columns.filter(isFreeText);
    const ids = group.map(({ rowId }) => rowId);
    for (const row of await loadRows(em, scope.workspaceId, table, ids)) {
      const texts: Record<string, string> = {};
      for (const column of columns) {
        const text = await textOf(scope.vault, scope.workspaceId, column, row);
        if (text !== null) texts[column.property] = text;
      }
      opened.set(row.id, { texts, occurredAt: timeOf(row), rowVersion: numberIn(row.version) });
    }
  }
  return items.map(({ rowId }) => opened.get(rowId) ?? null);
}

/** Instants come as text: `2026-06-15 10:00:00+00`. */
function timeOf(row: RawRow): string | null {
  const text = [row.occurred_at, row.created_at].find((value) => typeof value === 'string');
  return text === undefined ? null : new Date(`${text.replace(' ', 'T')}:00`).toISOString();
}

function numberIn(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
