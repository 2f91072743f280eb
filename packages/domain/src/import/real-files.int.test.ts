import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Scope } from '../kernel/scope.ts';
import { matchName } from '../record/match-name.ts';
import { findSharedData } from '../testing/env.ts';
import { openTestDomain, type TestDomain } from '../testing/test-domain.ts';
import { countRows, ImportFixture, sharedFile } from './testing/given-import.ts';

// The files are whole and the machine may be slow.
vi.setConfig({ testTimeout: 240_000 });

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
    const deals = await imports.run(scope, 'deal', file('sales_pipeline'));

    expect([members, companies, products, deals].map(({ counts }) => counts.created)).toEqual([35, 85, 7, 8800]);
    expect([members, companies, products, deals].flatMap(({ remarks }) => remarks)).toEqual([]);
    const rows = records(file('sales_pipeline'));
    const won = rows.filter((row) => row.deal_stage === 'Won');
    expect(await dealsBy(scope, 'stage')).toEqual(countBy(rows, 'deal_stage'));
    expect(await dealsBy(scope, 'member')).toEqual(countBy(rows, 'sales_agent'));
    expect(await dealsBy(scope, 'company')).toEqual(
      countBy(
        rows.filter(({ account }) => account),
        'account',
      ),
    );
    expect(await wonValue(scope)).toBe(won.reduce((sum, row) => sum + Number(row.close_value), 0));
    expect(await countRows(scope, 'deal_line')).toBe(8800);
  });

  it.skipIf(isAbsent)(
    'bring teams with their managers, and companies under their parents [needs shared/data]',
    async () => {
      const scope = await (await domain.givenWorkspace()).as('administrator', 'DATA_CARE');
      const accounts = sharedFile('opportunities-maven/accounts.csv');

      await imports.run(scope, 'member', sharedFile('opportunities-maven/sales_teams.csv'));
      await imports.run(scope, 'company', accounts);
      const again = await imports.run(scope, 'company', accounts);

      expect(await countRows(scope, 'team')).toBe(6);
      expect(await countRows(scope, 'team_member', 'is_manager')).toBe(6);
      expect(await countRows(scope, 'team_member', 'not is_manager')).toBe(35);
      expect(await countRows(scope, 'company', "country = 'PH'")).toBe(1);
      const subsidiaries = records(accounts).filter((row) => row.subsidiary_of);
      expect(await parents(scope)).toEqual(subsidiaries.map((row) => `${row.account} < ${row.subsidiary_of}`).sort());
      expect(again.counts).toEqual({ created: 0, updated: 0, skipped: 85, failed: 0 });
      expect(await countRows(scope, 'company')).toBe(85);
    },
  );
});

describe('six thousand customers', () => {
  it.skipIf(isAbsent)('come in with every address, and nobody comes twice [needs shared/data]', async () => {
    const scope = await (await domain.givenWorkspace()).as('administrator', 'DATA_CARE');
    const file = sharedFile('customers-datablist/customers-6000.csv');
    const given = { options: { collectedFrom: 'third-party', source: 'List of 2024', basis: 'legitimate-interest' } };

    const first = await imports.run(scope, 'contact', file, given);

    const rows = records(file);
    expect(first.counts).toEqual({ created: 6000, updated: 0, skipped: 0, failed: 0 });
    expect(new Set(first.remarks.map((remark) => remark.replace(/^\d+ /, '')))).toEqual(
      new Set(['Country: This is no country that is known; it was left empty.']),
    );
    expect(await countRows(scope, 'contact', "notice_state = 'due' and source = 'List of 2024'")).toBe(6000);
    expect(await countRows(scope, 'subject_ground', "purpose = 'RELATIONSHIP' and basis = 'legitimate-interest'")).toBe(
      6000,
    );
    expect(await countRows(scope, 'contact_point', "kind = 'email'")).toBe(6000);
    expect(
      await countRows(scope, 'contact_point', "kind = 'phone' and clear_value is null and sealed_value is not null"),
    ).toBe(12_000);
    expect(await countRows(scope, 'company')).toBe(new Set(rows.map((row) => matchName(row.Company ?? ''))).size);
    expect(await countRows(scope, 'contact', "collected_at::date = '2020-08-26'")).toBe(
      rows.filter((row) => row['Subscription Date'] === '26/08/2020').length,
    );

    const firstThousand = file.toString('utf8').split('\r\n').slice(0, 1001).join('\r\n');
    const second = await imports.run(scope, 'contact', firstThousand, given);

    expect(second.counts).toEqual({ created: 0, updated: 0, skipped: 1000, failed: 0 });
    expect(await countRows(scope, 'contact_point')).toBe(24_000);
  });
});

describe('nine thousand enquiries without a name', () => {
  it.skipIf(isAbsent)('become leads with answers, and "Do Not Email" an objection [needs shared/data]', async () => {
    const scope = await (await domain.givenWorkspace()).as('administrator', 'DATA_CARE');
    const file = sharedFile('leads-x-education/leads.csv');

    const result = await imports.run(scope, 'lead', file);

    const rows = records(file);
    const isFilled = (cell: string | undefined) => cell !== '' && cell !== 'Select';
    const questions = Object.keys(rows[0] ?? {}).filter((column) => !FIELDS_OF_LEADS.includes(column));
    expect(result.counts).toEqual({ created: 9240, updated: 0, skipped: 0, failed: 0 });
    expect(await countRows(scope, 'contact', 'full_name is null')).toBe(9240);
    expect(await countRows(scope, 'external_id', "record_type = 'contact'")).toBe(9240);
    for (const purpose of ['PROSPECTING', 'MARKETING']) {
      const objections = (channel: string) =>
        countRows(scope, 'consent_event', `event = 'objected' and purpose = '${purpose}' and channel = '${channel}'`);
      expect(await objections('email')).toBe(rows.filter((row) => row['Do Not Email'] === 'Yes').length);
      expect(await objections('phone')).toBe(rows.filter((row) => row['Do Not Call'] === 'Yes').length);
    }
    expect(await countRows(scope, 'consent_event')).toBe(2 * 736);
    expect(rows.flatMap((row) => Object.values(row)).filter((cell) => cell === 'Select')).toHaveLength(13_380);
    expect(await countRows(scope, 'lead_answer', "answer = 'Select'")).toBe(0);
    expect(await countRows(scope, 'lead_answer')).toBe(
      rows.flatMap((row) => questions.filter((question) => isFilled(row[question]))).length,
    );
    expect(await countRows(scope, 'contact', 'city is not null')).toBe(rows.filter((row) => isFilled(row.City)).length);
    expect(await countRows(scope, 'lead', "status = 'converted'")).toBe(
      rows.filter((row) => row.Converted === '1').length,
    );
  });
});

const FIELDS_OF_LEADS = [
  'Prospect ID',
  'Lead Origin',
  'Lead Source',
  'Do Not Email',
  'Do Not Call',
  'Converted',
  'TotalVisits',
  'Total Time Spent on Website',
  'Page Views Per Visit',
  'Last Activity',
  'Country',
  'City',
];

function records(file: Buffer): Record<string, string>[] {
  return parse(file, { columns: true, bom: true });
}

function countBy(rows: readonly Record<string, string>[], column: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[row[column] ?? ''] = (counts[row[column] ?? ''] ?? 0) + 1;
  return counts;
}

function dealsBy(scope: Scope, table: 'stage' | 'member' | 'company'): Promise<Record<string, number>> {
  const link = table === 'member' ? 'owner_id' : `${table}_id`;
  const name = table === 'member' ? 'full_name' : 'name';
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

function parents(scope: Scope): Promise<string[]> {
  return scope.transaction(async (em) => {
    const rows = await em.execute<{ link: string }[]>(
      `select c.name || ' < ' || p.name as link from company c join company p on p.workspace_id = c.workspace_id and p.id = c.parent_id
       where c.workspace_id = ?`,
      [scope.workspaceId],
    );
    return rows.map(({ link }) => link).sort();
  });
}
