import { defineEntity, p } from '@mikro-orm/core';
import { MikroORM } from '@mikro-orm/postgresql';
import { describe, expect, it } from 'vitest';
import { productCatalogue } from '../database/catalogue/product-catalogue.ts';
import { tenantKey, tenantTable } from '../kernel/base-columns.ts';
import { identifying, notPersonal } from '../kernel/classify.ts';
import { readCatalogue, UnclassifiedError } from './catalogue.ts';

describe('the catalogue', () => {
  it('reads back what was declared beside a column, however the ORM carries it', () => {
    const contact = productCatalogue().find(({ table }) => table === 'contact');

    expect(contact).toMatchObject({ entity: 'Contact', subjects: 'via subject', appendOnly: false });
    expect(contact?.columns.find(({ property }) => property === 'birthDate')).toEqual({
      ...{ table: 'contact', entity: 'Contact', column: 'birth_date', property: 'birthDate', sqlType: 'bytea' },
      ...{ isLink: false, linksTo: null, isNullable: true, defaultSql: null },
      declaration: { kind: 'identifying', category: 'identity', onErasure: 'clear', mask: 'year', stored: 'sealed' },
    });
    expect(contact?.columns.find(({ property }) => property === 'company')).toMatchObject({
      ...{ column: 'company_id', isLink: true, linksTo: 'company', isNullable: true },
      declaration: { kind: 'relating', onErasure: 'unlink' },
    });
    expect(contact?.columns.find(({ property }) => property === 'lifecycle')).toMatchObject({
      defaultSql: "'prospect'",
    });
  });

  it('names what nobody declared: a column, a link and a table', () => {
    const Forgotten = defineEntity({
      name: 'Forgotten',
      tableName: 'forgotten',
      properties: { ...tenantKey(), nickname: p.text(), known: notPersonal(p.text()) },
    });
    const Linked = defineEntity({
      name: 'Linked',
      ...tenantTable({ subjects: 'none' }),
      properties: {
        ...tenantKey(),
        forgotten: () => p.manyToOne(Forgotten).ref().joinColumns('workspace_id', 'forgotten_id'),
      },
    });

    expect(placesWithout(discover(Forgotten, Linked))).toEqual([
      'forgotten.nickname',
      'linked.forgotten_id',
      'table forgotten',
    ]);
  });

  it('is sorted by table and says which ledgers only grow', () => {
    const catalogue = productCatalogue();
    const tables = catalogue.map(({ table }) => table);

    expect(tables).toEqual([...tables].sort((one, other) => one.localeCompare(other)));
    expect(catalogue.filter(({ appendOnly }) => appendOnly).map(({ table }) => table)).toContain('consent_event');
  });

  it('keeps a declaration that has no mask and no storage as short as it was written', () => {
    const Person = defineEntity({
      name: 'Person',
      ...tenantTable({ subjects: 'self' }),
      properties: { ...tenantKey(), name: identifying(p.text(), { category: 'identity', onErasure: 'clear' }) },
    });

    const [table] = readCatalogue(discover(Person));

    expect(table?.columns.at(-1)?.declaration).toEqual({
      ...{ kind: 'identifying', category: 'identity', onErasure: 'clear' },
    });
  });
});

function discover(...entities: { name: unknown }[]) {
  const orm = new MikroORM({ entities: [...entities], clientUrl: 'postgres://nobody@127.0.0.1:1/none' } as never);
  return orm.getMetadata().getAll().values();
}

function placesWithout(metadata: Parameters<typeof readCatalogue>[0]): string[] {
  try {
    readCatalogue(metadata);
    return [];
  } catch (error) {
    if (error instanceof UnclassifiedError) return [...error.places].sort();
    throw error;
  }
}
