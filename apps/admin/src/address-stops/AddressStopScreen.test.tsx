import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { broken, connectionOf, done, openConsole, refused, toastSays } from '../testing/open-console.tsx';

function stop(more: object = {}) {
  return {
    ...{ __typename: 'Suppression', id: 'sup_1', kind: 'email', scope: 'no-contact' },
    ...{ createdAt: '2026-11-20T09:30:00Z', releasedAt: null },
    ...more,
  };
}

const BACK = stop({ id: 'sup_2', kind: 'phone', releasedAt: '2026-11-22T09:30:00Z' });
const LIST = { suppressions: connectionOf([stop(), BACK]) };

describe('the stopped addresses', () => {
  it('stand there by kind, since when, and whether the person came back; never as addresses', async () => {
    const { sent } = openConsole('consents/stops', { answers: LIST });

    expect(await screen.findByRole('gridcell', { name: 'An e-mail address' })).toBeDefined();
    expect(screen.getByRole('gridcell', { name: 'A phone number' })).toBeDefined();
    expect(screen.getByText('Holds')).toBeDefined();
    expect(screen.getByText('No advertising')).toBeDefined();
    expect(sent('AddressStops')).toMatchObject({ where: { scope: { eq: 'no-contact' } } });
  });

  it('have those beside them who are not recorded again', async () => {
    const { user, sent, address } = openConsole('consents/stops', { answers: LIST });
    await screen.findByRole('gridcell', { name: 'An e-mail address' });

    await user.selectOptions(screen.getByRole('combobox', { name: 'What is stopped' }), 'Not recorded again');

    expect(await screen.findByText(/deleted at their own request/)).toBeDefined();
    expect(sent('AddressStops')).toMatchObject({ where: { scope: { eq: 'no-re-creation' } } });
    expect(address()).toBe('consents/stops?show=no-re-creation');
  });

  it('get one more, whether anybody has it or not', async () => {
    const { user, sent } = openConsole('consents/stops', {
      answers: { ...LIST, suppressionAdd: done({ id: 'sup_3' }) },
    });

    await user.click(await screen.findByRole('button', { name: 'Stop an address' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Stop an address' }));
    await user.click(dialog.getByRole('button', { name: 'Stop this address' }));
    expect(await dialog.findByText('Enter the address.')).toBeDefined();
    await user.selectOptions(dialog.getByLabelText('Kind'), 'Phone');
    await user.type(dialog.getByLabelText(/^Address/), ' +34 600 111 222 ');
    await user.selectOptions(dialog.getByLabelText('How they said so'), 'By letter');
    await user.click(dialog.getByRole('button', { name: 'Stop this address' }));

    await toastSays('The address is stopped');
    expect(sent('AddressStop')).toEqual({ input: { kind: 'phone', value: '+34 600 111 222', method: 'letter' } });
  });

  it('keep what is refused in the field, with the reason', async () => {
    const answers = { ...LIST, suppressionAdd: refused('Expected an address.', 'value') };
    const { user } = openConsole('consents/stops', { answers });

    await user.click(await screen.findByRole('button', { name: 'Stop an address' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText(/^Address/), 'ana');
    await user.click(dialog.getByRole('button', { name: 'Stop this address' }));

    expect(await dialog.findByText('Expected an address.')).toBeDefined();
    expect(dialog.getByLabelText(/^Address/)).toHaveProperty('value', 'ana');
  });

  it('say that there are none, or what failed', async () => {
    const { user, api } = openConsole('consents/stops', { answers: { suppressions: broken } });
    await screen.findByText('The list could not be loaded');

    api.answer({ suppressions: connectionOf([]) });
    await user.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByText('Nothing is stopped')).toBeDefined();
  });
});
