import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { broken, connectionOf, done, openConsole, refused, toastSays } from '../testing/open-console.tsx';
import { standingOf } from './recipient-words.ts';

function notice(more: object = {}) {
  return {
    ...{ __typename: 'RecipientNotice', id: 'rcn_1', recipient: 'Nordlicht GmbH', isByFeed: true, kind: 'erase' },
    ...{ createdAt: '2026-11-20T09:30:00Z', dueOn: '2999-12-20', toldAt: '2026-11-20T09:30:00Z' },
    ...{ acknowledgedAt: null, impossibleAt: null, impossibleReason: null },
    ...more,
  };
}

const PRINTER = notice({ id: 'rcn_2', recipient: 'Printer Ltd', isByFeed: false, toldAt: null, dueOn: '2020-01-01' });
const LIST = { recipientNotices: connectionOf([PRINTER, notice()]) };

describe('those who received data of people', () => {
  it('stand there with what they are to do, by when, and how it stands', async () => {
    const { sent } = openConsole('recipients', { answers: LIST });

    expect(await screen.findByRole('gridcell', { name: 'Nordlicht GmbH' })).toBeDefined();
    expect(screen.getByText('Told, no answer yet')).toBeDefined();
    expect(within(screen.getByRole('grid')).getByText('Overdue')).toBeDefined();
    expect(sent('Recipients')).toMatchObject({
      where: { acknowledgedAt: { isNull: true }, impossibleAt: { isNull: true } },
    });
  });

  it('are looked at by how it stands', async () => {
    const { user, sent, address } = openConsole('recipients', { answers: LIST });
    await screen.findByRole('gridcell', { name: 'Nordlicht GmbH' });

    await user.selectOptions(screen.getByRole('combobox', { name: 'Which notices' }), 'Acknowledged');

    await screen.findByRole('gridcell', { name: 'Nordlicht GmbH' });
    expect(sent('Recipients')).toMatchObject({ where: { acknowledgedAt: { isNull: false } } });
    expect(address()).toBe('recipients?show=settled');
  });

  it('are noted as told, or as impossible with the reason', async () => {
    const { user, sent } = openConsole('recipients', {
      answers: { ...LIST, recipientNoticeSettle: done(notice({ id: 'rcn_2' })) },
    });
    const open = async () => {
      await user.click(await screen.findByText('Printer Ltd'));
      return within(await screen.findByRole('dialog', { name: 'Printer Ltd' }));
    };

    const dialog = await open();
    await user.selectOptions(dialog.getByLabelText('What became of it'), 'It is impossible');
    await user.click(dialog.getByRole('button', { name: 'Note it' }));
    expect(await dialog.findByText('Say why: it is shown to the person who asks.')).toBeDefined();
    await user.selectOptions(dialog.getByLabelText(/^Why/), 'The recipient does not exist any more');
    await user.click(dialog.getByRole('button', { name: 'Note it' }));

    await toastSays('Noted');
    expect(sent('RecipientNoticeSettle')).toEqual({
      input: { id: 'rcn_2', outcome: 'impossible', reason: 'recipient-gone' },
    });
  });

  it('keep what is refused in the dialog', async () => {
    const answers = { ...LIST, recipientNoticeSettle: refused('The recipient has acknowledged this.') };
    const { user } = openConsole('recipients', { answers });

    await user.click(await screen.findByText('Printer Ltd'));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Note it' }));

    expect(await dialog.findByText('The recipient has acknowledged this.')).toBeDefined();
  });

  it('say that nobody is waited for, or what failed', async () => {
    const { user, api } = openConsole('recipients', { answers: { recipientNotices: broken } });
    await screen.findByText('The list could not be loaded');

    api.answer({ recipientNotices: connectionOf([]) });
    await user.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByText('Nobody is waited for')).toBeDefined();
  });
});

it('a notice is overdue after its last day, unless it is answered or impossible', () => {
  const open = { dueOn: '2026-11-20', toldAt: null, acknowledgedAt: null, impossibleAt: null };
  const at = '2026-11-01T00:00:00Z';

  expect([standingOf(open, '2026-11-20'), standingOf({ ...open, toldAt: at }, '2026-11-20')]).toEqual([
    'to-tell',
    'waiting',
  ]);
  expect(standingOf({ ...open, toldAt: at }, '2026-11-21')).toBe('overdue');
  expect(standingOf({ ...open, acknowledgedAt: at }, '2026-11-21')).toBe('acknowledged');
  expect(standingOf({ ...open, impossibleAt: at }, '2026-11-21')).toBe('impossible');
});
