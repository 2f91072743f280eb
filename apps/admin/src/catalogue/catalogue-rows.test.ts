import { describe, expect, it } from 'vitest';
import { catalogueRows, filterCatalogue } from './catalogue-rows.ts';

const column = (name: string, kind: string, category: string | null, stored: string | null = null) => ({
  ...{ column: name, property: name, kind, category, stored },
  ...{ onErasure: null, keptFor: null, mask: null },
});
const rows = catalogueRows({
  tables: [
    {
      ...{ table: 'contact', title: 'Contacts' },
      columns: [column('full_name', 'identifying', 'identity', 'searchable'), column('version', 'notPersonal', null)],
    },
    { table: 'note', title: 'Notes', columns: [column('body', 'relating', 'communication', 'sealed')] },
  ],
  categories: [
    { category: 'identity', purposes: ['RELATIONSHIP', 'BILLING'], retention: '24 months' },
    { category: 'communication', purposes: ['RELATIONSHIP'], retention: '24 months' },
  ],
});
const found = (filter: Parameters<typeof filterCatalogue>[1]) => filterCatalogue(rows, filter).map(({ id }) => id);

describe('the catalogue', () => {
  it('has one row per column, with the purposes of its category', () => {
    expect(rows.map(({ id, purposes }) => [id, purposes])).toEqual([
      ['contact.full_name', ['RELATIONSHIP', 'BILLING']],
      ['contact.version', []],
      ['note.body', ['RELATIONSHIP']],
    ]);
  });

  it('is searched by table, title and column', () => {
    expect(found({ text: 'NOTES' })).toEqual(['note.body']);
    expect(found({ text: ' name ' })).toEqual(['contact.full_name']);
  });

  it('is narrowed down by every condition at once', () => {
    expect(found({ kind: 'personal' })).toEqual(['contact.full_name', 'note.body']);
    expect(found({ kind: 'notPersonal' })).toEqual(['contact.version']);
    expect(found({ purpose: 'BILLING' })).toEqual(['contact.full_name']);
    expect(found({ kind: 'personal', stored: 'sealed' })).toEqual(['note.body']);
    expect(found({ category: 'identity', stored: 'sealed' })).toEqual([]);
  });
});
