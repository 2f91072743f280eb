import { expect, it } from 'vitest';
import type { CatalogueColumn } from '../../catalogue.ts';
import { neutralValue } from './neutral-value.ts';

it.each([
  ['a column that may be empty', { isNullable: true, defaultSql: "'x'" }, 'null'],
  ['a column with a default', { defaultSql: "'none'" }, "'none'"],
  ['a time', { sqlType: 'timestamptz' }, "timestamptz '1970-01-01 00:00:00+00'"],
  ['a date', { sqlType: 'date' }, "date '1970-01-01'"],
  ['a yes or no', { sqlType: 'boolean' }, 'false'],
  ['bytes', { sqlType: 'bytea' }, "''::bytea"],
  ['a number', { sqlType: 'integer' }, '0'],
  ['a text that may not be empty', { sqlType: 'text' }, "'Erased ' || right(id::text, 8)"],
])('leaves in %s a value that says nothing', (_case, differences, sql) => {
  expect(neutralValue(column('clear', differences))).toBe(sql);
});

it('names what is pseudonymised by its id, even where it could be empty', () => {
  expect(neutralValue(column('pseudonymise', { isNullable: true }))).toBe("'Erased ' || right(id::text, 8)");
});

function column(onErasure: 'clear' | 'pseudonymise', differences: Partial<CatalogueColumn>): CatalogueColumn {
  return {
    ...{ table: 't', entity: 'T', column: 'c', property: 'c', isLink: false, linksTo: null },
    ...{ sqlType: 'text', isNullable: false, defaultSql: null },
    declaration: { kind: 'identifying', category: 'identity', onErasure },
    ...differences,
  };
}
