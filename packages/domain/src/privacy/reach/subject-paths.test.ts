import { describe, expect, it } from 'vitest';
import { productCatalogue } from '../../database/catalogue/product-catalogue.ts';
import { subjectPathOf } from './subject-paths.ts';

const catalogue = productCatalogue();

describe('the way from a table to its people', () => {
  it.each([
    ['data_subject', { kind: 'self' }],
    ['contact', { kind: 'owned', column: 'subject_id', from: 'data_subject' }],
    ['contact_point', { kind: 'owned', column: 'contact_id', from: 'contact' }],
    ['lead_answer', { kind: 'owned', column: 'lead_id', from: 'lead' }],
    ['deal', { kind: 'linked', column: 'contact_id', from: 'contact' }],
    ['company', { kind: 'linked', column: 'subject_id', from: 'data_subject' }],
    ['field_change', { kind: 'owned', column: 'subject_id', from: 'data_subject' }],
    ['external_id', { kind: 'record', column: 'record_id' }],
    ['stage', { kind: 'none' }],
    ['api_key', { kind: 'author', columns: ['created_by_id'] }],
  ])('of %s', (table, path) => {
    expect(subjectPathOf(find(table))).toEqual(path);
  });

  it('of a note goes through everybody it is about and through its links', () => {
    const path = subjectPathOf(find('note'));

    expect(path).toMatchObject({ kind: 'participants' });
    expect(path.kind === 'participants' && path.links.map(({ from }) => from).sort()).toEqual(
      ['company', 'contact', 'deal', 'member'].sort(),
    );
  });

  it('is there for every table that has a personal column', () => {
    const lost = catalogue.filter(
      (table) =>
        subjectPathOf(table).kind === 'none' &&
        table.columns.some(({ declaration }) => declaration.kind === 'identifying'),
    );

    expect(lost.map(({ table }) => table)).toEqual([]);
  });

  it('that names no column is a mistake which is found', () => {
    const broken = { ...find('contact'), subjects: 'via owner of the cat' };

    expect(() => subjectPathOf(broken)).toThrow('contact is reached via "owner of the cat"');
  });
});

function find(name: string) {
  const table = catalogue.find((one) => one.table === name);
  if (!table) throw new Error(`no table ${name}`);
  return table;
}
