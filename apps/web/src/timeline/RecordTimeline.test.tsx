import { topLevelError } from '@smartx/client/testing';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { connectionOf, done, openCrm, refused, toastSays, withheld } from '../testing/open-crm.tsx';
import { activity, contact, entry, fieldChange, note } from '../testing/records.ts';

const PAGE = '/w/demo/contacts/con_ana';
const history = async () => within(await screen.findByRole('region', { name: 'History of Ana Ruiz' }));
const part = async (name: string) => {
  const kinds = await screen.findByRole('radiogroup', { name: 'What to add' });
  return within(kinds).getByText(name);
};

describe('the history of a record', () => {
  it('tells notes and talks by day, the newest first, with who and how long', async () => {
    openCrm(PAGE, {
      answers: {
        contact: contact(),
        timeline: connectionOf([
          entry('CALL', { activity: activity() }, '2026-11-19T09:00:00Z'),
          entry('NOTE', { note: note() }, '2026-11-18T08:00:00Z'),
        ]),
      },
    });

    const all = await history();
    expect(await all.findByText('Wants an offer.')).toBeDefined();
    expect(all.getByText(/Olivia Owner called · Offer · 5 minutes/)).toBeDefined();
    expect(all.getByText('Olivia Owner wrote a note')).toBeDefined();
    const text = document.body.textContent ?? '';
    expect(text.indexOf('19 Nov 2026')).toBeLessThan(text.indexOf('18 Nov 2026'));
  });

  it.each([
    [{ kind: 'call', direction: 'in' }, 'Call taken by Olivia Owner'],
    [{ kind: 'meeting', direction: 'none' }, 'Meeting with Olivia Owner'],
    [{ kind: 'mail', direction: 'in' }, 'Mail to Olivia Owner'],
    [{ kind: 'mail', direction: 'out' }, 'Olivia Owner sent a mail'],
    [{ kind: 'message', direction: 'out' }, 'Olivia Owner sent a message'],
    [{ kind: 'page-view', direction: 'none' }, 'Visited the website'],
  ])('says of %o what it was', async (what, sentence) => {
    const event = activity({ ...what, subjectLine: null, durationSeconds: null });
    openCrm(PAGE, { answers: { contact: contact(), timeline: connectionOf([entry('CALL', { activity: event })]) } });

    expect(await (await history()).findByText(sentence)).toBeDefined();
  });

  it('gives the reason in place of words that are withheld', async () => {
    const hidden = note({ body: null, withheld: withheld('RESTRICTED', 'body') });
    openCrm(PAGE, { answers: { contact: contact(), timeline: connectionOf([entry('NOTE', { note: hidden })]) } });

    expect(await (await history()).findByRole('button', { name: 'Text: restricted, why?' })).toBeDefined();
  });

  it('says that nothing has happened', async () => {
    openCrm(PAGE, { answers: { contact: contact() } });

    expect(await screen.findByText('Nothing has happened yet that you may see.')).toBeDefined();
  });

  it('shows older entries when asked', async () => {
    const many = {
      ...connectionOf([entry('NOTE', { note: note() })]),
      pageInfo: { startCursor: 'a', endCursor: 'z', hasNextPage: true },
    };
    const { user, sent } = openCrm(PAGE, { answers: { contact: contact(), timeline: many } });

    await user.click(await screen.findByRole('button', { name: 'Show older' }));

    await screen.findByText('Wants an offer.');
    expect(sent('RecordTimeline')).toMatchObject({ about: 'con_ana', first: 250, after: null });
    await user.click(await screen.findByRole('button', { name: 'Show older' }));
    await waitFor(() => expect(sent('RecordTimeline')).toMatchObject({ first: 50, after: 'z' }));
  });

  it('fails by itself, beside facts that are there', async () => {
    openCrm(PAGE, {
      answers: {
        contact: contact(),
        timeline: () => {
          throw topLevelError('INTERNAL');
        },
      },
    });

    expect(await screen.findByText('The history could not be loaded')).toBeDefined();
    expect(screen.getByText('Buyer')).toBeDefined();
  });
});

describe('what changed', () => {
  const shows = async (more: object) => {
    openCrm(PAGE, {
      answers: { contact: contact(), timeline: connectionOf([entry('CHANGE', { change: fieldChange(more) })]) },
    });
    return history();
  };

  it.each([
    [{}, /Job title Clerk became → Buyer · Olivia Owner/],
    [
      {
        field: 'lifecycle',
        fromValue: 'prospect',
        toValue: 'former-customer',
        through: 'import',
        importNumber: 12,
        changedBy: null,
      },
      /Lifecycle Prospect became → Former customer · through import 12/,
    ],
    [{ field: 'stage', fromName: 'New', toName: 'Won', fromValue: 'x', toValue: 'y' }, /Stage New became → Won/],
    [{ field: 'city', fromValue: null, toValue: 'Lyon' }, /City empty became → Lyon/],
    [{ field: 'birthDate', fromValue: null, toValue: null }, /Birth date changed; stored encrypted/],
    [
      { field: 'valueMinor', fromName: '1200.50 EUR', toName: '2.00 EUR', fromValue: '1', toValue: '2' },
      /€1,200.50 became → €2.00/,
    ],
    [{ isHidden: true, fromValue: null, toValue: null }, /Job title changed; hidden from your role/],
  ])('is told in plain words: %o', async (more, sentence) => {
    const all = await shows(more);

    const line = await all.findByRole('listitem');
    expect(line.textContent?.replaceAll(/\s+/g, ' ')).toMatch(sentence);
  });

  it('is withheld with the person', async () => {
    const all = await shows({
      fromValue: null,
      toValue: null,
      withheld: withheld('RESTRICTED', 'fromValue', 'toValue'),
    });

    expect(await all.findByRole('button', { name: 'New value: restricted, why?' })).toBeDefined();
  });

  it('narrows to what is chosen, and keeps that in the address', async () => {
    const { user, sent, address } = openCrm(PAGE, { answers: { contact: contact() } });

    await user.click(await screen.findByRole('checkbox', { name: 'Changes' }));

    await screen.findByText('Nothing of what you chose has happened.');
    expect(sent('RecordTimeline')).toMatchObject({ kinds: ['CHANGE', 'STAGE_MOVE'] });
    expect(address()).toContain('changes');
  });
});

describe('a mail to the person', () => {
  const verdict = (more: object = {}) => ({
    ...{ __typename: 'SendVerdict', contactPointId: 'pnt_ana@acme.example', channel: 'email', purpose: 'RELATIONSHIP' },
    ...{ allowed: true, rule: 'exchange', cause: null, beganAt: null, law: 'GDPR Art. 6', country: 'FR', ...more },
  });
  const MAIL = `${PAGE}?write=mail`;

  it('goes out once it may, and is told with its state', async () => {
    const { user, sent, api } = openCrm(MAIL, {
      answers: { contact: contact(), maySend: [verdict()], activitySendMail: done(activity({ kind: 'mail' })) },
    });
    await user.type(await screen.findByRole('textbox', { name: 'Subject' }), 'Your offer');
    await user.type(screen.getByRole('textbox', { name: 'Mail' }), 'Here it is.');
    const failed = activity({ kind: 'mail', mailState: 'failed' });
    api.answer({ timeline: connectionOf([entry('MAIL', { activity: failed })]) });
    await user.click(screen.getByRole('button', { name: 'Send mail' }));

    expect(await screen.findByRole('button', { name: 'Send again' })).toBeDefined();
    expect(sent('MailSend')?.input).toMatchObject({
      ...{ contactId: 'con_ana', contactPointId: 'pnt_ana@acme.example', purpose: 'RELATIONSHIP' },
      ...{ subject: 'Your offer', body: 'Here it is.' },
    });
  });

  it('is refused before a word is typed, with the reason', async () => {
    openCrm(MAIL, {
      answers: { contact: contact(), maySend: [verdict({ allowed: false, rule: 'opt-in', cause: 'not-opted-in' })] },
    });

    const answer = await screen.findByText('May I write?');
    expect(answer.parentElement?.textContent).toMatch(/No. The law asks for their consent first \(France\)/);
    expect(screen.getByRole('textbox', { name: 'Mail' })).toHaveProperty('disabled', true);
    expect(screen.getByRole('button', { name: 'Send mail' })).toHaveProperty('disabled', true);
  });

  it('B17-AC1 offers no advertising, and says why', async () => {
    openCrm(MAIL, { answers: { contact: contact(), maySend: [verdict()] } });

    const purposes = within(await screen.findByLabelText('What for')).getAllByRole('option');
    const offered = purposes.map((option) => option.getAttribute('value'));
    expect(offered).toContain('RELATIONSHIP');
    for (const purpose of ['PROSPECTING', 'MARKETING']) expect(offered).not.toContain(purpose);
    expect(screen.getByText(/^Advertising cannot be sent here yet/)).toBeDefined();
  });

  it('says that there is no address', async () => {
    openCrm(MAIL, { answers: { contact: contact({ emails: [] }) } });

    expect(await screen.findByText('There is no e-mail address to write to.')).toBeDefined();
  });
});

describe('adding to the history', () => {
  it('writes a note with Ctrl+Enter, and shows it', async () => {
    const { user, sent, api } = openCrm(PAGE, {
      answers: { contact: contact(), noteCreate: done(note({ body: 'Call on Monday.' })) },
    });
    const field = await screen.findByRole('textbox', { name: 'Note' });
    await user.type(field, 'Call on Monday.');
    api.answer({ timeline: connectionOf([entry('NOTE', { note: note({ body: 'Call on Monday.' }) })]) });

    await user.keyboard('{Control>}{Enter}{/Control}');

    expect(await (await history()).findByText('Call on Monday.')).toBeDefined();
    expect(sent('NoteCreate')?.input).toEqual({ contactId: 'con_ana', body: 'Call on Monday.' });
    expect(field).toHaveProperty('value', '');
  });

  it('sends no empty note', async () => {
    const { user, sent } = openCrm(PAGE, { answers: { contact: contact() } });
    const field = await screen.findByRole('textbox', { name: 'Note' });

    await user.type(field, '   ');

    expect(screen.getByRole('button', { name: 'Add note' })).toHaveProperty('disabled', true);
    expect(sent('NoteCreate')).toBeUndefined();
  });

  it('keeps a note that is refused, and says why', async () => {
    const { user } = openCrm(PAGE, {
      answers: { contact: contact(), noteCreate: refused('body', 'The person is restricted.') },
    });
    const field = await screen.findByRole('textbox', { name: 'Note' });

    await user.type(field, 'Call on Monday.');
    await user.click(screen.getByRole('button', { name: 'Add note' }));

    expect(await screen.findByText('The person is restricted.')).toBeDefined();
    expect(field).toHaveProperty('value', 'Call on Monday.');
  });

  it('keeps a note while the server is away', async () => {
    const { user, online } = openCrm(PAGE, { answers: { contact: contact() } });
    const field = await screen.findByRole('textbox', { name: 'Note' });
    await user.type(field, 'Call on Monday.');

    online(false);
    await user.click(screen.getByRole('button', { name: 'Add note' }));

    expect(await screen.findByText(/The server could not save it\./)).toBeDefined();
    expect(field).toHaveProperty('value', 'Call on Monday.');
  });

  it('records a call with its length in seconds', async () => {
    const { user, sent } = openCrm(PAGE, { answers: { contact: contact(), activityLog: done(activity()) } });
    await user.click(await part('Call or meeting'));

    await user.selectOptions(screen.getByLabelText('Direction'), 'in');
    await user.type(screen.getByLabelText('When'), '2026-11-02T09:30');
    await user.type(screen.getByLabelText('Minutes'), '7');
    await user.type(screen.getByLabelText('Subject'), 'Offer');
    await user.click(screen.getByRole('button', { name: 'Record it' }));

    await screen.findByText('Nothing has happened yet that you may see.');
    expect(sent('ActivityLog')?.input).toEqual({
      ...{
        contactId: 'con_ana',
        kind: 'call',
        direction: 'in',
        occurredAt: new Date('2026-11-02T09:30').toISOString(),
        subjectLine: 'Offer',
        body: null,
        durationSeconds: 420,
      },
    });
  });

  it('asks of a mail neither length nor of a meeting who began', async () => {
    const { user } = openCrm(PAGE, { answers: { contact: contact() } });
    await user.click(await part('Call or meeting'));

    await user.selectOptions(screen.getByLabelText('Kind'), 'mail');
    expect(screen.queryByLabelText('Minutes')).toBeNull();
    await user.selectOptions(screen.getByLabelText('Kind'), 'meeting');

    expect(screen.queryByLabelText('Direction')).toBeNull();
    expect(screen.getByLabelText('Minutes')).toBeDefined();
  });

  it('plans a task about the open record', async () => {
    const members = connectionOf([{ __typename: 'Member', id: 'mem_sam', displayName: 'Sam Seller' }]);
    const { user, sent } = openCrm(PAGE, {
      answers: { contact: contact(), members, taskCreate: done({ id: 'tas_1' }) },
    });
    await user.click(await part('Task'));

    await user.type(screen.getByLabelText('What is to be done'), 'Send the offer');
    await user.type(screen.getByLabelText('Due'), '2026-12-01');
    await user.click(screen.getByRole('combobox', { name: 'Who does it' }));
    const choices = within(await screen.findByRole('listbox', { name: 'Who does it' }));
    await user.click(await choices.findByRole('option', { name: 'Sam Seller' }));
    await user.click(screen.getByRole('button', { name: 'Plan task' }));

    await toastSays('Task planned');
    expect(sent('TaskPlan')?.input).toEqual({
      ...{ contactId: 'con_ana', title: 'Send the offer', kind: 'to-do', dueOn: '2026-12-01', assigneeId: 'mem_sam' },
    });
  });

  it('offers what the roles may add, and nothing else', async () => {
    openCrm(PAGE, { as: 'support', answers: { contact: contact() } });

    const kinds = within(await screen.findByRole('radiogroup', { name: 'What to add' }));

    expect(kinds.getAllByRole('radio')).toHaveLength(1);
    expect(kinds.getByText('Note')).toBeDefined();
  });
});
