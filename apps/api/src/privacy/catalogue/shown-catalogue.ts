import { rowScope, type Scope } from '@smartx/domain/kernel';
import {
  CATEGORY_RULES,
  type CatalogueColumn,
  type CatalogueTable,
  categoryWords,
  loadPeriods,
  titleOf,
} from '@smartx/domain/privacy';
import type { CatalogueColumnType, DataCatalogueType } from './catalogue.types.ts';

/** The catalogue as the API shows it; null for a viewer who may not read it for the declared purpose. */
export async function shownCatalogue(
  scope: Scope,
  catalogue: readonly CatalogueTable[],
): Promise<DataCatalogueType | null> {
  if (rowScope(scope.viewer, 'catalogue:read') === 'none') return null;
  scope.require('catalogue:read');
  const periods = await scope.transaction((em) => loadPeriods(em, scope.workspaceId));
  return {
    tables: catalogue.map((table) => ({
      ...{ table: table.table, title: titleOf(table), subjects: table.subjects, appendOnly: table.appendOnly },
      columns: table.columns.map(shownColumn),
    })),
    categories: categoryWords('en', periods).map((words) => ({
      ...words,
      purposes: [...CATEGORY_RULES[words.category].purposes],
    })),
  };
}

function shownColumn({ column, property, declaration }: CatalogueColumn): CatalogueColumnType {
  if (declaration.kind === 'notPersonal') {
    const nothing = { category: null, stored: null, onErasure: null, keptFor: null, mask: null };
    return { column, property, kind: declaration.kind, ...nothing };
  }
  const { kind, category, stored = null, mask = null, onErasure: action } = declaration;
  const kept = typeof action === 'string' ? null : action.keepFor;
  return { column, property, kind, category, stored, mask, onErasure: kept ? 'keep' : String(action), keptFor: kept };
}
