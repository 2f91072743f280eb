import { rowScope, type Scope } from '@smartx/domain/kernel';
import { CATEGORIES, CATEGORY_RULES, type CatalogueColumn, type CatalogueTable, titleOf } from '@smartx/domain/privacy';
import type { CatalogueColumnType, DataCatalogueType } from './catalogue.types.ts';

/** The catalogue as the API shows it; null for a viewer who may not read it for the declared purpose. */
export function shownCatalogue(scope: Scope, catalogue: readonly CatalogueTable[]): DataCatalogueType | null {
  if (rowScope(scope.viewer, 'catalogue:read') === 'none') return null;
  scope.require('catalogue:read');
  return {
    tables: catalogue.map((table) => ({
      ...{ table: table.table, title: titleOf(table), subjects: table.subjects, appendOnly: table.appendOnly },
      columns: table.columns.map(shownColumn),
    })),
    categories: CATEGORIES.map((category) => {
      const { label, examples, purposes, retention } = CATEGORY_RULES[category];
      return { category, label, examples, purposes: [...purposes], retention };
    }),
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
