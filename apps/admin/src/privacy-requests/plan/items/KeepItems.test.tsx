import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { connectionOf, done, openConsole, refused, toastSays } from '../../../testing/open-console.tsx';
import { PLAN, request, STAGES } from '../../../testing/requests.ts';

const CLAIM = { ground: 'legal-claims', endsOn: '2027-06-15', isHeld: false };
const ITEMS = {
  total: 2,
  items: [
    { key: 'u2', label: 'Ana owes 300.', recordedAt: '2026-11-01T09:00:00Z', claims: [CLAIM] },
    { key: 'u1', label: 'She has a dog.', recordedAt: null, claims: [] },
  ],
};

async function openItems(answers: object) {
  const console = openConsole('requests/req_1', {
    answers: { privacyRequest: request(STAGES.review), erasurePreview: PLAN, erasureItems: ITEMS, ...answers },
  });
  const [first] = await screen.findAllByRole('button', { name: 'Look at each' });
  if (first) await console.user.click(first);
  return { ...console, dialog: within(await screen.findByRole('dialog', { name: 'Addresses and numbers' })) };
}

describe('B11-AC4 the items of a deletion', () => {
  it('are kept one by one on a ground of the law until a day', async () => {
    const { user, sent, dialog } = await openItems({ erasureExempt: done(request(STAGES.review)) });
    const keep = await dialog.findByRole('button', { name: 'Keep 0 items' });
    expect(keep).toHaveProperty('disabled', true);
    expect(dialog.getByText(/for legal claims/, { selector: 'span' }).textContent).toContain('15 Jun 2027');

    await user.click(dialog.getByRole('checkbox', { name: /She has a dog/ }));
    await user.click(dialog.getByRole('button', { name: 'Keep 1 item' }));
    expect(await dialog.findByText('Say until when; the person is told.')).toBeDefined();
    expect(sent('ErasureExempt')).toBeUndefined();
    await user.type(dialog.getByLabelText(/Until when/), '2030-01-31');
    await user.selectOptions(dialog.getByLabelText('Why it is kept'), 'a law requires it');
    await user.click(dialog.getByRole('button', { name: 'Keep 1 item' }));

    await toastSays('1 item is kept');
    expect(sent('ErasureExempt')).toEqual({
      input: {
        ...{ id: 'req_1', ifVersion: 4, items: [{ table: 'contact_point', key: 'u1' }] },
        ...{ ground: 'legal-obligation', endsOn: '2030-01-31' },
      },
    });
  });

  it('go after all where that was decided, and say what was refused', async () => {
    const { user, sent, dialog } = await openItems({ erasureUnexempt: refused('The deletion has begun.') });

    await user.click(await dialog.findByRole('checkbox', { name: /Ana owes/ }));
    await user.click(dialog.getByRole('button', { name: 'Let it go after all' }));

    expect(await dialog.findByText('The deletion has begun.')).toBeDefined();
    expect(sent('ErasureUnexempt')).toEqual({
      input: { id: 'req_1', ifVersion: 4, items: [{ table: 'contact_point', key: 'u2' }] },
    });
  });

  it('that were kept stand there afterwards, and are read for their ground', async () => {
    const item = {
      __typename: 'KeptItem',
      id: 'kep_1',
      itemTable: 'note',
      ground: 'legal-claims',
      endsOn: '2027-06-15',
    };
    const { user, sent } = openConsole('requests/req_1', {
      answers: {
        privacyRequest: request({
          ...{ ...STAGES.carryOut, state: 'carried-out', carriedOutAt: '2026-11-20T12:00:00Z' },
          closedAt: '2026-11-20T12:00:00Z',
        }),
        ...{ certificate: null, keptItems: connectionOf([{ ...item, releasedAt: null }]) },
        recipientNotices: connectionOf([]),
        keptItemOpen: {
          fields: [
            { field: 'body', value: 'Ana owes 300.' },
            { field: 'contact', value: '019c1111-1111-7111-8111-111111111111' },
          ],
          errors: [],
        },
      },
    });
    const kept = within(await screen.findByRole('region', { name: 'What is kept' }));
    expect(await screen.findByText('Nobody outside received data of this person.')).toBeDefined();

    await user.click(kept.getByRole('button', { name: 'Read it' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'A kept record' }));
    await user.click(dialog.getByRole('button', { name: 'Read it for this reason' }));

    expect(await dialog.findByText('Ana owes 300.')).toBeDefined();
    expect(dialog.queryByText(/019c1111/)).toBeNull();
    expect(sent('KeptItemOpen')).toEqual({ input: { id: 'kep_1' } });
  });
});
