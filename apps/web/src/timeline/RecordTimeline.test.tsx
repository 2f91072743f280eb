import { topLevelError } from '@smartx/client/testing';
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { connectionOf, done, openCrm, refused, toastSays, withheld } from '../testing/open-crm.tsx';
import { activity, contact, note } from '../testing/records.ts';

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
        notes: connectionOf([note({ createdAt: '2026-11-18T08:00:00Z' })]),
        activities: connectionOf([activity({ occurredAt: '2026-11-19T09:00:00Z' })]),
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
    openCrm(PAGE, { answers: { contact: contact(), activities: connectionOf([event]) } });

    expect(await (await history()).findByText(sentence)).toBeDefined();
  });

  it('gives the reason in place of words that are withheld', async () => {
    const hidden = note({ body: null, withheld: withheld('RESTRICTED', 'body') });
    openCrm(PAGE, { answers: { contact: contact(), notes: connectionOf([hidden]) } });

    expect(await (await history()).findByRole('button', { name: 'Text: restricted, why?' })).toBeDefined();
  });

  it('says that nothing has happened', async () => {
    openCrm(PAGE, { answers: { contact: contact() } });

    expect(await screen.findByText('Nothing has happened yet that you may see.')).toBeDefined();
  });

  it('shows older entries when asked', async () => {
    const many = { ...connectionOf([note()]), pageInfo: { startCursor: 'a', endCursor: 'z', hasNextPage: true } };
    const { user, sent } = openCrm(PAGE, { answers: { contact: contact(), notes: many } });

    await user.click(await screen.findByRole('button', { name: 'Show older' }));

    await screen.findByText('Wants an offer.');
    expect(sent('RecordTimeline')).toMatchObject({ first: 100, about: { contact: { id: { eq: 'con_ana' } } } });
  });

  it('fails by itself, beside facts that are there', async () => {
    openCrm(PAGE, {
      answers: {
        contact: contact(),
        notes: () => {
          throw topLevelError('INTERNAL');
        },
      },
    });

    expect(await screen.findByText('The history could not be loaded')).toBeDefined();
    expect(screen.getByText('Buyer')).toBeDefined();
  });
});

describe('adding to the history', () => {
  it('writes a note with Ctrl+Enter, and shows it', async () => {
    const { user, sent, api } = openCrm(PAGE, {
      answers: { contact: contact(), noteCreate: done(note({ body: 'Call on Monday.' })) },
    });
    const field = await screen.findByRole('textbox', { name: 'Note' });
    await user.type(field, 'Call on Monday.');
    api.answer({ notes: connectionOf([note({ body: 'Call on Monday.' })]) });

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
    await user.type(screen.getByLabelText('Minutes'), '7');
    await user.type(screen.getByLabelText('Subject'), 'Offer');
    await user.click(screen.getByRole('button', { name: 'Record it' }));

    await screen.findByText('Nothing has happened yet that you may see.');
    expect(sent('ActivityLog')?.input).toEqual({
      ...{
        contactId: 'con_ana',
        kind: 'call',
        direction: 'in',
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
    const { user, sent } = openCrm(PAGE, { answers: { contact: contact(), taskCreate: done({ id: 'tas_1' }) } });
    await user.click(await part('Task'));

    await user.type(screen.getByLabelText('What is to be done'), 'Send the offer');
    await user.type(screen.getByLabelText('Due'), '2026-12-01');
    await user.click(screen.getByRole('button', { name: 'Plan task' }));

    await toastSays('Task planned');
    expect(sent('TaskPlan')?.input).toEqual({
      ...{ contactId: 'con_ana', title: 'Send the offer', kind: 'to-do', dueOn: '2026-12-01' },
    });
  });

  it('offers what the roles may add, and nothing else', async () => {
    openCrm(PAGE, { as: 'support', answers: { contact: contact() } });

    const kinds = within(await screen.findByRole('radiogroup', { name: 'What to add' }));

    expect(kinds.getAllByRole('radio')).toHaveLength(1);
    expect(kinds.getByText('Note')).toBeDefined();
  });
});
