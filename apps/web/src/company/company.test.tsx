import { topLevelError } from '@smartx/client/testing';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { connectionOf, done, openCrm, refused, toastSays } from '../testing/open-crm.tsx';
import { company, deal } from '../testing/records.ts';

const heading = (name: string) => screen.findByRole('heading', { level: 1, name });
const PEOPLE = connectionOf([{ id: 'con_ana', fullName: 'Ana Ruiz', jobTitle: 'Buyer' }], 12);

describe('the list of companies', () => {
  it('shows what they are and how many people are known there', async () => {
    openCrm('/w/demo/companies', {
      answers: { companies: connectionOf([company({ contacts: connectionOf([], 12) })]) },
    });

    expect(await screen.findByText('Acme SA')).toBeDefined();
    expect(screen.getByRole('gridcell', { name: '12' })).toBeDefined();
    expect(screen.getByRole('gridcell', { name: '€1,200,000' })).toBeDefined();
  });

  it('is searched by name and by domain', async () => {
    const { sent } = openCrm('/w/demo/companies?q=acme');

    await screen.findByText('Nothing matches');

    expect(sent('CompanyList')).toMatchObject({
      where: { AND: [{ OR: [{ name: { contains: 'acme' } }, { domain: { contains: 'acme' } }] }] },
    });
  });

  it('shows support no revenue', async () => {
    openCrm('/w/demo/companies', { as: 'support', answers: { companies: connectionOf([company()]) } });

    await screen.findByText('Acme SA');

    expect(screen.queryByRole('columnheader', { name: /Revenue/ })).toBeNull();
    expect(screen.queryByText(/€/)).toBeNull();
  });
});

describe('the page of a company', () => {
  it('shows facts, people and deals, and how many people more there are', async () => {
    openCrm('/w/demo/companies/com_acme', {
      answers: { company: company({ contacts: PEOPLE }), deals: connectionOf([deal()]) },
    });

    await heading('Acme SA');
    expect(screen.getByRole('link', { name: 'acme.example' }).getAttribute('href')).toBe('https://acme.example');
    expect(screen.getByRole('link', { name: 'Ana Ruiz' }).getAttribute('href')).toBe('/w/demo/contacts/con_ana');
    expect(screen.getByText('11 more in the list of contacts')).toBeDefined();
    expect(await screen.findByRole('link', { name: 'Rollout' })).toBeDefined();
  });

  it('says that a sole trader is a person, and to whom a company belongs', async () => {
    const known = company({ isSoleTrader: true, parent: { id: 'com_group', name: 'Acme Group' } });
    openCrm('/w/demo/companies/com_acme', { answers: { company: known } });

    await heading('Acme SA');

    expect(screen.getByText('Sole trader: a person, so personal data')).toBeDefined();
    expect(screen.getByRole('link', { name: 'Acme Group' })).toBeDefined();
  });

  it('makes no link of a website that is none', async () => {
    openCrm('/w/demo/companies/com_acme', { answers: { company: company({ website: 'javascript:alert(1)' }) } });

    await heading('Acme SA');

    expect(screen.queryByRole('link', { name: /alert/ })).toBeNull();
  });

  it('says what is missing', async () => {
    openCrm('/w/demo/companies/com_none', { answers: { company: null } });

    await heading('There is no such company');
  });

  it('says what failed', async () => {
    openCrm('/w/demo/companies/com_acme', {
      answers: {
        company: () => {
          throw topLevelError('COST_LIMIT');
        },
      },
    });

    expect(await screen.findByText('The company could not be loaded')).toBeDefined();
    expect(screen.getByText('That was a lot at once. Wait a moment, then try again.')).toBeDefined();
  });

  it('is changed with numbers as numbers and money as money', async () => {
    const { user, sent } = openCrm('/w/demo/companies/com_acme', {
      answers: { company: company({ version: 3 }), companyUpdate: done(company({ version: 4 })) },
    });
    await heading('Acme SA');
    await user.click(screen.getByRole('button', { name: 'Edit' }));
    const form = within(await screen.findByRole('dialog', { name: 'Edit company' }));

    await user.clear(await form.findByLabelText('Employees'));
    await user.type(form.getByLabelText('Employees'), "1'250");
    await user.clear(form.getByLabelText('Revenue a year'));
    await user.type(form.getByLabelText('Revenue a year'), '1.300.000,50');
    await user.click(form.getByRole('button', { name: 'Save' }));

    await toastSays('Saved');
    expect(sent('CompanyUpdate')?.input).toEqual({
      ...{ id: 'com_acme', ifVersion: 3, employeeCount: 1250 },
      annualRevenue: { amount: '1300000.50', currency: 'EUR' },
    });
  });

  it('goes to the bin and comes back', async () => {
    const { user, sent } = openCrm('/w/demo/companies/com_acme', {
      answers: { company: company(), companyDelete: done(), companyRestore: done() },
    });
    await heading('Acme SA');

    await user.click(screen.getByRole('button', { name: 'More actions' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Move to the bin' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));

    await waitFor(() => expect(sent('CompanyRestore')?.input).toEqual({ id: 'com_acme' }));
  });
});

describe('recording a company', () => {
  const FORM = '/w/demo/companies?create=true';

  it('sends what was given and whether it is a person', async () => {
    const { user, sent, address } = openCrm(FORM, {
      answers: { companyCreate: done(company()), company: company({ contacts: PEOPLE }) },
    });
    const form = within(await screen.findByRole('dialog', { name: 'New company' }));

    await user.type(form.getByLabelText(/^Name/), ' Acme SA ');
    await user.type(form.getByLabelText('Domain'), 'acme.example');
    await user.click(form.getByLabelText('A sole trader: the company is a person'));
    await user.click(form.getByRole('button', { name: 'Create company' }));

    await heading('Acme SA');
    expect(address()).toBe('/w/demo/companies/com_acme');
    expect(sent('CompanyCreate')?.input).toEqual({ name: 'Acme SA', domain: 'acme.example', isSoleTrader: true });
  });

  it('says on the field what is wrong', async () => {
    const { user } = openCrm(FORM, { answers: { companyCreate: refused('foundedYear', 'This is in the future.') } });
    const form = within(await screen.findByRole('dialog', { name: 'New company' }));

    await user.type(form.getByLabelText(/^Name/), 'Acme SA');
    await user.type(form.getByLabelText('Founded'), '2999');
    await user.click(form.getByRole('button', { name: 'Create company' }));

    expect(await form.findByText('This is in the future.')).toBeDefined();
    expect(document.activeElement).toBe(form.getByLabelText('Founded'));
  });
});
