import { bringFile, importAsSuggested, number } from '../../../tools/journeys/import-wizard.ts';
import { hasSharedData, linesOf, rowsIn, rowsOf, sharedFile } from '../../../tools/journeys/shared-data.ts';
import { expect, test } from './support/console.ts';

test.describe('The files of a real company', () => {
  test.skip(!hasSharedData, 'the real input files are absent');

  test('come in through the wizard, and the numbers are those of the files [needs shared/data] @desktop-only', async ({
    page,
    console,
  }) => {
    test.setTimeout(300_000);
    const files = [
      ['Companies', 'accounts', '85'],
      ['Products', 'products', '7'],
      ['Members', 'sales_teams', '35'],
      ['Deals', 'sales_pipeline', '8,800'],
    ] as const;
    for (const [object, name, lines] of files) {
      await console.openAs('owner', 'imports/new');
      await bringFile(page, object, sharedFile(`opportunities-maven/${name}.csv`));
      await importAsSuggested(page);
      await expect(number(page, 'created')).toHaveText(lines);
      await expect(number(page, 'failed')).toHaveText('0');
    }

    const agent = 'Darcel Schlecht';
    const deals = rowsOf('opportunities-maven/sales_pipeline.csv').filter(({ sales_agent }) => sales_agent === agent);
    const won = deals.filter(({ deal_stage }) => deal_stage === 'Won');
    const held = await console.ask<{ all: { count: number }[]; won: { count: number; sums: { amount: string }[] }[] }>(
      `query Numbers($all: DealFilter, $won: DealFilter) @purpose(is: RELATIONSHIP) {
        all: dealsAggregate(where: $all) { count }
        won: dealsAggregate(where: $won, sum: VALUE) { count sums { amount } }
      }`,
      {
        all: { owner: { fullName: { eq: agent } } },
        won: { owner: { fullName: { eq: agent } }, stage: { kind: { eq: 'won' } } },
      },
    );

    expect(held.all[0]?.count).toBe(deals.length);
    expect(held.won[0]?.count).toBe(won.length);
    expect(Number(held.won[0]?.sums[0]?.amount)).toBe(won.reduce((sum, deal) => sum + Number(deal.close_value), 0));
  });
});

/** Columns that fill a field of the lead or of its contact; every other one is a question with an answer. */
const FIELDS_OF_LEADS = [
  ...['Prospect ID', 'Lead Origin', 'Lead Source', 'Do Not Email', 'Do Not Call', 'Converted', 'TotalVisits'],
  ...['Total Time Spent on Website', 'Page Views Per Visit', 'Last Activity', 'Country', 'City'],
];

interface ImportedLead {
  readonly contact: { readonly fullName: string | null; readonly city: string | null; readonly subjectId: string };
  readonly answers: readonly { readonly question: string; readonly answer: string }[];
}

test.describe('Enquiries of a real company', () => {
  test.skip(!hasSharedData, 'the real input files are absent');

  test('keep who does not want to be written to, and no word that means nothing [needs shared/data] @desktop-only', async ({
    page,
    console,
  }) => {
    test.setTimeout(120_000);
    const [header = '', ...all] = linesOf('leads-x-education/leads.csv').filter((line) => !line.includes('"'));
    const refusesCalls = (line: string) => line.split(',')[5] === 'Yes';
    const lines = [header, ...all.slice(0, 120), ...all.slice(120).filter(refusesCalls)];
    const rows = rowsIn(lines);
    // Ids of this journey: a second run on the same server would recognise the first one's leads.
    const fresh = lines.map((line, index) => (index === 0 ? line : `${console.unique}-${line}`));
    await console.openAs('owner', 'imports/new');
    await bringFile(page, 'Leads', { name: 'leads.csv', mimeType: 'text/csv', buffer: Buffer.from(fresh.join('\n')) });
    await importAsSuggested(page);
    await expect(number(page, 'created')).toHaveText(String(rows.length));
    await expect(number(page, 'failed')).toHaveText('0');

    const id = new URL(page.url()).pathname.split('/').at(-1);
    const { importRun } = await console.ask<{ importRun: { lines: { nodes: { line: number; recordId: string }[] } } }>(
      'query Lines($id: ID!) @purpose(is: DATA_CARE) { importRun(id: $id) { lines(first: 250) { nodes { line recordId } } } }',
      { id },
    );
    const leadOf = async (row: number) => {
      const found = importRun.lines.nodes.find(({ line }) => line === row + 2);
      const { lead } = await console.ask<{ lead: ImportedLead }>(
        'query Lead($id: ID!) @purpose(is: RELATIONSHIP) { lead(id: $id) { contact { fullName city subjectId } answers { question answer } } }',
        { id: found?.recordId },
      );
      const { dataSubject } = await console.ask<{
        dataSubject: { consentEvents: { nodes: Record<string, string>[] } };
      }>(
        'query Ledger($id: ID!) @purpose(is: RIGHTS_HANDLING) { dataSubject(id: $id) { consentEvents(first: 50) { nodes { event channel purpose } } } }',
        { id: lead.contact.subjectId },
      );
      return { ...lead, events: dataSubject.consentEvents.nodes };
    };
    const objection = (channel: string) =>
      ['MARKETING', 'PROSPECTING'].map((purpose) => expect.objectContaining({ event: 'objected', channel, purpose }));

    const noMail = await leadOf(rows.findIndex((row) => row['Do Not Email'] === 'Yes' && row['Do Not Call'] === 'No'));
    expect(noMail.events).toHaveLength(2);
    expect(noMail.events).toEqual(expect.arrayContaining(objection('email')));
    const noCalls = await leadOf(rows.findIndex((row) => row['Do Not Call'] === 'Yes'));
    expect(noCalls.events).toEqual(expect.arrayContaining(objection('phone')));
    const at = rows.findIndex((row) => row['Do Not Email'] === 'No' && row.City === 'Select');
    const plain = await leadOf(at);
    expect(plain.events).toEqual([]);
    expect(plain.contact).toMatchObject({ fullName: null, city: null });
    const answered = Object.entries(rows[at] ?? {}).filter(
      ([column, cell]) => !FIELDS_OF_LEADS.includes(column) && cell !== '' && cell !== 'Select',
    );
    expect(plain.answers.map(({ question, answer }) => [question, answer]).sort()).toEqual(answered.sort());
  });
});
