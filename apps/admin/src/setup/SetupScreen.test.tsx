import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { broken, done, openConsole, refused, toastSays } from '../testing/open-console.tsx';

const NEW = {
  ...{ __typename: 'WorkspaceSettings', name: 'Demo GmbH', country: 'DE', timeZone: 'Europe/Berlin', locale: 'en' },
  ...{ privacyEmail: null, postalAddress: null, setUpAt: null, version: 1 },
};
const OLD = {
  ...{ ...NEW, privacyEmail: 'privacy@demo.example', postalAddress: 'Lindenweg 3' },
  ...{ setUpAt: '2026-06-01T10:00:00Z', version: 4 },
};

describe('the set-up', () => {
  it('takes a small company one page: six answers and the defaults', async () => {
    const { user, sent, api } = openConsole('setup', {
      answers: { workspaceClosing: null, workspaceSettings: NEW, workspaceSetUp: done({ ...OLD, version: 2 }) },
    });
    const name = await screen.findByLabelText('Company');
    expect(screen.getByText('not set up yet')).toBeDefined();
    expect(screen.getByLabelText('Use the defaults')).toHaveProperty('checked', true);

    await user.clear(name);
    await user.type(name, 'Aurora');
    await user.selectOptions(screen.getByLabelText('Country'), 'AT');
    await user.selectOptions(screen.getByLabelText('Time zone'), 'Europe/Vienna');
    await user.selectOptions(screen.getByLabelText('Language'), 'de');
    await user.type(screen.getByLabelText('E-mail for privacy'), 'd@aurora.example');
    await user.type(screen.getByLabelText('Postal address'), 'Ring 1');
    api.answer({ workspaceSettings: OLD });
    await user.click(screen.getByText('Set up the workspace'));

    await toastSays('The workspace is set up');
    expect(sent('WorkspaceSetUp')).toEqual({
      input: {
        ...{ name: 'Aurora', country: 'AT', timeZone: 'Europe/Vienna', locale: 'de', ifVersion: 1 },
        ...{ privacyEmail: 'd@aurora.example', postalAddress: 'Ring 1', useDefaults: true },
      },
    });
    expect(await screen.findByText(/set up/, { selector: '[data-tone=good]' })).toBeDefined();
    expect(screen.queryByLabelText('Use the defaults')).toBeNull();
  });

  it('puts what is wrong beside its field and keeps what was typed', async () => {
    const { user } = openConsole('setup', {
      answers: {
        workspaceClosing: null,
        workspaceSettings: NEW,
        workspaceSetUp: refused('Use an e-mail address.', 'privacyEmail'),
      },
    });
    await user.type(await screen.findByLabelText('E-mail for privacy'), 'nobody');
    await user.click(screen.getByText('Set up the workspace'));

    expect(await screen.findByText('Use an e-mail address.')).toBeDefined();
    expect(screen.getByLabelText('E-mail for privacy')).toHaveProperty('value', 'nobody');
  });

  it('is changed afterwards, without asking for the defaults again', async () => {
    const { user, sent } = openConsole('setup', {
      as: ['administrator'],
      answers: { workspaceClosing: null, workspaceSettings: OLD, workspaceUpdate: done({ ...OLD, version: 5 }) },
    });
    const address = await screen.findByLabelText('Postal address');
    await user.clear(address);
    await user.type(address, 'Ring 2');
    await user.click(screen.getByText('Save the set-up'));

    await toastSays('The set-up is saved');
    expect(sent('WorkspaceUpdate')).toMatchObject({ input: { postalAddress: 'Ring 2', ifVersion: 4 } });
    expect(sent('WorkspaceSetUp')).toBeUndefined();
  });

  it('says a failure and asks again, and that it is not for a role that may not know', async () => {
    const { user, api } = openConsole('setup', { answers: { workspaceClosing: null, workspaceSettings: broken } });
    await screen.findByText('The set-up could not be loaded');

    api.answer({ workspaceSettings: null });
    await user.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByText('The set-up is not for your role')).toBeDefined();
  });
});
