import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findSharedData } from '../../testing/env.ts';
import { inspectFile } from '../read/inspect-file.ts';
import type { ImportObject } from './import-field.ts';
import { suggestMapping } from './suggest-mapping.ts';

const maven = findSharedData('opportunities-maven');

describe('files of other systems are mapped without help', () => {
  it.skipIf(!maven).each<[ImportObject, string, Record<string, string>]>([
    [
      'company',
      'opportunities-maven/accounts.csv',
      {
        account: 'name',
        sector: 'industry',
        year_established: 'foundedYear',
        revenue: 'annualRevenue',
        employees: 'employeeCount',
        office_location: 'country',
        subsidiary_of: 'parent',
      },
    ],
    ['product', 'opportunities-maven/products.csv', { product: 'name', series: 'series', sales_price: 'price' }],
    [
      'member',
      'opportunities-maven/sales_teams.csv',
      { sales_agent: 'fullName', manager: 'manager', regional_office: 'regionalOffice' },
    ],
    [
      'deal',
      'opportunities-maven/sales_pipeline.csv',
      {
        opportunity_id: 'externalId',
        sales_agent: 'owner',
        product: 'product',
        account: 'company',
        deal_stage: 'stage',
        engage_date: 'engagedOn',
        close_date: 'closedOn',
        close_value: 'value',
        engage_quarter: 'ignore',
        close_quarter: 'ignore',
      },
    ],
    [
      'contact',
      'customers-datablist/customers-6000.csv',
      {
        'Customer Id': 'externalId',
        'First Name': 'givenName',
        'Last Name': 'familyName',
        Company: 'company',
        City: 'city',
        Country: 'country',
        'Phone 1': 'phone',
        'Phone 2': 'phone',
        Email: 'email',
        'Subscription Date': 'collectedOn',
        Website: 'url',
      },
    ],
    ['contact', 'newsletter-keila/import_external_ids.csv', { Email: 'email', 'External ID': 'externalId' }],
    [
      'contact',
      'contacts-csv/thunderbird-csv_semicolon.csv',
      { 'Display Name': 'fullName', 'First Name': 'givenName', 'Last Name': 'familyName', 'Primary Email': 'email' },
    ],
    [
      'contact',
      'import-civicrm/individual_external_identifier_opt_out.csv',
      { 'External Identifier': 'externalId', 'Opt Out': 'objectsToEmail' },
    ],
  ])('a %s file: %s [needs shared/data]', async (object, path, expected) => {
    expect(await suggest(object, readFileSync(findSharedData(path) ?? '', 'utf8'))).toEqual(expected);
  });

  it.skipIf(!maven)('dates of each file get the only format that fits all of them [needs shared/data]', async () => {
    const deals = await inspect(readFileSync(`${maven}/sales_pipeline.csv`, 'utf8'));
    const customers = await inspect(
      readFileSync(findSharedData('customers-datablist/customers-6000.csv') ?? '', 'utf8'),
    );

    expect(
      suggestMapping('deal', deals.columns, deals.shapes).map(({ dateFormat, notice }) => [dateFormat, notice]),
    ).toEqual(expect.arrayContaining([['DD-MM-YY', undefined]]));
    expect(customers.shapes[9]?.dateFormats).toEqual(['DD-MM-YYYY']);
  });

  it.skipIf(!maven)('leads: eleven fields, two objections, the rest answers [needs shared/data]', async () => {
    const mapped = await suggest('lead', readFileSync(findSharedData('leads-x-education/leads.csv') ?? '', 'utf8'));

    const fields = Object.entries(mapped).filter(([, field]) => field !== 'answer');
    expect(Object.keys(mapped)).toHaveLength(37);
    expect(Object.fromEntries(fields)).toEqual({
      'Prospect ID': 'externalId',
      'Lead Origin': 'origin',
      'Lead Source': 'source',
      'Do Not Email': 'objectsToEmail',
      'Do Not Call': 'objectsToPhone',
      Converted: 'isConverted',
      TotalVisits: 'visitCount',
      'Total Time Spent on Website': 'secondsOnSite',
      'Page Views Per Visit': 'pagesPerVisit',
      'Last Activity': 'lastActivity',
      Country: 'country',
      City: 'city',
    });
  });
});

async function suggest(object: ImportObject, text: string): Promise<Record<string, string>> {
  const { columns, shapes } = await inspect(text);
  return Object.fromEntries(suggestMapping(object, columns, shapes).map(({ column, field }) => [column, field]));
}

function inspect(text: string) {
  return inspectFile(async () => toStream(Buffer.from(text)));
}

async function* toStream(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
