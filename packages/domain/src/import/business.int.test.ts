import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '../kernel/scope.ts';
import { openTestDomain, type TestDomain } from '../testing/test-domain.ts';
import { countRows, type GivenImport, ImportFixture } from './testing/given-import.ts';

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

describe('a company', () => {
  it('is linked to its parent, also where that comes later in the file or batch', async () => {
    const scope = await givenAdministrator();
    await imports.run(scope, 'company', 'name\nOld Holding\n');
    const filler = Array.from({ length: 600 }, (_, at) => `Company ${at},`).join('\n');

    await imports.run(
      scope,
      'company',
      `name,subsidiary_of\nChild,GRAND holding\nOther,old-holding\n${filler}\nGrand Holding,\n`,
    );

    expect(await parents(scope)).toEqual(['Child < Grand Holding', 'Other < Old Holding']);
  });

  it('whose parent nobody knows is reported; so is one that would be its own', async () => {
    const scope = await givenAdministrator();

    const { remarks, counts } = await imports.run(scope, 'company', 'name,subsidiary_of\nA,Nobody\nB,b\nC,D\nD,C\n');

    expect(remarks).toEqual([
      '2 subsidiary_of: There is no company of this name.',
      '3 subsidiary_of: A company is no part of itself.',
      '5 subsidiary_of: The parent belongs to this company itself; the link was left empty.',
    ]);
    expect(counts).toMatchObject({ created: 2, failed: 2 });
    expect(await parents(scope)).toEqual(['C < D']);
  });

  it('goes in without its parent where the line of the parent is faulty', async () => {
    const scope = await givenAdministrator();

    const { remarks } = await imports.run(
      scope,
      'company',
      'name,subsidiary_of,founded\nChild,Parent,1999\nParent,,soon\n',
      {
        columns: { founded: { field: 'foundedYear' } },
      },
    );

    expect(remarks).toEqual([
      '2 subsidiary_of: The line of the parent company could not be imported; the link was left empty.',
      '3 founded: This is no whole number.',
    ]);
  });
});

describe('a member', () => {
  it('comes without an account, with a team that is called after its manager', async () => {
    const scope = await givenAdministrator();
    const file =
      'sales_agent,manager,regional_office\nMoses Frase,Melvin Marxen,Central\nAnna Snelling,Melvin Marxen,West\nMelvin Marxen,,West\n';

    const first = await imports.run(scope, 'member', file);
    const again = await imports.run(scope, 'member', file);

    expect(first.counts).toMatchObject({ created: 3, updated: 0 });
    expect(again.counts).toMatchObject({ skipped: 3 });
    expect(await teams(scope)).toEqual([
      'Team Melvin Marxen: Anna Snelling',
      'Team Melvin Marxen: Melvin Marxen (manager)',
      'Team Melvin Marxen: Moses Frase',
    ]);
    expect(await countRows(scope, 'member', "status = 'without-account' and account_id is null")).toBe(3);
  });
});

describe('a deal', () => {
  it('finds everything by name, however it is written, and is called by what it is about', async () => {
    const scope = await givenSales();

    await imports.run(
      scope,
      'deal',
      `${HEADER}\nD1,MOSES FRASE,GTXPro,acme-corp,Won,20-10-16,01-03-17,"1,054.50"\n`,
      READ,
    );

    expect(await deals(scope)).toEqual([
      'Acme Corp · GTX Pro × 1 at 48.21: Won, Moses Frase, 1054.50 USD, 2016-10-20, 2017-03-01',
    ]);
  });

  it('that is open has no closing date: it is the one that is expected', async () => {
    const scope = await givenSales();

    await imports.run(scope, 'deal', `${HEADER}\nD1,,,Acme Corp,Engaging,20-10-16,01-03-17,\n`, READ);

    expect(await countRows(scope, 'deal', "closed_on is null and expected_close_on = '2017-03-01'")).toBe(1);
  });

  it('that comes again is moved and changed, not doubled', async () => {
    const scope = await givenSales();
    await imports.run(scope, 'deal', `${HEADER}\nD1,Moses Frase,GTX Pro,Acme Corp,Engaging,20-10-16,,\n`, READ);

    const won = await imports.run(scope, 'deal', `${HEADER}\nD1,,,,Won,,01-03-17,500\n`, READ);
    const reopened = await imports.run(scope, 'deal', `${HEADER}\nD1,,,,Engaging,,,\n`, READ);

    expect([won.counts.updated, reopened.counts.updated]).toEqual([1, 1]);
    expect(await countRows(scope, 'deal', 'closed_on is null and value_minor = 50000')).toBe(1);
    expect(await countRows(scope, 'deal_line')).toBe(1);
    expect(await countRows(scope, 'field_change', "field = 'stage'")).toBe(2);
  });
});

const HEADER = 'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value';
const READ: GivenImport = {
  options: { currency: 'USD' },
  columns: {
    engage_date: { field: 'engagedOn', dateFormat: 'DD-MM-YY' },
    close_date: { field: 'closedOn', dateFormat: 'DD-MM-YY' },
  },
};

async function givenAdministrator(): Promise<Scope> {
  return (await domain.givenWorkspace()).as('administrator', 'DATA_CARE');
}

async function givenSales(): Promise<Scope> {
  const scope = await givenAdministrator();
  await imports.run(scope, 'company', 'name\nAcme Corp\n');
  await imports.run(scope, 'product', 'product,sales_price\nGTX Pro,48.21\n');
  await imports.run(scope, 'member', 'sales_agent\nMoses Frase\n');
  return scope;
}

function parents(scope: Scope): Promise<string[]> {
  return texts(
    scope,
    `select c.name || ' < ' || p.name as text from company c
     join company p on p.workspace_id = c.workspace_id and p.id = c.parent_id where c.workspace_id = ? order by 1`,
  );
}

function teams(scope: Scope): Promise<string[]> {
  return texts(
    scope,
    `select t.name || ': ' || m.full_name || case when tm.is_manager then ' (manager)' else '' end as text
     from team_member tm join team t on t.workspace_id = tm.workspace_id and t.id = tm.team_id
     join member m on m.workspace_id = tm.workspace_id and m.id = tm.member_id where tm.workspace_id = ? order by 1`,
  );
}

function deals(scope: Scope): Promise<string[]> {
  return texts(
    scope,
    `select concat(c.name, ' · ', p.name, ' × ', l.quantity, ' at ', round(l.unit_price_minor / 100.0, 2), ': ',
       concat_ws(', ', s.name, m.full_name, round(d.value_minor / 100.0, 2) || ' ' || d.value_currency, d.engaged_on, d.closed_on)) as text
     from deal d join company c on c.workspace_id = d.workspace_id and c.id = d.company_id
     join deal_line l on l.workspace_id = d.workspace_id and l.deal_id = d.id
     join product p on p.workspace_id = d.workspace_id and p.id = l.product_id
     join stage s on s.workspace_id = d.workspace_id and s.id = d.stage_id
     join member m on m.workspace_id = d.workspace_id and m.id = d.owner_id where d.workspace_id = ?`,
  );
}

function texts(scope: Scope, sql: string): Promise<string[]> {
  return scope.transaction(async (em) => {
    const rows = await em.execute<{ text: string }[]>(sql, [scope.workspaceId]);
    return rows.map(({ text }) => text);
  });
}
