import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { assertEveryColumnClassified, CatalogueGapError } from './every-column-classified.ts';
import { productCatalogue } from './product-catalogue.ts';

const catalogue = productCatalogue();
let owner: pg.Client;
beforeAll(async () => {
  owner = new pg.Client({ connectionString: inject('database').owner });
  await owner.connect();
});
afterAll(() => owner.end());

describe('B1-AC1 the gate', () => {
  it('finds every column of every schema of the migrated database classified, and nothing classified that is not there', async () => {
    await expect(assertEveryColumnClassified(owner, catalogue)).resolves.toBeUndefined();
  });

  it.each([
    [
      'a column of a table',
      'alter table import_template add column shoe_size text',
      'public.import_template.shoe_size',
    ],
    ['a table', 'create table visitor_log (ip_address text)', 'public.visitor_log.ip_address'],
    [
      'a table of a schema of its own',
      'create schema warehouse; create table warehouse.fact (name text)',
      'warehouse.fact.name',
    ],
    ['a view', 'create view vip as select full_name as vip_name from contact', 'public.vip.vip_name'],
    ['a materialised view', 'create materialized view mv as select 1 as score', 'public.mv.score'],
    ['a table of the queue', 'create table pgboss.extra (payload jsonb)', 'pgboss.extra.payload'],
  ])('fails for %s that nobody classified, and names it', async (_case, sql, place) => {
    const gaps = await gapsAfter(sql);

    expect(gaps).toEqual([`${place} is not classified`]);
  });

  it('fails for what is classified and does not exist', async () => {
    expect(await gapsAfter('alter table import_template drop column name')).toEqual([
      'public.import_template.name is classified, but does not exist',
    ]);
  });
});

/** The change is made as the owner, seen by the gate and taken back; nobody else ever sees it. */
async function gapsAfter(sql: string): Promise<readonly string[]> {
  await owner.query('begin');
  try {
    await owner.query(sql);
    await assertEveryColumnClassified(owner, catalogue);
    return [];
  } catch (error) {
    if (error instanceof CatalogueGapError) return error.gaps;
    throw error;
  } finally {
    await owner.query('rollback');
  }
}
