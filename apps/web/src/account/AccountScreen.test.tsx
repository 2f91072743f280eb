import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { alertSays, openCrm, toastSays } from '../testing/open-crm.tsx';

const PLACE = '/w/demo/account';
const HERE = {
  ...{ id: 'ses_1', signedInAt: new Date().toISOString(), lastSeenAt: '2026-11-20', expiresAt: '2026-12-20' },
  ...{ ipAddress: '127.0.0.1', browser: 'Chrome on Linux', isCurrent: true },
};
const PHONE = { ...HERE, id: 'ses_2', browser: 'Safari on iOS', isCurrent: false };

/** Sessions that can be ended. */
function sessions(...open: (typeof HERE)[]) {
  let left = open;
  return {
    '/auth/sessions': () => ({ body: { sessions: left } }),
    '/auth/sessions/revoke': ({ id }: Record<string, unknown>) => {
      left = left.filter((session) => session.id !== id);
      return {};
    },
    '/auth/sessions/revoke-others': () => {
      left = left.filter(({ isCurrent }) => isCurrent);
      return { body: { revoked: 1 } };
    },
  };
}

describe('the account', () => {
  it('says whose it is and where one is signed in', async () => {
    openCrm(PLACE, { auth: sessions(HERE, PHONE) });

    expect(await screen.findByText('Safari on iOS')).toBeDefined();
    expect(screen.getByText('This one')).toBeDefined();
    expect(screen.getByText('owner@demo.example')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Sign out: Chrome on Linux' })).toBeNull();
  });

  it('ends one session', async () => {
    const { user } = openCrm(PLACE, { auth: sessions(HERE, PHONE) });

    await user.click(await screen.findByRole('button', { name: 'Sign out: Safari on iOS' }));

    await toastSays('Signed out there');
    expect(screen.queryByText('Safari on iOS')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Sign out everywhere else' })).toBeNull();
  });

  it('ends every other session', async () => {
    const { user } = openCrm(PLACE, { auth: sessions(HERE, PHONE) });

    await user.click(await screen.findByRole('button', { name: 'Sign out everywhere else' }));

    await toastSays('Signed out everywhere else');
    expect(screen.queryByText('Safari on iOS')).toBeNull();
  });

  it('says where that did not work, and still shows the session', async () => {
    const { user } = openCrm(PLACE, {
      auth: { ...sessions(HERE, PHONE), '/auth/sessions/revoke': () => ({ status: 500 }) },
    });

    await user.click(await screen.findByRole('button', { name: 'Sign out: Safari on iOS' }));

    await toastSays('That did not work. Nothing was changed.');
    expect(screen.getByText('Safari on iOS')).toBeDefined();
  });

  it('says that the sessions could not be loaded, and tries again', async () => {
    let isBroken = true;
    const { user } = openCrm(PLACE, {
      auth: {
        ...sessions(HERE),
        '/auth/sessions': () => (isBroken ? { status: 500 } : { body: { sessions: [HERE] } }),
      },
    });
    await screen.findByText('The sessions could not be loaded');

    isBroken = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByText('Chrome on Linux')).toBeDefined();
  });

  it('takes another password for the right old one', async () => {
    const { user, auth } = openCrm(PLACE, { auth: { ...sessions(HERE), '/auth/change-password': () => ({}) } });

    await user.type(await screen.findByLabelText('Current password'), 'the old one');
    await user.type(screen.getByLabelText(/^New password/), 'a few words are fine');
    await user.click(screen.getByRole('button', { name: 'Change the password' }));

    await toastSays('Password changed');
    expect(auth.at(-1)?.body).toMatchObject({ currentPassword: 'the old one', newPassword: 'a few words are fine' });
    expect(screen.getByLabelText('Current password')).toHaveProperty('value', '');
  });

  it('says that the old password is wrong, and keeps both', async () => {
    const refuse = () => ({ status: 400, body: { code: 'INVALID_PASSWORD' } });
    const { user } = openCrm(PLACE, { auth: { ...sessions(HERE), '/auth/change-password': refuse } });

    await user.type(await screen.findByLabelText('Current password'), 'not it');
    await user.type(screen.getByLabelText(/^New password/), 'a few words are fine');
    await user.click(screen.getByRole('button', { name: 'Change the password' }));

    await alertSays('E-mail or password is not right.');
    expect(screen.getByLabelText('Current password')).toHaveProperty('value', 'not it');
  });

  it('switches shortcuts of one letter off, on this device', async () => {
    const { user } = openCrm(PLACE, { auth: sessions(HERE) });

    await user.click(await screen.findByRole('switch', { name: /Shortcuts of one letter/ }));

    expect(localStorage.getItem('smartx.single-keys')).toBe('off');
  });

  it('offers the languages by their own names', async () => {
    openCrm(PLACE, { auth: sessions(HERE) });

    const language = within(await screen.findByLabelText('Language'));

    expect(language.getAllByRole('option').map((option) => option.textContent)).toEqual(
      expect.arrayContaining(['English', 'Deutsch', 'Français', 'العربية']),
    );
  });
});
