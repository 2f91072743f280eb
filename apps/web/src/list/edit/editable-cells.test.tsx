import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { connectionOf, done, openCrm, toastSays, withheld } from '../../testing/open-crm.tsx';
import { company, contact, deal, lead } from '../../testing/records.ts';

const COMPANIES = { companies: connectionOf([company({ version: 3, city: 'Lyon' })]) };
const STALE = {
  record: null,
  errors: [
    { __typename: 'VersionConflict', code: 'STALE_VERSION', message: 'It changed.', path: null, currentVersion: 4 },
  ],
};

/** Goes to a cell as one with the mouse does. */
async function cell(name: string | RegExp) {
  return screen.findByRole('gridcell', { name });
}

describe('a cell of a list', () => {
  it('is changed where it stands, for the version that was seen, and the next one is a Tab away', async () => {
    const answers = { ...COMPANIES, companyUpdate: done(company({ version: 4, city: 'Porto' })) };
    const { user, sent } = openCrm('/w/demo/companies', { answers });

    await user.click(await cell('Lyon'));
    await user.keyboard('{F2}');
    await user.clear(await screen.findByRole('textbox', { name: 'City' }));
    await user.keyboard('Porto{Tab}');

    expect(await cell('Porto')).toBeDefined();
    expect(sent('CompanyUpdate')?.input).toEqual({ id: 'com_acme', ifVersion: 3, city: 'Porto' });
    expect(document.activeElement?.closest('td')?.previousElementSibling?.textContent).toBe('Porto');
  });

  it('is left as it was by Escape, and saved without a change nowhere', async () => {
    const { user, sent } = openCrm('/w/demo/companies', { answers: COMPANIES });

    await user.click(await cell('Lyon'));
    await user.keyboard('X');
    expect(await screen.findByRole('textbox', { name: 'City' })).toHaveProperty('value', 'X');
    await user.keyboard('{Escape}{F2}{Enter}');

    expect(await cell('Lyon')).toBeDefined();
    expect(sent('CompanyUpdate')).toBeUndefined();
  });

  it('keeps the focus and says why where no server would take it', async () => {
    const { user, sent } = openCrm('/w/demo/companies', { answers: COMPANIES });

    await user.click(await cell('Lyon'));
    await user.keyboard('{F2}');
    const input = await screen.findByRole('textbox', { name: 'City' });
    await user.clear(input);
    await user.click(input);
    await user.paste('x'.repeat(101));
    await user.keyboard('{Enter}');

    expect(await screen.findByText(/at most 100/)).toBeDefined();
    expect(document.activeElement).toBe(input);
    expect(sent('CompanyUpdate')).toBeUndefined();
  });

  it('is chosen among words', async () => {
    const answers = {
      contacts: connectionOf([contact({ version: 2, lifecycle: 'prospect' })]),
      contactUpdate: done(contact({ version: 3, lifecycle: 'customer' })),
    };
    const { user, sent } = openCrm('/w/demo/contacts', { answers });

    await user.click(await cell('Prospect'));
    await user.keyboard('{F2}');
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Lifecycle' }), 'customer');
    await user.keyboard('{Enter}');

    expect(await cell('Customer')).toBeDefined();
    expect(sent('ContactUpdate')?.input).toEqual({ id: 'con_ana', ifVersion: 2, lifecycle: 'customer' });
  });

  it('is a date or a number where its field is one', async () => {
    const deals = connectionOf([deal({ version: 5, expectedCloseOn: '2026-12-01' })]);
    const leads = connectionOf([lead({ version: 6, score: 41 })]);
    const { user, router, sent } = openCrm('/w/demo/deals', {
      answers: { deals, leads, dealUpdate: done(), leadUpdate: done() },
    });

    await user.click(await cell(/^1 Dec/));
    await user.keyboard('3');
    const date = await screen.findByLabelText('Expected close');
    expect(date).toHaveProperty('value', '2026-12-01');
    await user.clear(date);
    await user.type(date, '2027-01-15{Enter}');
    await waitFor(() =>
      expect(sent('DealUpdate')?.input).toEqual({ id: deal().id, ifVersion: 5, expectedCloseOn: '2027-01-15' }),
    );
    await router.navigate({ to: '/w/$workspace/leads', params: { workspace: 'demo' } });
    await user.click(await cell('41'));
    await user.keyboard('7{Enter}');

    await waitFor(() => expect(sent('LeadUpdate')?.input).toEqual({ id: lead().id, ifVersion: 6, score: 7 }));
  });

  it('asks what stays where somebody changed it meanwhile, and keeps what was typed where nothing is decided', async () => {
    const theirs = company({ version: 4, city: 'Nantes' });
    const { user } = openCrm('/w/demo/companies', {
      answers: { ...COMPANIES, company: theirs, companyUpdate: STALE },
    });

    await user.click(await cell('Lyon'));
    await user.keyboard('{F2}');
    await user.clear(await screen.findByRole('textbox', { name: 'City' }));
    await user.keyboard('Paris{Enter}');
    const question = within(await screen.findByRole('dialog', { name: 'City' }));

    expect(question.getByRole('radio', { name: 'Theirs: Nantes' })).toBeDefined();
    expect(question.getByRole('radio', { name: 'As before: Lyon' })).toBeDefined();
    expect(question.getByRole('radio', { name: 'Mine: Paris' })).toHaveProperty('checked', true);
    await user.click(question.getByRole('button', { name: 'Cancel' }));
    await toastSays('Not saved: City');
    await waitFor(() => expect(document.activeElement?.closest('td')?.textContent).toContain('Paris'));
    expect(await screen.findByText('Paris')).toBeDefined();
    await user.click(screen.getByText('Paris'));
    await user.keyboard('{F2}{Escape}');
    expect(await cell('Nantes')).toBeDefined();
  });

  it('is not changed by those who may not', async () => {
    const { user } = openCrm('/w/demo/companies', { as: 'viewer', answers: COMPANIES });

    await user.click(await cell('Lyon'));
    await user.keyboard('{F2}X');

    expect(screen.queryByRole('textbox', { name: 'City' })).toBeNull();
    expect((await cell('Lyon')).getAttribute('aria-readonly')).toBe('true');
  });

  it('is not changed where it is withheld', async () => {
    const hidden = contact({ jobTitle: null, withheld: withheld('ROLE', 'jobTitle') });
    const { user } = openCrm('/w/demo/contacts', { answers: { contacts: connectionOf([hidden]) } });
    await screen.findByText('Ana Ruiz');
    const at = screen.getAllByRole('columnheader').findIndex((header) => header.textContent?.includes('Job title'));
    const title = screen.getAllByRole('gridcell')[at];

    await user.click(title ?? document.body);
    await user.keyboard('{F2}');

    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Job title' })).toBeNull());
  });
});
