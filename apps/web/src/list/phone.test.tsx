import { onPhone } from '@smartx/ui/testing/phone';
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { connectionOf, done, openCrm, toastSays, withheld } from '../testing/open-crm.tsx';
import { company, contact, deal, lead, PIPELINES, task } from '../testing/records.ts';

beforeEach(onPhone);

const card = async (name: string) => {
  const item = (await screen.findByRole('link', { name })).closest('li');
  if (!item) throw new Error(`${name} is on no card.`);
  return within(item);
};

describe('lists on a phone', () => {
  it('show people with how to reach them, and open them in full', async () => {
    const { user } = openCrm('/w/demo/contacts', {
      answers: { contacts: connectionOf([contact()]), contact: contact() },
    });

    const ana = await card('Ana Ruiz');
    expect(ana.getByText('ana@acme.example')).toBeDefined();
    expect(ana.getByText('Acme SA')).toBeDefined();
    await user.click(ana.getByRole('link', { name: 'Ana Ruiz' }));

    const peek = await screen.findByRole('complementary', { name: 'Ana Ruiz' });
    expect(peek.dataset.full).toBe('true');
  });

  it('say why something about a person is not shown', async () => {
    const known = contact({ emails: null, isRestricted: true, withheld: withheld('OBJECTION', 'emails') });
    openCrm('/w/demo/contacts', { answers: { contacts: connectionOf([known]) } });

    const ana = await card('Ana Ruiz');

    expect(ana.getByText('Restricted')).toBeDefined();
    expect(ana.getByRole('button', { name: 'E-mail: objected, why?' })).toBeDefined();
  });

  it('are put in order without headers to click', async () => {
    const { user, sent, address } = openCrm('/w/demo/contacts', { answers: { contacts: connectionOf([contact()]) } });
    await card('Ana Ruiz');

    await user.selectOptions(screen.getByRole('combobox', { name: 'Sort' }), 'Name, descending');

    await waitFor(() => expect(sent('ContactList')?.orderBy).toEqual({ field: 'NAME', direction: 'DESC' }));
    expect(address()).toBe('/w/demo/contacts?sort=-name');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Sort' }), 'Usual order');
    await waitFor(() => expect(address()).toBe('/w/demo/contacts'));
  });

  it('have no columns to choose', async () => {
    openCrm('/w/demo/contacts', { answers: { contacts: connectionOf([contact()]) } });

    await card('Ana Ruiz');

    expect(screen.queryByRole('button', { name: 'Fields' })).toBeNull();
  });

  it('show companies by what and where they are', async () => {
    openCrm('/w/demo/companies', { answers: { companies: connectionOf([company()]) } });

    const acme = await card('Acme SA');

    expect(acme.getByText('Energy')).toBeDefined();
    expect(acme.getByText('Lyon, FR')).toBeDefined();
  });

  it('show deals with value and stage', async () => {
    openCrm('/w/demo/deals', { answers: { deals: connectionOf([deal()]), pipelines: PIPELINES } });

    const rollout = await card('Rollout');

    expect(rollout.getByText('€1,200.50')).toBeDefined();
    expect(rollout.getByText('Prospecting')).toBeDefined();
  });

  it('show enquiries with where they stand', async () => {
    openCrm('/w/demo/leads', { answers: { leads: connectionOf([lead({ status: 'qualified' })]) } });

    expect((await card('Ana Ruiz')).getByText('Qualified')).toBeDefined();
  });

  it('tick a task off where it stands, without opening it', async () => {
    const { user, sent } = openCrm('/w/demo/tasks', {
      answers: { tasks: connectionOf([task()]), taskComplete: done(task({ status: 'done' })) },
    });
    const call = await card('Call Ana back');
    expect(call.getByRole('link', { name: 'Ana Ruiz' })).toBeDefined();

    await user.click(call.getByRole('checkbox', { name: 'Done: Call Ana back' }));

    await toastSays('Task done');
    expect(sent('TaskComplete')?.input).toEqual({ id: 'tas_1' });
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('let a viewer read a task without a box', async () => {
    openCrm('/w/demo/tasks', { as: 'viewer', answers: { tasks: connectionOf([task()]) } });

    expect((await card('Call Ana back')).queryByRole('checkbox')).toBeNull();
  });
});
