import { screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { alertSays, openCrm } from '../testing/open-crm.tsx';

const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });
const OUT = { isSignedOut: true } as const;
afterEach(() => window.history.replaceState(null, '', '/'));

/** Fills the form and sends it. */
async function signIn(user: ReturnType<typeof openCrm>['user']) {
  await user.type(await screen.findByLabelText('E-mail'), 'owner@demo.example');
  await user.type(screen.getByLabelText('Password'), 'a long password');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
}

describe('signing in', () => {
  it('leads back to the page that was wanted', async () => {
    const { user, address, auth } = openCrm('/w/demo/companies?q=acme', OUT);
    await heading('Sign in');
    expect(address()).toContain('/sign-in');

    await signIn(user);

    await heading('Companies');
    expect(address()).toBe('/w/demo/companies?q=acme');
    expect(auth).toContainEqual({
      path: '/auth/sign-in/email',
      body: { email: 'owner@demo.example', password: 'a long password' },
    });
  });

  it('leads from the bare address to the first workspace', async () => {
    const { user, address } = openCrm('/', OUT);

    await signIn(user);

    await heading('Home');
    expect(address()).toBe('/w/demo');
  });

  it.each([
    [401, 'INVALID_EMAIL_OR_PASSWORD', 'E-mail or password is not right.'],
    [429, 'TOO_MANY_REQUESTS', 'Too many attempts. Try again in 2 minutes.'],
    [500, '', 'That did not work. Try again in a moment.'],
  ])('says what was wrong at status %s, and keeps the address', async (status, code, sentence) => {
    const { user } = openCrm('/sign-in', {
      ...OUT,
      auth: { '/auth/sign-in/email': () => ({ status, body: { code } }) },
    });

    await signIn(user);

    await alertSays(sentence);
    expect(screen.getByLabelText('E-mail')).toHaveProperty('value', 'owner@demo.example');
  });

  it('says that the server is away', async () => {
    const { user, online } = openCrm('/sign-in', OUT);
    await screen.findByLabelText('E-mail');
    online(false);

    await signIn(user);

    await alertSays('The server cannot be reached.');
  });

  it('tells an account without a workspace what to do, and lets it go', async () => {
    const account = { id: 'acc_1', fullName: 'Nora', email: 'nora@mail.example', locale: null };
    const { user, auth } = openCrm('/', { auth: { '/auth/me': () => ({ body: { account, workspaces: [] } }) } });
    await heading('You belong to no workspace');

    await user.click(screen.getByRole('button', { name: 'Sign out' }));

    expect(auth.some(({ path }) => path === '/auth/sign-out')).toBe(true);
  });
});

describe('a forgotten password', () => {
  it('gets a link, and the same answer for every address', async () => {
    const { user, auth } = openCrm('/reset-password', { ...OUT, auth: { '/auth/request-password-reset': () => ({}) } });
    await heading('Choose a new password');

    await user.type(screen.getByLabelText('E-mail'), 'nobody@mail.example');
    await user.click(screen.getByRole('button', { name: 'Send the link' }));

    await heading('Look into your mailbox');
    expect(auth.at(-1)?.body).toEqual({ email: 'nobody@mail.example' });
  });

  it('is chosen anew by the link, whose token leaves the address at once', async () => {
    window.history.replaceState(null, '', '/reset-password#secret-token');
    const { user, auth } = openCrm('/reset-password', { ...OUT, auth: { '/auth/reset-password': () => ({}) } });

    await user.type(await screen.findByLabelText(/^New password/), 'a few words are fine');
    expect(window.location.hash).toBe('');
    await user.click(screen.getByRole('button', { name: 'Save the new password' }));

    await heading('Sign in');
    expect(auth).toContainEqual({
      path: '/auth/reset-password',
      body: { token: 'secret-token', newPassword: 'a few words are fine' },
    });
  });

  it('says that a link is used up', async () => {
    window.history.replaceState(null, '', '/reset-password#old');
    const { user } = openCrm('/reset-password', {
      ...OUT,
      auth: { '/auth/reset-password': () => ({ status: 400, body: { code: 'INVALID_TOKEN' } }) },
    });

    await user.type(await screen.findByLabelText(/^New password/), 'a few words are fine');
    await user.click(screen.getByRole('button', { name: 'Save the new password' }));

    await alertSays('This link is used up or too old.');
  });
});

describe('an invitation', () => {
  const INVITATION = {
    ...{ workspaceName: 'Nordwind AG', email: 'nora@mail.example', fullName: 'Nora', hasAccount: false },
    ageStatement: 'I am 16 years old or older.',
  };
  const open = (setup: Parameters<typeof openCrm>[1] = {}) => {
    window.history.replaceState(null, '', '/invitation#token-1');
    return openCrm('/invitation', {
      ...setup,
      auth: {
        '/auth/invitation/read': () => ({ body: INVITATION }),
        '/auth/invitation/accept': () => ({ body: { workspaceSlug: 'demo' } }),
        ...setup.auth,
      },
    });
  };

  it('makes an account for somebody new', async () => {
    const { user, auth } = open(OUT);

    await heading(/Nordwind AG/);
    expect(screen.getByText('Your account will be nora@mail.example.')).toBeDefined();
    expect(screen.getByLabelText('Your name')).toHaveProperty('value', 'Nora');
    await user.type(screen.getByLabelText(/^New password/), 'a few words are fine');
    expect(screen.getByLabelText('I am younger than 16.')).toHaveProperty('checked', false);
    await user.click(screen.getByLabelText('I am 16 years old or older.'));
    await user.click(screen.getByRole('button', { name: /Nordwind AG/ }));

    await screen.findByRole('heading', { level: 1 });
    expect(auth.find(({ path }) => path === '/auth/invitation/accept')?.body).toEqual({
      ...{ token: 'token-1', fullName: 'Nora', password: 'a few words are fine', isOfAge: true, language: 'en' },
    });
  });

  it('B19-AC1 makes no account for somebody under 16, and asks for no date of birth', async () => {
    const { user } = open(OUT);

    await heading(/Nordwind AG/);
    await user.click(screen.getByLabelText('I am younger than 16.'));

    await alertSays('Accounts are for people of 16 and older.');
    expect(screen.getByRole('button', { name: /Nordwind AG/ })).toHaveProperty('disabled', true);
    expect(screen.queryByLabelText(/birth/i)).toBeNull();
  });

  it('asks somebody who is signed in with another address whether they mean it', async () => {
    const { user, auth } = open();

    await heading(/Nordwind AG/);
    expect(screen.getByText(/You are signed in as owner@demo.example/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: /Nordwind AG/ }));

    await heading('Home');
    expect(auth.find(({ path }) => path === '/auth/invitation/accept')?.body).toEqual({
      ...{ token: 'token-1', confirmOtherAddress: true },
    });
  });

  it('that is over says so', async () => {
    open({
      ...OUT,
      auth: { '/auth/invitation/read': () => ({ status: 404, body: { code: 'NOT_FOUND' } }) },
    });

    await alertSays('This link is used up or too old.');
  });
});
