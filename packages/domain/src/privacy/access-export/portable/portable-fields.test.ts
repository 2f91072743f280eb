import { expect, it } from 'vitest';
import { productCatalogue } from '../../../database/catalogue/product-catalogue.ts';
import { subjectPathOf } from '../../reach/subject-paths.ts';
import { PORTABLE, reasonNotPortable } from './portable-fields.ts';

const CATALOGUE = productCatalogue();
const COLUMNS = CATALOGUE.filter((table) => subjectPathOf(table).kind !== 'none').flatMap(({ columns }) => columns);

it('B16-AC2 every personal column is taken along, or has a written reason why it is not', () => {
  const undecided = COLUMNS.filter(
    (column) =>
      column.declaration.kind !== 'notPersonal' &&
      !PORTABLE[column.table]?.includes(column.property) &&
      reasonNotPortable(column) === null,
  );

  expect(undecided.map(({ table, property }) => `${table}.${property}`)).toEqual([]);
});

it('B16-AC2 what is taken along exists', () => {
  const missing = Object.entries(PORTABLE).flatMap(([table, properties]) =>
    properties
      .map((property) => property.split('.')[0])
      .filter((property) => !COLUMNS.some((column) => column.table === table && column.property === property))
      .map((property) => `${table}.${property}`),
  );

  expect(missing).toEqual([]);
});

it.each([
  ['lead', 'score'],
  ['note', 'body'],
  ['deal', 'lostReason'],
  ['deal_contact', 'role'],
  ['contact', 'lifecycle'],
  ['audit_entry', 'actorId'],
  ['read_log_subject', 'subjectId'],
])('B16-AC2 %s.%s is what others judged or logged, and stays', (table, property) => {
  const column = COLUMNS.find((one) => one.table === table && one.property === property);

  expect(column && reasonNotPortable(column)).toEqual(expect.any(String));
});
