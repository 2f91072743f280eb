import { topLevelError } from '@smartx/client/testing';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { connectionOf, done, openCrm, refused, toastSays, withheld } from '../../testing/open-crm.tsx';
import { contact, deal, point, task } from '../../testing/records.ts';

const PAGE = '/w/demo/contacts/con_ana';
const heading = (name: string) => screen.findByRole('heading', { level: 1, name });
const fact = (label: string) => {
  const value = screen.getByText(label, { selector: 'dt, dt *' }).closest('dt')?.nextElementSibling;
  if (!(value instanceof HTMLElement)) throw new Error(`There is no fact ${label}.`);
  return value;
};

it('B13-AC3 a value that the person disputes has their word beside it', async () => {
  const statement = 'I was never called that.';
  const disputedValues = [
    { __typename: 'DisputedValue', id: 'dsp_1', field: 'fullName', claimed: 'Anna Ruiz', statement },
    { __typename: 'DisputedValue', id: 'dsp_2', field: 'email', claimed: 'anna@example.test', statement: null },
  ];
  openCrm(PAGE, {
    answers: { contact: contact({ disputedValues }), tasks: connectionOf([]), deals: connectionOf([]) },
  });

  await heading('Ana Ruiz');
  expect(fact('Name').textContent).toContain('Anna Ruiz');
  expect(fact('Name').textContent).toContain(statement);
  expect(fact('E-mail').textContent).toContain('anna@example.test');
  expect(within(fact('City')).queryByText('disputed')).toBeNull();
});

describe('the page of a contact', () => {
  it('shows facts, privacy, tasks and deals', async () => {
    openCrm(PAGE, {
      answers: { contact: contact(), tasks: connectionOf([task()]), deals: connectionOf([deal()]) },
    });

    await heading('Ana Ruiz');
    expect(fact('Job title').textContent).toBe('Buyer');
    expect(fact('Language').textContent).toBe('German');
    expect(fact('Birth date').textContent).toBe('—');
    expect(screen.getByText('Nothing is withheld from you for this purpose.')).toBeDefined();
    expect(await screen.findByText('Call Ana back')).toBeDefined();
    expect(await screen.findByRole('link', { name: 'Rollout' })).toBeDefined();
    expect(document.title).toContain('Ana Ruiz');
  });

  it('B11-AC4 says of a record under hold when the hold is looked at again', async () => {
    openCrm(PAGE, { answers: { contact: contact({ holdReviewOn: '2030-01-31' }) } });

    expect((await screen.findByText(/^On hold/)).textContent).toBe('On hold · review 31 Jan 2030');
  });

  it('is the same for one that is gone and one that never was', async () => {
    openCrm(PAGE, { answers: { contact: null } });

    await heading('There is no such contact');
    expect(screen.getAllByRole('link', { name: 'Contacts' }).length).toBeGreaterThan(1);
    expect(document.title).toContain('There is no such contact');
  });

  it('keeps the tab’s title straight where a name would turn it', async () => {
    openCrm(PAGE, { answers: { contact: contact({ fullName: 'Ana \u202eziuR' }) } });

    await waitFor(() => expect(document.title).toBe('Ana ziuR · Contacts · SmartX'));
  });

  it('says what failed and tries again', async () => {
    const { user, api } = openCrm(PAGE, {
      answers: {
        contact: () => {
          throw topLevelError('INTERNAL');
        },
      },
    });
    await screen.findByText('The contact could not be loaded');

    api.answer({ contact: contact() });
    await user.click(screen.getByRole('button', { name: 'Try again' }));

    await heading('Ana Ruiz');
  });

  it('opens the form with E, and leaves what is withheld out of it', async () => {
    const known = contact({ city: null, withheld: withheld('NO_CONSENT', 'city') });
    const { user } = openCrm(PAGE, { answers: { contact: known } });
    await heading('Ana Ruiz');

    await user.keyboard('e');

    const form = within(await screen.findByRole('dialog', { name: 'Edit contact' }));
    expect(await form.findByLabelText('Job title')).toHaveProperty('value', 'Buyer');
    expect(form.queryByLabelText('City')).toBeNull();
    expect(document.activeElement).toBe(form.getByLabelText('Name'));
  });

  it('sends only what was changed, over the version that was seen', async () => {
    const { user, sent } = openCrm(PAGE, {
      answers: { contact: contact({ version: 7 }), contactUpdate: done(contact({ version: 8 })) },
    });
    await heading('Ana Ruiz');
    await user.click(screen.getByRole('button', { name: 'Edit' }));
    const form = within(await screen.findByRole('dialog', { name: 'Edit contact' }));

    await user.clear(await form.findByLabelText('City'));
    await user.click(form.getByRole('button', { name: 'Save' }));

    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent('ContactUpdate')?.input).toEqual({ id: 'con_ana', city: null, ifVersion: 7 });
  });

  it('moves to the bin with a way back', async () => {
    const { user, sent, address } = openCrm(PAGE, {
      answers: { contact: contact(), contactDelete: done(), contactRestore: done() },
    });
    await heading('Ana Ruiz');

    await user.click(screen.getByRole('button', { name: 'More actions' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Move to the bin' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));

    await toastSays('The contact is back');
    expect(address()).toBe('/w/demo/contacts');
    expect(sent('ContactRestore')?.input).toEqual({ id: 'con_ana' });
  });

  it('stays where it is when the deletion is refused, with the reason', async () => {
    const { user, address } = openCrm(PAGE, {
      answers: { contact: contact(), contactDelete: refused('id', 'On hold until May.') },
    });
    await heading('Ana Ruiz');

    await user.click(screen.getByRole('button', { name: 'More actions' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Move to the bin' }));

    await toastSays('The contact was not deleted');
    expect(address()).toBe(PAGE);
  });

  it('offers a viewer nothing to change and nothing to reveal', async () => {
    const known = contact({ emails: null, withheld: withheld('ROLE', 'emails') });
    const { user } = openCrm(PAGE, { as: 'viewer', answers: { contact: known } });
    await heading('Ana Ruiz');

    expect(screen.getByText('a•••@a•••.example')).toBeDefined();
    for (const name of ['Edit', 'More actions', 'Add note', 'New deal', /^Add/, /^Reveal/])
      expect(screen.queryByRole('button', { name })).toBeNull();
    await user.keyboard('e');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByText('Your role sees these in part or not at all.')).toBeDefined();
  });

  it('reveals a masked value for a reason, and says so to nobody else', async () => {
    const known = contact({ emails: null, withheld: withheld('ROLE', 'emails') });
    const { user, sent } = openCrm(PAGE, {
      answers: { contact: known, contactReveal: { values: ['ana@acme.example'], errors: [] } },
    });
    await heading('Ana Ruiz');

    await user.click(screen.getByRole('button', { name: 'Reveal E-mail (logged)' }));
    await user.type(await screen.findByLabelText('Why do you need it?'), 'Calls back about an offer');
    await user.click(screen.getByRole('button', { name: 'Reveal' }));

    expect(await screen.findByText('ana@acme.example')).toBeDefined();
    expect(sent('ContactReveal')?.input).toEqual({
      ...{ id: 'con_ana', field: 'emails', reason: 'Calls back about an offer' },
    });
  });
});

describe('the addresses of a contact', () => {
  const TWO = contact({
    emails: [
      point('old@acme.example', { isPrimary: false, label: 'work' }),
      point('ana@acme.example', { verifiedAt: '2026-01-01T00:00:00Z' }),
    ],
  });

  it('stand in their order, the first one first, proved ones marked', async () => {
    openCrm(PAGE, { answers: { contact: TWO } });
    await heading('Ana Ruiz');

    const list = within(fact('E-mail'));
    expect(list.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
      'mailto:ana@acme.example',
      'mailto:old@acme.example',
    ]);
    expect(list.getByText('proved')).toBeDefined();
    expect(list.getByText('work')).toBeDefined();
  });

  it('change their first one', async () => {
    const { user, sent } = openCrm(PAGE, { answers: { contact: TWO, contactPointUpdate: done(TWO) } });
    await heading('Ana Ruiz');

    await user.click(screen.getByRole('button', { name: 'Actions for old@acme.example' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Use this one first' }));

    await toastSays('Saved');
    expect(sent('ContactPointPrimary')?.input).toEqual({
      ...{ id: 'pnt_old@acme.example', contactId: 'con_ana', isPrimary: true },
    });
  });

  it('go, and say why not where one must stay', async () => {
    const { user, sent } = openCrm(PAGE, {
      answers: { contact: TWO, contactPointRemove: refused('id', 'It proves a consent.') },
    });
    await heading('Ana Ruiz');

    await user.click(screen.getByRole('button', { name: 'Actions for old@acme.example' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Remove' }));

    await toastSays('Nothing was changed');
    expect(sent('ContactPointRemove')?.input).toEqual({ id: 'pnt_old@acme.example' });
  });

  it('grow by a phone number', async () => {
    const { user, sent } = openCrm(PAGE, { answers: { contact: contact(), contactPointAdd: done(contact()) } });
    await heading('Ana Ruiz');

    await user.click(screen.getByRole('button', { name: 'Add phone' }));
    const form = within(await screen.findByRole('dialog', { name: 'Add phone' }));
    await user.type(form.getByLabelText(/^Phone/), '+33 1 23 45 67 89');
    await user.type(form.getByLabelText('What it is'), 'work');
    await user.click(form.getByRole('button', { name: 'Save' }));

    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent('ContactPointAdd')?.input).toMatchObject({
      ...{ contactId: 'con_ana', kind: 'phone', value: '+33 1 23 45 67 89', label: 'work' },
    });
  });

  it('are corrected in place', async () => {
    const { user, sent } = openCrm(PAGE, { answers: { contact: contact(), contactPointUpdate: done(contact()) } });
    await heading('Ana Ruiz');

    await user.click(screen.getByRole('button', { name: 'Actions for ana@acme.example' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Edit' }));
    const form = within(await screen.findByRole('dialog', { name: 'Edit e-mail' }));
    await user.type(form.getByLabelText(/^E-mail/), '.fr');
    await user.click(form.getByRole('button', { name: 'Save' }));

    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent('ContactPointUpdate')?.input).toMatchObject({
      ...{ id: 'pnt_ana@acme.example', value: 'ana@acme.example.fr' },
    });
  });
});
