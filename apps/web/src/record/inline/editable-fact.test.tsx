import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { done, openCrm, refused } from '../../testing/open-crm.tsx';
import { company, contact, deal, lead, PIPELINES } from '../../testing/records.ts';

const PAGE = '/w/demo/contacts/con_ana';
const stale = {
  record: null,
  errors: [
    { __typename: 'VersionConflict', code: 'STALE_VERSION', message: 'It changed.', path: null, currentVersion: 2 },
  ],
};

describe('a key fact', () => {
  it('is changed in its place: Enter saves that field alone, and it is said', async () => {
    const saved = contact({ version: 2, jobTitle: 'Head of buying' });
    const { user, sent } = openCrm(PAGE, { answers: { contact: contact(), contactUpdate: done(saved) } });

    await user.click(await screen.findByRole('button', { name: 'Edit Job title' }));
    const field = await screen.findByRole('textbox', { name: 'Job title' });
    expect(document.activeElement).toBe(field);
    await user.clear(field);
    await user.type(field, 'Head of buying{Enter}');

    expect(await screen.findByText('Head of buying')).toBeDefined();
    expect(await screen.findByText('Saved')).toBeDefined();
    expect(sent('ContactUpdate')?.input).toEqual({ id: 'con_ana', ifVersion: 1, jobTitle: 'Head of buying' });
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Edit Job title' }));
  });

  it('stays as it was with Escape, and keeps what was typed where it is refused or the server is away', async () => {
    const { user, sent, online, api } = openCrm(PAGE, { answers: { contact: contact() } });
    const open = async () => {
      await user.click(await screen.findByRole('button', { name: 'Edit City' }));
      return screen.findByRole('textbox', { name: 'City' });
    };

    await user.type(await open(), '!{Escape}');
    expect(sent('ContactUpdate')).toBeUndefined();
    expect(screen.getByText('Lyon')).toBeDefined();

    const field = await open();
    online(false);
    await user.type(field, '!{Enter}');
    expect(await screen.findByText(/The server could not save it\./)).toBeDefined();
    expect(field).toHaveProperty('value', 'Lyon!');
    online(true);
    api.answer({ contactUpdate: refused('city', 'That is no city.') });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('That is no city.')).toBeDefined();
    expect(field).toHaveProperty('value', 'Lyon!');
  });

  it('that somebody else changed meanwhile shows theirs, mine and what both began with', async () => {
    const { user, sent, api } = openCrm(PAGE, { answers: { contact: contact(), contactUpdate: stale } });
    await user.click(await screen.findByRole('button', { name: 'Edit City' }));
    const field = await screen.findByRole('textbox', { name: 'City' });
    await user.clear(field);
    await user.type(field, 'Paris');
    api.answer({ contact: contact({ version: 2, city: 'Nantes' }) });
    await user.click(screen.getByRole('button', { name: 'Save' }));

    const choice = within(await screen.findByRole('radiogroup', { name: 'City' }));
    expect(choice.getByRole('radio', { name: 'Theirs: Nantes' })).toBeDefined();
    expect(choice.getByRole('radio', { name: 'Mine: Paris' })).toHaveProperty('checked', true);
    await user.click(choice.getByRole('radio', { name: 'As before: Lyon' }));
    api.answer({ contactUpdate: done(contact({ version: 3 })) });
    await user.click(screen.getByRole('button', { name: 'Save' }));

    await screen.findByText('Saved');
    expect(sent('ContactUpdate')?.input).toEqual({ id: 'con_ana', ifVersion: 2, city: 'Lyon' });
  });

  it.each([
    ['companies/com_acme', { company: company() }, ['Edit Industry', 'Edit Revenue a year']],
    ['deals/dea_1', { deal: deal(), pipelines: PIPELINES }, ['Edit Value', 'Edit Expected close']],
    ['leads/lea_1', { lead: lead() }, ['Edit Score', 'Edit Owner']],
  ])('is changed so on %s too, and by nobody who may not', async (path, answers, names) => {
    openCrm(`/w/demo/${path}`, { answers });

    for (const name of names) expect(await screen.findByRole('button', { name })).toBeDefined();
  });

  it('is no button for a role that only reads', async () => {
    openCrm(PAGE, { as: 'viewer', answers: { contact: contact() } });

    await screen.findByText('Buyer');
    expect(screen.queryByRole('button', { name: 'Edit Job title' })).toBeNull();
  });
});
