import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { alertSays, openCrm, toastSays } from '../testing/open-crm.tsx';

const PLACE = '/w/demo/account';
const HERE = {
  ...{ id: 'ses_1', signedInAt: new Date().toISOString(), lastSeenAt: '2026-11-20', expiresAt: '2026-12-20' },
  ...{ ipAddress: '127.0.0.1', browser: 'Chrome on Linux', isCurrent: true },
};
const PHONE = { ...HERE, id: 'ses_2', browser: 'Safari on iOS', isCurrent: false };

const OPEN = {
  workspaces: [{ slug: 'demo', name: 'Demo GmbH', isOwnedAlone: false }],
  closesAt: null,
  reference: null,
};

/** An account that can be deleted, by the right password, and kept again. */
function closure(password = 'right') {
  let isClosing = false;
  return {
    '/auth/sessions': () => ({ body: { sessions: [HERE] } }),
    '/auth/account/closure': () => ({
      body: isClosing ? { ...OPEN, closesAt: '2026-11-24T10:00:00Z', reference: 'PR-AAAA-BBBB' } : OPEN,
    }),
    '/auth/account/close': (body: Record<string, unknown>) => {
      if (body.password !== password) return { status: 400, body: { code: 'INVALID_PASSWORD' } };
      isClosing = true;
      return {};
    },
    '/auth/account/keep': () => {
      isClosing = false;
      return {};
    },
    '/auth/account/keep-by-link': ({ token }: Record<string, unknown>) => (token === 'good' ? {} : GONE),
  };
}

const GONE = { status: 404, body: { code: 'NOT_FOUND' } };

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

describe('ACCOUNT-AC1 deleting the account', () => {
  it('says before what goes and what stays, asks for the password, and is taken back within a day', async () => {
    const { user } = openCrm(PLACE, { auth: closure() });
    await screen.findByText('What stays, and why');
    expect(screen.getByText(/becomes “Former member” with a number/)).toBeDefined();

    await user.type(screen.getByLabelText('Your password, once more'), 'wrong');
    await user.click(screen.getByRole('button', { name: 'Delete my account' }));
    await alertSays('E-mail or password is not right.');
    await user.clear(screen.getByLabelText('Your password, once more'));
    await user.type(screen.getByLabelText('Your password, once more'), 'right');
    await user.click(screen.getByRole('button', { name: 'Delete my account' }));

    await toastSays('Your account will be deleted in a day');
    expect(await screen.findByText(/PR-AAAA-BBBB/)).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Delete my account' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Keep my account' }));
    await toastSays('You keep your account');
    expect(await screen.findByRole('button', { name: 'Delete my account' })).toBeDefined();
  });

  it('leads the last owner of a workspace to handing it over first', async () => {
    const alone = { ...OPEN, workspaces: [{ slug: 'demo', name: 'Demo GmbH', isOwnedAlone: true }] };
    openCrm(PLACE, { auth: { ...closure(), '/auth/account/closure': () => ({ body: alone }) } });

    const link = await screen.findByRole('link', { name: 'Members of Demo GmbH' });

    expect(link.getAttribute('href')).toBe('/admin/w/demo/members');
    expect(screen.queryByLabelText('Your password, once more')).toBeNull();
  });

  it('is there for somebody who belongs to no workspace any more', async () => {
    const me = { account: { id: 'acc_1', fullName: null, email: 'a@b.example', locale: null }, workspaces: [] };
    const none = { ...OPEN, workspaces: [] };
    openCrm('/', {
      auth: { ...closure(), '/auth/me': () => ({ body: me }), '/auth/account/closure': () => ({ body: none }) },
    });

    expect(await screen.findByRole('button', { name: 'Delete my account' })).toBeDefined();
  });

  it('is taken back by the link in the mail, by a button and not by opening it', async () => {
    window.history.replaceState(null, '', '/keep-account#good');
    const { user, auth } = openCrm('/keep-account', { auth: closure(), isSignedOut: true });
    const keep = await screen.findByRole('button', { name: 'Keep my account' });
    expect(auth.some(({ path }) => path === '/auth/account/keep-by-link')).toBe(false);

    await user.click(keep);

    expect(await screen.findByText(/Nothing was deleted/)).toBeDefined();
    expect(auth.at(-1)?.body).toEqual({ token: 'good' });
  });
});
