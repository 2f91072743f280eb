import { describe, expect, it } from 'vitest';
import { productCatalogue } from '../../database/catalogue/product-catalogue.ts';
import type { CatalogueColumn } from '../catalogue.ts';
import { planErasure } from '../erasure/plan/erasure-plan.ts';
import { subjectPathOf } from '../reach/subject-paths.ts';
import { isSealed } from '../reach/table-rows.ts';
import { reasonNotExported } from './copy-columns.ts';

const CATALOGUE = productCatalogue();
const REACHING = CATALOGUE.filter((table) => subjectPathOf(table).kind !== 'none');

describe('B12-AC1 what can be erased can be copied, and the other way round', () => {
  it.each(REACHING.map(({ table, columns }) => [table, columns] as const))(
    '%s, column by column',
    (_table, columns) => {
      const planned = planErasure(
        Object.fromEntries(columns.map(({ property, declaration }) => [property, declaration])),
      );
      const erasable = planned.map(({ field }) => field);
      const personal = columns.filter(({ declaration }) => declaration.kind !== 'notPersonal');

      expect(erasable).toEqual([...new Set(personal.map(({ property }) => property))]);
      expect(
        personal.filter((column) => reasonNotExported(column) !== null).filter((column) => !isHash(column)),
      ).toEqual([]);
    },
  );

  it('a table without a path to people holds nothing of them but the ids of those who acted', () => {
    const texts = CATALOGUE.filter((table) => subjectPathOf(table).kind === 'none')
      .flatMap(({ columns }) => columns)
      .filter((column) => column.declaration.kind !== 'notPersonal' && column.sqlType !== 'uuid' && !isHash(column));

    expect(texts.map(({ table, column }) => `${table}.${column}`)).toEqual([]);
  });
});

/** A value that is made of another one, under a key, and cannot be read. */
function isHash(column: CatalogueColumn): boolean {
  return column.sqlType === 'bytea' && !isSealed(column);
}
