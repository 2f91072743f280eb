import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { broken, connectionOf, openConsole, refused } from '../testing/open-console.tsx';

const DEAL = `dea_${'0'.repeat(31)}1`;
const SALE = {
  ...{ __typename: 'ArchivedItem', id: 'arc_1', kind: 'deal', recordId: DEAL, startsOn: '2024-03-05' },
  ...{ endsOn: '2032-12-31', keptAt: '2026-06-15T10:00:00Z' },
};
const OFFICER = { as: ['privacy-officer'] } as const;
const opened = (changes: object = {}) => ({
  archivedItemOpen: {
    ...{ hasContent: false, errors: [] },
    fields: [
      { __typename: 'KeptField', field: 'value', value: '1000.00 EUR' },
      { __typename: 'KeptField', field: 'buyer.name', value: 'Ana Ruiz' },
      { __typename: 'KeptField', field: 'lines.2.product', value: 'Engine' },
      { __typename: 'KeptField', field: 'stageId', value: '0198' },
    ],
    ...changes,
  },
});

describe('B10-AC2 the statutory archive', () => {
  it('is listed without what it says, and found by a deal and by days', async () => {
    const { user, sent } = openConsole('archive', { ...OFFICER, answers: { archivedItems: connectionOf([SALE]) } });

    const row = within(await screen.findByRole('row', { name: /Sale/ }));
    expect(row.getByText('5 Mar 2024')).toBeDefined();
    await user.type(screen.getByRole('searchbox'), `/w/demo/deals/${DEAL}`);
    await user.type(screen.getByLabelText('From the day'), '2024-01-01');

    await expect.poll(() => sent('Archive'), { timeout: 15_000 }).toMatchObject({ dealId: DEAL, from: '2024-01-01' });
  });

  it('opens a copy once somebody said why, in plain words, and refuses without', async () => {
    const { user, sent } = openConsole('archive?open=arc_1', {
      ...OFFICER,
      answers: { archivedItems: connectionOf([SALE]), ...opened() },
    });
    const open = await screen.findByRole('button', { name: 'Open the copy' });

    await user.click(open);
    expect(await screen.findByText('Say why you look at it.')).toBeDefined();
    await user.type(screen.getByLabelText(/Why you look at it/), 'Tax audit');
    await user.click(open);

    const says = within(await screen.findByRole('region', { name: 'What it says' }));
    expect(sent('ArchiveOpen')).toEqual({ input: { id: 'arc_1', reason: 'Tax audit' } });
    expect([says.getByText('Buyer'), says.getByText('Ana Ruiz'), says.getByText('Line 2: product')]).toHaveLength(3);
    expect(says.queryByText('0198')).toBeNull();
    expect(says.getByRole('button', { name: 'Download as a file' })).toBeDefined();
    expect(says.queryByRole('button', { name: 'Download the document' })).toBeNull();
  });

  it('says why a copy is not opened, that nothing is there, and a failure', async () => {
    const { errors } = refused('This copy is gone.');
    const answers = { archivedItems: connectionOf([SALE]), ...opened({ fields: null, errors }) };
    const { user, api } = openConsole('archive?open=arc_1', { ...OFFICER, answers });
    await user.type(await screen.findByLabelText(/Why you look at it/), 'Tax audit');
    await user.click(screen.getByRole('button', { name: 'Open the copy' }));
    expect(await screen.findByText('This copy is gone.')).toBeDefined();

    api.answer({ archivedItems: connectionOf([]) });
    await user.type(screen.getByRole('searchbox'), 'x');
    expect(await screen.findByText('Nothing of this is in the archive')).toBeDefined();

    api.answer({ archivedItems: broken });
    await user.type(screen.getByRole('searchbox'), 'y');
    expect(await screen.findByText('The archive could not be loaded')).toBeDefined();
  });

  it('is not for an owner while somebody else is the privacy officer', async () => {
    openConsole('archive');

    expect(await screen.findByText('This part is not for your role')).toBeDefined();
  });
});
