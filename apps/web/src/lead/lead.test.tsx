import { topLevelError } from '@smartx/client/testing';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { connectionOf, done, openCrm, refused, toastSays, withheld } from '../testing/open-crm.tsx';
import { contact, deal, lead } from '../testing/records.ts';

const PAGE = '/w/demo/leads/lea_1';
const heading = (name: string) => screen.findByRole('heading', { level: 1, name });

describe('the list of leads', () => {
  it('shows who enquired, the newest first', async () => {
    const { sent } = openCrm('/w/demo/leads', { answers: { leads: connectionOf([lead()], 241) } });

    expect(await screen.findByText('Ana Ruiz')).toBeDefined();
    expect(screen.getByText('241')).toBeDefined();
    expect(sent('LeadList')?.orderBy).toEqual({ field: 'CREATED_AT', direction: 'DESC' });
  });

  it('tells a person without a name from one whose name is withheld', async () => {
    const nameless = lead({ id: 'lea_2', contact: contact({ id: 'con_2', fullName: null }) });
    const hidden = lead({
      id: 'lea_3',
      contact: contact({ id: 'con_3', fullName: null, withheld: withheld('RESTRICTED', 'fullName') }),
    });
    openCrm('/w/demo/leads', { answers: { leads: connectionOf([nameless, hidden]) } });

    expect(await screen.findByText('Without a name')).toBeDefined();
    expect(screen.getByText('Name withheld')).toBeDefined();
  });

  it('opens an enquiry beside the list', async () => {
    const { user, address } = openCrm('/w/demo/leads', { answers: { leads: connectionOf([lead()]), lead: lead() } });

    await user.click(await screen.findByText('Ana Ruiz'));

    const peek = within(await screen.findByRole('complementary', { name: 'Ana Ruiz' }));
    expect(await peek.findByText('Web form')).toBeDefined();
    expect(address()).toContain('peek=lea_1');
  });

  it('is closed to roles that do not see enquiries, and not in the sidebar', async () => {
    const { user, address } = openCrm('/w/demo/leads', { as: 'support' });

    await heading('Not for your roles');
    expect(within(screen.getByRole('navigation', { name: 'Main' })).queryByRole('link', { name: 'Leads' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Go to home' }));

    await heading('Home');
    expect(address()).toBe('/w/demo');
  });
});

describe('the page of a lead', () => {
  it('shows what the person wrote and answered, and who they are', async () => {
    const answers = [
      { __typename: 'LeadAnswer', id: 'ans_2', position: 2, question: 'When?', answer: 'In May' },
      { __typename: 'LeadAnswer', id: 'ans_1', position: 1, question: 'How many?', answer: 'Three' },
    ];
    openCrm(PAGE, { answers: { lead: lead({ answers }) } });

    await heading('Ana Ruiz');

    expect(screen.getByText('Do you repair engines?')).toBeDefined();
    const questions = screen.getAllByText(/\?$/, { selector: 'dt' }).map((term) => term.textContent);
    expect(questions).toEqual(['How many?', 'When?']);
    const person = within(screen.getByRole('region', { name: 'The person' }));
    expect(person.getByText('ana@acme.example')).toBeDefined();
  });

  it('says that there was nothing written, and what is withheld', async () => {
    openCrm(PAGE, { answers: { lead: lead({ enquiry: null }) } });

    await heading('Ana Ruiz');

    expect(screen.getByText('Nothing.')).toBeDefined();
  });

  it('says what failed', async () => {
    openCrm(PAGE, {
      answers: {
        lead: () => {
          throw topLevelError('INTERNAL');
        },
      },
    });

    expect(await screen.findByText('The lead could not be loaded')).toBeDefined();
  });

  it('moves on and back', async () => {
    const { user, sent } = openCrm(PAGE, {
      answers: { lead: lead(), leadSetStatus: done(lead({ status: 'working', version: 2 })) },
    });
    await heading('Ana Ruiz');

    await user.click(screen.getByRole('button', { name: 'More actions' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Set to Working' }));
    await toastSays('Now: Working');
    expect(sent('LeadSetStatus')?.input).toEqual({ id: 'lea_1', status: 'working' });
    await user.click(screen.getByRole('button', { name: 'Undo' }));

    await waitFor(() => expect(sent('LeadSetStatus')?.input).toEqual({ id: 'lea_1', status: 'new' }));
  });

  it('is not moved once it became a deal', async () => {
    const converted = lead({ status: 'converted', convertedDeal: { id: 'dea_1', name: 'Rollout' } });
    const { user } = openCrm(PAGE, { answers: { lead: converted } });
    await heading('Ana Ruiz');

    expect(screen.getByRole('link', { name: 'Rollout' })).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Convert to deal' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'More actions' }));
    expect(screen.queryByRole('menuitem', { name: /^Set to/ })).toBeNull();
  });

  it('becomes a deal with a company that is made', async () => {
    const { user, sent, address } = openCrm(PAGE, {
      answers: {
        lead: lead({ contact: contact({ company: null }) }),
        leadConvert: done(lead({ status: 'converted', convertedDeal: { id: 'dea_1', name: 'Engines' } })),
        deal: deal({ name: 'Engines' }),
      },
    });
    await heading('Ana Ruiz');
    await user.click(screen.getByRole('button', { name: 'Convert to deal' }));
    const form = within(await screen.findByRole('dialog', { name: 'Convert to deal' }));

    expect(form.getByLabelText(/^Name of the deal/)).toHaveProperty('value', 'Ana Ruiz');
    await user.clear(form.getByLabelText(/^Name of the deal/));
    await user.type(form.getByLabelText(/^Name of the deal/), 'Engines');
    await user.type(form.getByLabelText('Or a company by its name'), 'Werft AG');
    await user.click(form.getByRole('button', { name: 'Create deal' }));

    await heading('Engines');
    expect(address()).toBe('/w/demo/deals/dea_1');
    expect(sent('LeadConvert')?.input).toEqual({
      ...{ id: 'lea_1', ifVersion: 1, companyName: 'Werft AG' },
      deal: { name: 'Engines', value: null, expectedCloseOn: null },
    });
  });

  it('asks for no company where the person has one', async () => {
    const { user } = openCrm(PAGE, { answers: { lead: lead() } });
    await heading('Ana Ruiz');

    await user.click(screen.getByRole('button', { name: 'Convert to deal' }));
    const form = within(await screen.findByRole('dialog', { name: 'Convert to deal' }));

    expect(form.getByLabelText(/^Name of the deal/)).toHaveProperty('value', 'Acme SA');
    expect(form.queryByLabelText('Or a company by its name')).toBeNull();
  });

  it('is changed, a score as a number', async () => {
    const { user, sent } = openCrm(PAGE, {
      answers: { lead: lead({ version: 4 }), leadUpdate: done(lead({ version: 5 })) },
    });
    await heading('Ana Ruiz');
    await user.click(screen.getByRole('button', { name: 'Edit' }));
    const form = within(await screen.findByRole('dialog', { name: 'Edit lead' }));

    await user.clear(await form.findByLabelText('Score'));
    await user.type(form.getByLabelText('Score'), '55');
    await user.click(form.getByRole('button', { name: 'Save' }));

    await toastSays('Saved');
    expect(sent('LeadUpdate')?.input).toEqual({ id: 'lea_1', ifVersion: 4, score: 55 });
  });

  it('goes into the bin, and comes back by the toast', async () => {
    const { user, sent, address } = openCrm(PAGE, {
      answers: { lead: lead(), leadDelete: done(), leadRestore: done() },
    });
    await heading('Ana Ruiz');
    await user.click(screen.getByRole('button', { name: 'More actions' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Move to the bin' }));

    await heading('Leads');
    expect(sent('LeadDelete')?.input).toEqual({ id: 'lea_1' });
    expect(address()).toBe('/w/demo/leads');
    await toastSays('Lead moved to the bin for 30 days');
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await toastSays('The lead is back');
    expect(sent('LeadRestore')?.input).toEqual({ id: 'lea_1' });
  });

  it('that was converted is taken back, unless its deal was worked on', async () => {
    const { user, sent, api } = openCrm(PAGE, {
      answers: {
        lead: lead({ status: 'converted' }),
        leadUndoConversion: refused('id', 'The deal was worked on since.'),
      },
    });
    await heading('Ana Ruiz');
    expect(screen.queryByRole('button', { name: 'Convert to deal' })).toBeNull();

    await user.click(screen.getByRole('button', { name: 'Undo the conversion' }));
    await toastSays('The conversion was not undone');
    api.answer({ leadUndoConversion: done(lead({ status: 'working', version: 3 })) });
    await user.click(screen.getByRole('button', { name: 'Undo the conversion' }));

    await toastSays('The conversion was undone');
    expect(sent('LeadUndoConversion')?.input).toEqual({ id: 'lea_1' });
    expect(await screen.findByRole('button', { name: 'Convert to deal' })).toBeDefined();
  });

  it('is read by a viewer', async () => {
    openCrm(PAGE, { as: 'viewer', answers: { lead: lead() } });
    await heading('Ana Ruiz');

    for (const name of ['Edit', 'Convert to deal', 'More actions'])
      expect(screen.queryByRole('button', { name })).toBeNull();
  });
});

describe('recording a lead', () => {
  const FORM = '/w/demo/leads?create=true';

  it('records a new person with what they wrote', async () => {
    const { user, sent } = openCrm(FORM, { answers: { leadCreate: done(lead()), lead: lead() } });
    const form = within(await screen.findByRole('dialog', { name: 'New lead' }));

    await user.type(form.getByLabelText(/^Name/), 'Ana Ruiz');
    await user.type(form.getByLabelText('E-mail'), 'ana@acme.example');
    await user.type(form.getByLabelText('What the person wrote'), 'Do you repair engines?');
    await user.click(form.getByRole('button', { name: 'Create lead' }));

    await heading('Ana Ruiz');
    expect(sent('LeadCreate')?.input).toEqual({
      enquiry: 'Do you repair engines?',
      contact: {
        ...{ fullName: 'Ana Ruiz', collectedFrom: 'person', lifecycle: 'lead', allowDuplicate: false },
        points: [{ kind: 'email', value: 'ana@acme.example', isPrimary: true }],
      },
    });
  });

  it('records somebody again who was deleted, where they wrote of their own accord', async () => {
    const message = 'This person was deleted at their own request.';
    const error = { __typename: 'Refused', code: 'SUPPRESSED', message, path: 'contact.points.0.value' };
    const { user, sent, api } = openCrm(FORM, { answers: { leadCreate: { record: null, errors: [error] } } });
    const form = within(await screen.findByRole('dialog', { name: 'New lead' }));
    await user.type(form.getByLabelText(/^Name/), 'Ana Ruiz');
    await user.type(form.getByLabelText('What the person wrote'), 'I am back.');
    expect(form.queryByRole('checkbox')).toBeNull();
    await user.click(form.getByRole('button', { name: 'Create lead' }));

    await user.click(await form.findByRole('checkbox', { name: 'They wrote to us again of their own accord' }));
    api.answer({ leadCreate: done(lead()), lead: lead() });
    await user.click(form.getByRole('button', { name: 'Create lead' }));

    await heading('Ana Ruiz');
    expect(sent('LeadCreate')?.input).toMatchObject({ enquiry: 'I am back.', cameBack: true });
  });

  it('finds a known contact by the name', async () => {
    const { user, sent } = openCrm(FORM, {
      answers: { contacts: connectionOf([contact()]), leadCreate: done(lead()), lead: lead() },
    });
    const form = within(await screen.findByRole('dialog', { name: 'New lead' }));

    await user.click(form.getByText('A known contact'));
    await user.type(form.getByRole('combobox', { name: /^Contact/ }), 'ana');
    await user.click(await screen.findByRole('option', { name: 'Ana Ruiz · Acme SA' }));
    await user.click(form.getByRole('button', { name: 'Create lead' }));

    await heading('Ana Ruiz');
    expect(sent('LeadCreate')?.input).toEqual({ contactId: 'con_ana' });
  });

  it('keeps everything where it is refused', async () => {
    const { user } = openCrm(FORM, { answers: { leadCreate: refused('score', 'Use 0 to 100.') } });
    const form = within(await screen.findByRole('dialog', { name: 'New lead' }));

    await user.type(form.getByLabelText(/^Name/), 'Ana Ruiz');
    await user.type(form.getByLabelText('Score'), '900');
    await user.click(form.getByRole('button', { name: 'Create lead' }));

    expect(await form.findByText('Use 0 to 100.')).toBeDefined();
    expect(form.getByLabelText(/^Name/)).toHaveProperty('value', 'Ana Ruiz');
  });
});
