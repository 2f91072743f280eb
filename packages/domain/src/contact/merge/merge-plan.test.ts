import { describe, expect, it } from 'vitest';
import { productCatalogue } from '../../database/catalogue/product-catalogue.ts';
import type { CatalogueTable } from '../../privacy/catalogue.ts';
import { planMerge } from './merge-plan.ts';

describe('B11-AC9 what a merge moves', () => {
  it('is every link to a contact or a person, read from the catalogue', () => {
    const plan = planMerge(productCatalogue()).map(({ table, column }) => `${table}.${column}`);

    expect(plan).toEqual(
      expect.arrayContaining([
        ...['contact_point.contact_id', 'deal.contact_id', 'deal_contact.contact_id', 'lead.contact_id'],
        ...['note.contact_id', 'task.contact_id', 'activity.contact_id', 'file.contact_id'],
        ...[
          'external_id.record_id',
          'custom_value.record_id',
          'record_subject.subject_id',
          'request_subject.subject_id',
        ],
        'contact_merge.answers_with_id',
      ]),
    );
    expect(plan).not.toContain('contact.subject_id');
    expect(plan.filter((place) => place.startsWith('consent_event'))).toEqual([]);
  });

  it('takes a table that is new along without being told', () => {
    const loyalty = table('loyalty_card', 'contact_id', 'contact');

    expect(planMerge([loyalty])).toMatchObject([{ table: 'loyalty_card', column: 'contact_id', of: 'contact' }]);
  });

  it('fails the build for a column that names a contact by its id alone', () => {
    expect(() => planMerge([table('loyalty_card', 'holder_contact_id', null)])).toThrow(
      'loyalty_card.holder_contact_id',
    );
  });
});

function table(name: string, column: string, linksTo: string | null): CatalogueTable {
  const at = { table: name, entity: 'LoyaltyCard', column, property: 'contact', isLink: linksTo !== null, linksTo };
  const stored = { sqlType: 'uuid', isNullable: false, defaultSql: null };
  return {
    ...{ table: name, entity: 'LoyaltyCard', subjects: 'none', appendOnly: false },
    columns: [{ ...at, ...stored, declaration: { kind: 'notPersonal' } }],
  };
}
