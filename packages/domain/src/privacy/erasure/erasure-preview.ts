import type { EntityManager } from '@mikro-orm/postgresql';
import { titleOf } from '../access-export/copy-words.ts';
import type { CatalogueTable } from '../catalogue.ts';
import { type Relation, reachRows, samePerson } from '../reach/reached-rows.ts';
import { deletesRow, type PlannedField, planErasure } from './plan/erasure-plan.ts';

/** What would happen to the rows of one table. */
export interface PreviewedTable {
  readonly table: string;
  readonly title: string;
  readonly relation: Relation;
  readonly rows: number;
  /** Whether rows go as a whole; shared ones do only where nobody else is left in them. */
  readonly deletesRows: boolean;
  readonly fields: readonly PlannedField[];
}

/** What an erasure would do. */
export interface ErasurePreview {
  readonly subjectIds: readonly string[];
  readonly tables: readonly PreviewedTable[];
}

/** Looks at everything that an erasure of these people would reach. */
export async function previewErasure(
  em: EntityManager,
  workspaceId: string,
  catalogue: readonly CatalogueTable[],
  subjectIds: readonly string[],
): Promise<ErasurePreview> {
  const same = await samePerson(em, workspaceId, subjectIds);
  const reach = await reachRows(em, workspaceId, catalogue, same);
  const tables = catalogue.flatMap((table): PreviewedTable[] => {
    const reached = reach.get(table.table);
    if (!reached) return [];
    const { relation, ids } = reached;
    const fields = planErasure(
      Object.fromEntries(table.columns.map(({ property, declaration }) => [property, declaration])),
    );
    if (fields.length === 0) return [];
    const common = { table: table.table, title: titleOf(table), relation, rows: ids.length, fields };
    return [{ ...common, deletesRows: relation === 'owned' ? deletesRow(fields) : relation === 'joint' }];
  });
  return { subjectIds: same, tables };
}
