import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '../kernel/scope.ts';
import { findSharedData } from '../testing/env.ts';
import { openTestDomain, type TestDomain } from '../testing/test-domain.ts';
import { ImportFixture, sharedFile } from './testing/given-import.ts';

let domain: TestDomain;
let imports: ImportFixture;
beforeAll(async () => {
  domain = await openTestDomain();
  imports = new ImportFixture(domain);
});
afterAll(async () => {
  imports.close();
  await domain.close();
});

const isAbsent = findSharedData('opportunities-maven') === null;

describe('the sales of a company that moves to SmartX', () => {
  it.skipIf(isAbsent)('are all there, and every number equals that of the files [needs shared/data]', async () => {
    const scope = await (await domain.givenWorkspace({ baseCurrency: 'USD' })).as('administrator', 'DATA_CARE');
    const file = (name: string) => sharedFile(`opportunities-maven/${name}.csv`);

    const members = await imports.run(scope, 'member', file('sales_teams'));
    const companies = await imports.run(scope, 'company', file('accounts'));
    const products = await imports.run(scope, 'product', file('products'));
    const started = performance.now();
    const deals = await imports.run(scope, 'deal', file('sales_pipeline'));
    const seconds = (performance.now() - started) / 1000;
    console.log(`deals: ${Math.round(8800 / seconds)} rows/s`);

    expect([members, companies, products, deals].map(({ counts }) => counts.created)).toEqual([35, 85, 7, 8800]);
    expect([members, companies, products, deals].flatMap(({ remarks }) => remarks)).toEqual([]);
    const rows = records(file('sales_pipeline'));
    expect(await dealsBy(scope, 'stage')).toEqual(countBy(rows, 'deal_stage'));
    expect(await dealsBy(scope, 'member')).toEqual(countBy(rows, 'sales_agent'));
    expect(await wonValue(scope)).toBe(
      sumOf(
        rows.filter((row) => row.deal_stage === 'Won'),
        'close_value',
      ),
    );
  });
});

function records(file: Buffer): Record<string, string>[] {
  return parse(file, { columns: true, bom: true });
}

function countBy(rows: readonly Record<string, string>[], column: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[row[column] ?? ''] = (counts[row[column] ?? ''] ?? 0) + 1;
  return counts;
}

function sumOf(rows: readonly Record<string, string>[], column: string): number {
  return rows.reduce((sum, row) => sum + Number(row[column]), 0);
}

function dealsBy(scope: Scope, table: 'stage' | 'member'): Promise<Record<string, number>> {
  const [link, name] = table === 'stage' ? ['stage_id', 'name'] : ['owner_id', 'full_name'];
  return scope.transaction(async (em) => {
    const rows = await em.execute<{ name: string; deals: string }[]>(
      `select t.${name} as name, count(*) as deals from deal d join ${table} t on t.workspace_id = d.workspace_id and t.id = d.${link}
       where d.workspace_id = ? group by 1`,
      [scope.workspaceId],
    );
    return Object.fromEntries(rows.map((row) => [row.name, Number(row.deals)]));
  });
}

function wonValue(scope: Scope): Promise<number> {
  return scope.transaction(async (em) => {
    const [row] = await em.execute<{ sum: string }[]>(
      `select sum(d.value_minor) / 100 as sum from deal d join stage s on s.workspace_id = d.workspace_id and s.id = d.stage_id
       where d.workspace_id = ? and s.kind = 'won' and d.value_currency = 'USD'`,
      [scope.workspaceId],
    );
    return Number(row?.sum);
  });
}
