import type { EntityManager } from '@mikro-orm/postgresql';
import { titleOf } from '../access-export/copy-words.ts';
import type { PrivacyParts } from '../privacy-parts.ts';
import { type Relation, reachRows, samePerson } from '../reach/reached-rows.ts';
import { claimsOn } from './items/item-keeper.ts';
import { isItemised } from './items/plan-items.ts';
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
  /** Whether its rows can be kept one by one. */
  readonly isItemised: boolean;
  /** How many of them are kept, as sealed copies: what was decided, and what a hold or an archive says. */
  readonly keptItems: number;
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
  { catalogue, keepers }: Pick<PrivacyParts, 'catalogue' | 'keepers'>,
  subjectIds: readonly string[],
  requestId: string | null,
): Promise<ErasurePreview> {
  const same = await samePerson(em, workspaceId, subjectIds);
  const reach = await reachRows(em, workspaceId, catalogue, same);
  const claims = await claimsOn(em, keepers, { workspaceId, subjectIds: same, reach }, requestId);
  const tables = catalogue.flatMap((table): PreviewedTable[] => {
    const reached = reach.get(table.table);
    if (!reached) return [];
    const { relation, ids } = reached;
    const fields = planErasure(
      Object.fromEntries(table.columns.map(({ property, declaration }) => [property, declaration])),
    );
    if (fields.length === 0) return [];
    const kept = new Set(claims.filter((claim) => claim.table === table.table).map(({ itemId }) => itemId));
    const common = {
      ...{ table: table.table, title: titleOf(table), relation, rows: ids.length, fields },
      ...{ isItemised: isItemised(table), keptItems: kept.size },
    };
    return [{ ...common, deletesRows: relation === 'owned' ? deletesRow(fields) : relation === 'joint' }];
  });
  return { subjectIds: same, tables };
}
