import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { broken, connectionOf, done, openConsole, refused, toastSays } from '../testing/open-console.tsx';

const SECRET = 'smx_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG';

/** Nordlicht's key, whatever else is said. */
function key(more: object = {}) {
  return {
    ...{ __typename: 'ApiKey', id: 'key_1', name: 'Nightly sync', recipient: 'Nordlicht GmbH' },
    ...{ scopes: ['contact:read', 'contact:update', 'developer', 'consent:record'], purposes: ['SUPPORT', 'BILLING'] },
    ...{ allowedAddresses: ['203.0.113.0/24'], createdAt: '2026-10-01T08:00:00Z', expiresAt: '2999-01-01T00:00:00Z' },
    ...{ lastUsedAt: null, revokedAt: null, createdBy: { __typename: 'Member', id: 'mem_o', displayName: 'Olivia' } },
    ...more,
  };
}

const withKey = (more: object = {}) => ({ apiKeys: connectionOf([key(more)]), node: key(more) });
const peekOf = async (name: string) => within(await screen.findByRole('complementary', { name }));

describe('the list of keys', () => {
  it('shows who receives what, for which purposes, and whether the key is used', async () => {
    openConsole('keys', { answers: withKey() });

    expect(await screen.findByText('Nordlicht GmbH')).toBeDefined();
    expect(screen.getByText('Contacts: Read, Write; consent:record; Documents of its own')).toBeDefined();
    expect(screen.getByText('Support, Billing')).toBeDefined();
    expect(screen.getByText('works')).toBeDefined();
    expect(screen.getByText('never')).toBeDefined();
  });

  it.each([
    ['expired', { expiresAt: '2020-01-01T00:00:00Z' }],
    ['revoked', { revokedAt: '2026-11-01T00:00:00Z' }],
    ['no end', { expiresAt: null }],
  ])('says of a key: %s', async (word, more) => {
    openConsole('keys', { answers: withKey(more) });

    expect(await screen.findByText(word)).toBeDefined();
  });

  it('says what a key is while there is none', async () => {
    openConsole('keys', { answers: { apiKeys: connectionOf([]) } });

    expect(await screen.findByText('No keys yet')).toBeDefined();
  });

  it('says what failed', async () => {
    openConsole('keys', { answers: { apiKeys: broken } });

    expect(await screen.findByText('The keys could not be loaded')).toBeDefined();
  });
});

describe('a new key', () => {
  const permissions = ['contact:read', 'contact:update', 'contact:reveal', 'contact:delete', 'deal:read'];
  const MAKER = {
    purposes: ['SUPPORT', 'MARKETING'],
    permissions: [
      ...permissions.map((action) => ({ action, scope: 'all' })),
      ...[{ action: 'deal:update', scope: 'team' }],
    ],
  };

  async function openForm(answers: object = {}) {
    const page = openConsole('keys', { answers: { apiKeys: connectionOf([]), viewer: MAKER, ...answers } });
    await page.user.click((await screen.findAllByRole('button', { name: 'New key' }))[0] ?? document.body);
    const dialog = within(await screen.findByRole('dialog', { name: 'New key' }));
    await dialog.findByLabelText(/What it is for/);
    return { ...page, dialog };
  }

  it('offers what its maker holds in full, and nothing that they hold in part', async () => {
    const { dialog } = await openForm();

    expect(dialog.getByLabelText('Contacts: Write')).toBeDefined();
    expect(dialog.getByLabelText('Deals: Read')).toBeDefined();
    expect(dialog.queryByLabelText('Deals: Write')).toBeNull();
    expect(dialog.getByLabelText('Marketing')).toBeDefined();
    expect(dialog.queryByLabelText('Reporting')).toBeNull();
  });

  it('is shown once, with a way to copy it, and is gone when the dialog is', async () => {
    const { user, dialog, sent } = await openForm({ apiKeyCreate: { key: SECRET, ...done({ id: 'key_2' }) } });

    await user.type(dialog.getByLabelText(/What it is for/), ' Shop ');
    await user.type(dialog.getByLabelText(/Who receives the data/), 'Nordlicht GmbH');
    await user.click(dialog.getByLabelText('Contacts: Write'));
    await user.click(dialog.getByLabelText('Support'));
    await user.type(dialog.getByLabelText('From which addresses'), '203.0.113.7{enter}2001:db8::/32');
    await user.click(dialog.getByRole('button', { name: 'Make the key' }));

    const shown = within(await screen.findByRole('dialog', { name: 'Keep this key' }));
    expect(shown.getByText(SECRET)).toBeDefined();
    expect(sent('KeyCreate')).toEqual({
      input: {
        ...{ name: 'Shop', recipient: 'Nordlicht GmbH', purposes: ['SUPPORT'] },
        ...{ scopes: ['contact:update', 'contact:read'], allowedAddresses: ['203.0.113.7', '2001:db8::/32'] },
        expiresAt: expect.stringMatching(/^\d{4}-/),
      },
    });
    await user.click(shown.getByRole('button', { name: 'Copy the key' }));
    expect(await navigator.clipboard.readText()).toBe(SECRET);
    await user.keyboard('{Escape}');
    expect(shown.getByText(SECRET)).toBeDefined();
    await user.click(shown.getByRole('button', { name: 'I have kept it' }));
    await waitFor(() => expect(screen.queryByText(SECRET)).toBeNull());
  });

  it('is not sent without a recipient, a right and a purpose', async () => {
    const { user, dialog, sent } = await openForm();

    await user.type(dialog.getByLabelText(/What it is for/), 'Shop');
    await user.click(dialog.getByRole('button', { name: 'Make the key' }));

    expect(dialog.getByText('Name the organisation that receives the data.')).toBeDefined();
    expect(dialog.getByText('Choose at least one thing that the key may do.')).toBeDefined();
    expect(sent('KeyCreate')).toBeUndefined();
  });

  it('keeps what was typed where the API refuses an address', async () => {
    const message = '"shop" is no address such as 203.0.113.7 or 203.0.113.0/24.';
    const { user, dialog } = await openForm({ apiKeyCreate: { key: null, ...refused(message, 'allowedAddresses') } });

    await user.type(dialog.getByLabelText(/What it is for/), 'Shop');
    await user.type(dialog.getByLabelText(/Who receives the data/), 'Nordlicht GmbH');
    await user.click(dialog.getByLabelText('Documents of its own'));
    await user.type(dialog.getByLabelText('From which addresses'), 'shop');
    await user.click(dialog.getByRole('button', { name: 'Make the key' }));

    expect(await dialog.findByText(message)).toBeDefined();
    expect(dialog.getByLabelText('From which addresses')).toHaveProperty('value', 'shop');
  });
});

describe('a key', () => {
  it('is revoked after a question, and says so', async () => {
    let revokedAt: string | null = null;
    const { user, sent } = openConsole('keys?open=key_1', {
      answers: {
        apiKeys: () => connectionOf([key({ revokedAt })]),
        node: () => key({ revokedAt }),
        apiKeyRevoke: () => {
          revokedAt = '2026-11-23T06:00:00Z';
          return done(key({ revokedAt }));
        },
      },
    });
    const peek = await peekOf('Nightly sync');
    expect(await peek.findByText('203.0.113.0/24')).toBeDefined();
    expect(peek.getByText('Olivia')).toBeDefined();

    await user.click(peek.getByRole('button', { name: 'Revoke the key' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Revoke the key “Nightly sync”?' }));
    expect(sent('KeyRevoke')).toBeUndefined();
    await user.click(dialog.getByRole('button', { name: 'Revoke the key' }));

    await toastSays('The key “Nightly sync” was revoked');
    expect(sent('KeyRevoke')).toEqual({ input: { id: 'key_1' } });
    expect(await peek.findByText('revoked')).toBeDefined();
    expect(peek.queryByRole('button', { name: 'Revoke the key' })).toBeNull();
  });

  it('says why it was not revoked', async () => {
    const { user } = openConsole('keys?open=key_1', {
      answers: { ...withKey(), apiKeyRevoke: refused('This key was revoked before.') },
    });
    const peek = await peekOf('Nightly sync');

    await user.click(await peek.findByRole('button', { name: 'Revoke the key' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Revoke the key “Nightly sync”?' }));
    await user.click(dialog.getByRole('button', { name: 'Revoke the key' }));

    expect(await peek.findByText('This key was revoked before.')).toBeDefined();
  });

  it('that is gone is said to be gone', async () => {
    openConsole('keys?open=key_9', { answers: { ...withKey(), node: null } });

    expect(await (await peekOf('Key')).findByText('There is no such key.')).toBeDefined();
  });
});
