import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LARGEST_UPLOAD } from '../file-store/upload.service.ts';
import { InvalidInputError } from '../kernel/errors.ts';
import type { Scope } from '../kernel/scope.ts';
import { openTestDomain, type TestDomain } from '../testing/test-domain.ts';
import { ImportService } from './run/import.service.ts';
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

const HEADER = 'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value,contact email';
const GOOD = 'D0,Moses Frase,GTXPro,acme corporation,Won,20-10-16,01-03-17,1054,';

describe('a line that is wrong', () => {
  it.each([
    ['too short', 'D1,Moses Frase,GTX Pro', '-: The line has 3 cells; the file has 9 columns.'],
    ['too long', `${GOOD},more`, '-: The line has 10 cells; the file has 9 columns.'],
    ['with a date of another form', 'D1,,,,Won,2016-10-20,,,', 'engage_date: This is no date of the form DD-MM-YY.'],
    ['with a date that does not exist', 'D1,,,,Won,31-02-16,,,', 'engage_date: This is no date of the form DD-MM-YY.'],
    ['with an amount in words', 'D1,,,,Won,,,a lot,', 'close_value: This is no amount of money.'],
    ['with an amount below nothing', 'D1,,,,Won,,,-5,', 'close_value: Use an amount that is not negative.'],
    ['with half a cent', 'D1,,,,Won,,,1.005,', 'close_value: USD has 2 decimal places; the amount has more.'],
    ['with an unknown company', 'D1,,,Nobody,Won,,,,', 'account: There is no company of this name.'],
    ['with an unknown product', 'D1,,Nothing,,Won,,,,', 'product: There is no product of this name.'],
    ['with an unknown agent', 'D1,Nobody,,,Won,,,,', 'sales_agent: There is no member of this name.'],
    [
      'with an unknown contact',
      'D1,,,,Won,,,,nobody@example.test',
      'contact email: There is no contact with this address.',
    ],
    ['with an address that is none', 'D1,,,,Won,,,,nobody', 'contact email: This is no e-mail address.'],
    [
      'in an unknown stage',
      'D1,,,,Sold,,,,',
      'deal_stage: The pipeline has no such stage; it has Prospecting, Engaging, Won, Lost.',
    ],
    [
      'with too long a cell',
      `D1,,${'x'.repeat(100_001)},,Won,,,,`,
      'product: The cell has 100001 characters; at most 100000 are taken.',
    ],
    ['with too long an id', `${'x'.repeat(201)},,,,Won,,,,`, 'opportunity_id: Use at most 200 characters.'],
    [
      'with two faults',
      'D1,,,Nobody,Won,,,a lot,',
      'account: There is no company of this name. close_value: This is no amount of money.',
    ],
  ])('%s is reported with its column and reason, and the others go in', async (_case, line, remark) => {
    const scope = await givenCompanyWithSales();

    const { counts, remarks } = await imports.run(
      scope,
      'deal',
      `${HEADER}\n${GOOD}\n${line}\nD2${GOOD.slice(2)}\n`,
      READ,
    );

    expect(remarks).toEqual([`3 ${remark}`]);
    expect(counts).toEqual({ created: 2, updated: 0, skipped: 0, failed: 1 });
    expect(await countRows(scope, 'deal')).toBe(2);
  });

  it('goes in without a link that is missing, where somebody decided so', async () => {
    const scope = await givenCompanyWithSales();
    const columns = Object.fromEntries(
      ['sales_agent', 'product', 'account'].map((column) => [column, { ifMissing: 'leave-empty' as const }]),
    );

    const { counts, remarks } = await imports.run(scope, 'deal', `${HEADER}\nD1,Nobody,Nothing,Nowhere,Won,,,,\n`, {
      ...READ,
      columns: { ...READ.columns, ...columns },
    });

    expect(counts.created).toBe(1);
    expect(remarks).toEqual([
      '2 account: There is no company of this name; it was left empty. product: There is no product of this name; it was left empty. sales_agent: There is no member of this name; it was left empty.',
    ]);
  });

  it('because of one byte names the line and column of that byte', async () => {
    const scope = await givenCompanyWithSales();
    const bytes = Buffer.concat([
      Buffer.from('name,city\nMüller,Köln\nBäcker,Kö'),
      Buffer.of(0xff),
      Buffer.from('n\nJäger,Köln\n'),
    ]);

    const { remarks, counts } = await imports.run(scope, 'company', bytes);

    expect(remarks).toEqual(['3 city: The cell has bytes that are no text in the encoding of the file.']);
    expect(counts.created).toBe(2);
  });

  it('ends a file whose quote is never closed; the lines above go in', async () => {
    const scope = await givenCompanyWithSales();

    const { remarks, counts } = await imports.run(
      scope,
      'company',
      'name,city\nMüller,Köln\n"Bäcker,Köln\nJäger,Köln\n',
    );

    expect(remarks).toEqual([expect.stringMatching(/^3 -: A quote .* never closed/)]);
    expect(counts).toMatchObject({ created: 1, failed: 1 });
  });

  it('is the only one that stays out when the database refuses it', async () => {
    const scope = await givenCompanyWithSales();
    const owner = new pg.Client({ connectionString: domain.urls.owner });
    await owner.connect();
    await owner.query("alter table product add constraint test_refuses check (name <> 'Refused') not valid");

    const file = `name\n${Array.from({ length: 40 }, (_, at) => (at === 17 ? 'Refused' : `Product ${at}`)).join('\n')}\n`;
    const checked = await imports.check(scope, 'product', file);
    const { remarks, counts } = await imports.run(scope, 'product', file);

    await owner.query('alter table product drop constraint test_refuses');
    await owner.end();
    expect(remarks).toEqual(['19 -: The line could not be stored.']);
    expect(checked.remarks).toEqual(remarks);
    expect(counts).toEqual({ created: 39, updated: 0, skipped: 0, failed: 1 });
  });
});

describe('people in lines that are wrong', () => {
  it.each([
    [
      'an e-mail address that is none',
      'name,email\nAna,nobody\n',
      '2 email: Use an e-mail address such as name@example.com.',
    ],
    [
      'a phone number without digits',
      'name,phone\nAna,unknown\n',
      '2 phone: Use a phone number with digits, best with its country code.',
    ],
    ['a birth date ahead', 'name,birthday\nAna,2027-01-01\n', '2 birthday: A birth date lies in the past.'],
    [
      'a web address that is a script',
      'name,website\nAna,javascript:alert(1)\n',
      '2 website: Use an address of the web, such as https://example.com.',
    ],
    [
      'a card number',
      'name,title\nAna,4111 1111 1111 1111\n',
      '2 title: This looks like the number of a payment card. Write its last four digits only.',
    ],
    [
      'an answer that says nothing',
      'name,Do Not Email\nAna,perhaps\n',
      '2 Do Not Email: It cannot be told whether the person objects.',
    ],
    [
      'a company that is a card number',
      'name,company\nAna,4111111111111111\n',
      '2 company: This looks like the number of a payment card. Write its last four digits only.',
    ],
  ])('with %s are reported', async (_case, file, remark) => {
    const scope = await givenCompanyWithSales();

    const { remarks } = await imports.run(scope, 'contact', file, { columns: ALL_COLUMNS });

    expect(remarks).toEqual([remark]);
    expect(await countRows(scope, 'contact')).toBe(0);
  });
});

describe('a file that is wrong as a whole', () => {
  it.each([
    ['of no bytes', Buffer.alloc(0), 'The file is empty.'],
    ['that is a workbook', Buffer.from('PK\u0003\u0004'), 'Excel workbook'],
    ['of people without column names', Buffer.from('Ana,ana@example.test\n'), 'no column names'],
    ['of more than 500 columns', Buffer.from(`${'a,'.repeat(500)}a\n`), '501 columns'],
  ])('%s is refused, and nothing of it is kept', async (_case, content, reason) => {
    const scope = await givenCompanyWithSales();

    const upload = new ImportService(scope, imports.parts.files).upload({
      object: 'contact',
      fileName: 'x.csv',
      content: [content],
    });

    await expect(upload).rejects.toThrow(reason);
    await expect(upload).rejects.toThrow(InvalidInputError);
    expect(await storedFiles(scope)).toBe(0);
  });

  it('because it is too large is refused while it comes in', async () => {
    const scope = await givenCompanyWithSales();
    const content = Array.from({ length: 101 }, () => Buffer.alloc(LARGEST_UPLOAD / 100));

    await expect(
      new ImportService(scope, imports.parts.files).upload({ object: 'contact', fileName: 'x.csv', content }),
    ).rejects.toThrow('larger than 104857600 bytes');
    expect(await storedFiles(scope)).toBe(0);
  });

  it('because it has column names alone imports nothing', async () => {
    const scope = await givenCompanyWithSales();

    const { run, lines } = await imports.run(scope, 'company', 'name,city\n');

    expect(run).toMatchObject({ state: 'done', lineCount: 0 });
    expect(lines).toEqual([]);
  });

  it('because it has one column is read all the same', async () => {
    const scope = await givenCompanyWithSales();

    expect((await imports.run(scope, 'company', 'company\nAlpha\n\nBeta\n')).counts.created).toBe(2);
  });
});

const READ: GivenImport = {
  options: { currency: 'USD' },
  columns: {
    engage_date: { field: 'engagedOn', dateFormat: 'DD-MM-YY' },
    close_date: { field: 'closedOn', dateFormat: 'DD-MM-YY' },
    close_value: { field: 'value' },
    'contact email': { field: 'contact' },
  },
};

const ALL_COLUMNS = {
  email: { field: 'email' },
  phone: { field: 'phone' },
  birthday: { field: 'birthDate' },
  website: { field: 'url' },
  title: { field: 'jobTitle' },
  company: { field: 'company' },
};

async function givenCompanyWithSales(): Promise<Scope> {
  const scope = await (await domain.givenWorkspace()).as('administrator', 'DATA_CARE');
  await imports.run(scope, 'company', 'name\nAcme Corporation\n');
  await imports.run(scope, 'product', 'name\nGTX Pro\n');
  await imports.run(scope, 'member', 'sales_agent\nMoses Frase\n');
  return scope;
}

async function storedFiles({ workspaceId }: Scope): Promise<number> {
  let files = 0;
  for await (const _file of imports.parts.files.list(workspaceId)) files++;
  return files;
}
