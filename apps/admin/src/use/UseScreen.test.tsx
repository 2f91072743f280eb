import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { broken, openConsole } from '../testing/open-console.tsx';

const day = (on: string, purpose: string, reads: number, refused = 0) => ({
  ...{ __typename: 'PurposeUseDay', usedOn: on, purpose, reads, refused },
});
const who = { kind: 'role', roles: ['sales'], keyName: null, recipient: null, memberName: null };
const USE = {
  firstOn: '2026-06-01',
  lastOn: '2026-06-03',
  days: [
    day('2026-06-01', 'RELATIONSHIP', 40),
    day('2026-06-03', 'RELATIONSHIP', 1200, 4),
    day('2026-06-03', 'MARKETING', 7),
  ],
  users: [
    { ...who, purpose: 'RELATIONSHIP', reads: 1240, refused: 4, actors: 2, lastAt: '2026-06-03T10:00:00Z' },
    {
      ...{ ...who, kind: 'key', roles: [], keyName: 'Newsletter', recipient: 'Nordlicht GmbH', purpose: 'MARKETING' },
      ...{ reads: 7, refused: 0, actors: 1, lastAt: '2026-06-03T10:00:00Z' },
    },
  ],
  anomalies: [
    {
      ...{ ...who, memberName: 'Ana Ruiz', rule: 'many-reads', usedOn: '2026-06-03', purpose: 'RELATIONSHIP' },
      ...{ count: 1200, comparedWith: 40 },
    },
    {
      ...{ ...who, kind: 'key', roles: [], keyName: 'Newsletter', rule: 'first-use', usedOn: '2026-06-03' },
      ...{ purpose: 'MARKETING', count: 7, comparedWith: 0 },
    },
  ],
  limits: {
    ...{ comparedDays: 28, leastDays: 5, manyFrom: 50, manyTimes: 5 },
    ...{ nightFrom: 22, nightUntil: 6, refusalsFrom: 20, refusalsPercent: 20 },
  },
};

describe('the use of purposes', () => {
  it('says in one line, by role and by key for what personal data was read, and what was withheld', async () => {
    openConsole('use', { answers: { purposeUse: USE } });

    expect(
      await screen.findByText(
        /^1,247 reads of personal data from 1 Jun 2026 to 3 Jun 2026; .*1,240, for “Relationship”/,
      ),
    ).toBeDefined();
    const section = within(
      screen.getByRole('heading', { name: 'By role and key' }).closest('section') ?? document.body,
    );
    const [sales, newsletter] = section.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(sales).toMatch(/Sales.*2 members.*Relationship.*1,240 reads.*4 with something withheld/);
    expect(newsletter).toMatch(/Newsletter.*key for Nordlicht GmbH.*Marketing.*7 reads/);
  });

  it('says what is out of the ordinary with its counts, and explains the rules with the numbers of the server', async () => {
    openConsole('use', {
      answers: { purposeUse: { ...USE, limits: { ...USE.limits, manyTimes: 9 } } },
    });

    expect(await screen.findByText('1,200 reads; usual are 40')).toBeDefined();
    expect(screen.getByText('Ana Ruiz')).toBeDefined();
    expect(screen.getByText('7 reads for a purpose that is new to them')).toBeDefined();
    expect(screen.getByText(/more than 9 times as many as on a usual day of the 28 before/)).toBeDefined();
  });

  it('has the same numbers in the picture and in the table', async () => {
    const { user } = openConsole('use', { answers: { purposeUse: USE } });
    const inPicture = (await screen.findAllByTitle(/^\d+ Jun 2026: /)).map(({ title }) => title);

    await user.click(screen.getByRole('radio', { name: 'Table' }));

    const table = within(screen.getByRole('table'));
    const rows = table.getAllByRole('row').map((row) => [...row.children].map(({ textContent }) => textContent));
    expect(rows).toEqual([
      ['Day', 'Relationship', 'Marketing'],
      ['3 Jun 2026', '1,200', '7'],
      ['1 Jun 2026', '40', '0'],
    ]);
    expect(inPicture).toEqual([
      ...['1 Jun 2026: 40', '2 Jun 2026: 0', '3 Jun 2026: 1,200'],
      ...['1 Jun 2026: 0', '2 Jun 2026: 0', '3 Jun 2026: 7'],
    ]);
  });

  it('asks for another period', async () => {
    const { user, sent, address } = openConsole('use', { answers: { purposeUse: USE } });
    const period = await screen.findByRole('combobox', { name: 'Period' });
    const before = String(sent('PurposeUse')?.since);

    await user.selectOptions(period, 'The last 7 days');

    await expect.poll(() => String(sent('PurposeUse')?.since) > before).toBe(true);
    expect(address()).toMatch(/^use\?days=/);
  });

  it('says where nothing is out of the ordinary, where nobody read, where it is not for a role, and a failure', async () => {
    const { api, user } = openConsole('use', { answers: { purposeUse: broken } });
    await screen.findByText('The use could not be loaded');

    api.answer({ purposeUse: { ...USE, anomalies: [] } });
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Nothing, by the rules below.')).toBeDefined();

    api.answer({ purposeUse: { ...USE, days: [], users: [], anomalies: [] } });
    await user.selectOptions(screen.getByRole('combobox', { name: 'Period' }), 'The last 90 days');
    expect(await screen.findByText('Nobody has read personal data in this time')).toBeDefined();

    api.answer({ purposeUse: null });
    await user.selectOptions(screen.getByRole('combobox', { name: 'Period' }), 'The last 7 days');
    expect(await screen.findByText('The use of purposes is not for your role')).toBeDefined();
  });
});
