import { topLevelError } from '@smartx/client/testing';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { connectionOf, done, openCrm, toastSays } from '../testing/open-crm.tsx';
import { contact, deal, note, PIPELINES } from '../testing/records.ts';

const heading = (name: string) => screen.findByRole('heading', { level: 1, name });
const signIn = () => screen.findByRole('dialog', { name: 'Your session has ended' });

const ACCOUNT = { id: 'acc_1', fullName: 'Olivia Owner', email: 'owner@demo.example', locale: null };
const RIGHTS = { isOperator: false, roles: ['owner'], purposes: ['RELATIONSHIP', 'MARKETING'] };
const WORKSPACE = { slug: 'demo', name: 'Demo GmbH', ...RIGHTS };

/** A CRM whose session ends with the next word that is given; signing in begins another one. */
function openEnding(path: string, answers: Record<string, unknown>, password = 'right') {
  let isOver = false;
  let isOut = false;
  const guarded = Object.entries(answers).map(([field, answer]) => [
    field,
    () => {
      if (isOver) throw topLevelError('UNAUTHENTICATED');
      return answer;
    },
  ]);
  const crm = openCrm(path, {
    answers: Object.fromEntries(guarded),
    auth: {
      '/auth/sign-in/email': (body) => {
        if (body.password !== password) return { status: 401, body: { code: 'INVALID_EMAIL_OR_PASSWORD' } };
        isOver = false;
        return {};
      },
      '/auth/me': () => ({ body: { account: ACCOUNT, workspaces: isOut ? [] : [WORKSPACE] } }),
    },
  });
  return {
    ...crm,
    endSession: () => {
      isOver = true;
    },
    beginElsewhere: () => {
      isOver = false;
    },
    letGo: () => {
      isOut = true;
    },
  };
}

describe('a session that ends while somebody works', () => {
  const CREATED = { contacts: connectionOf([]), contact: contact(), contactCreate: done(contact()) };

  it('is renewed over the form, which is then saved as if nothing had been', async () => {
    const { user, api, auth, endSession, address } = openEnding('/w/demo/contacts?create=true', CREATED);
    const form = within(await screen.findByRole('dialog', { name: 'New contact' }));
    await user.type(form.getByLabelText(/^Name/), 'Ana Ruiz');
    endSession();
    await user.click(form.getByRole('button', { name: 'Create contact' }));

    const dialog = within(await signIn());
    expect(dialog.getByLabelText('E-mail')).toHaveProperty('value', 'owner@demo.example');
    expect(dialog.getByLabelText('E-mail')).toHaveProperty('readOnly', true);
    await user.type(dialog.getByLabelText('Password'), 'right{Enter}');

    await toastSays('Contact created');
    await heading('Ana Ruiz');
    expect(address()).toBe('/w/demo/contacts/con_ana');
    expect(api.sent.filter(({ name }) => name === 'ContactCreate')).toHaveLength(2);
    expect(auth.findLast(({ path }) => path === '/auth/sign-in/email')?.body.email).toBe('owner@demo.example');
  });

  it('LEAVE-AC2 is told to somebody who was let go meanwhile, instead of asking for the password again and again', async () => {
    const { user, endSession, letGo, address, auth } = openEnding('/w/demo/contacts', CREATED);
    await screen.findByText('No contacts yet');
    endSession();
    letGo();
    await user.type(screen.getByRole('searchbox'), 'ana{Enter}');

    await user.type(within(await signIn()).getByLabelText('Password'), 'right{Enter}');

    const dialog = within(await signIn());
    expect(await dialog.findByText(/You do not belong to this workspace any more/)).toBeDefined();
    expect(auth.filter(({ path }) => path === '/auth/sign-in/email')).toHaveLength(1);
    await user.click(dialog.getByRole('button', { name: 'Leave this page' }));
    await heading('You belong to no workspace');
    expect(address()).toBe('/');
  });

  it('says that a password is wrong, and keeps asking', async () => {
    const { user, endSession } = openEnding('/w/demo/contacts', CREATED);
    await screen.findByText('No contacts yet');
    endSession();
    await user.type(screen.getByRole('searchbox'), 'ana{Enter}');
    const dialog = within(await signIn());

    await user.type(dialog.getByLabelText('Password'), 'wrong{Enter}');

    expect(await dialog.findByText('E-mail or password is not right.')).toBeDefined();
    await user.keyboard('{Escape}');
    expect(await signIn()).toBeDefined();
  });

  it('goes on by itself where the same person signed in in another tab', async () => {
    const { user, endSession, beginElsewhere } = openEnding('/w/demo/contacts', CREATED);
    await screen.findByText('No contacts yet');
    endSession();
    await user.type(screen.getByRole('searchbox'), 'ana{Enter}');
    await signIn();

    beginElsewhere();
    window.dispatchEvent(new Event('focus'));

    expect(await screen.findByText('Nothing matches')).toBeDefined();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('leads to the sign-in and back for those who would rather leave', async () => {
    const { user, endSession, address } = openEnding('/w/demo/contacts', CREATED);
    await screen.findByText('No contacts yet');
    endSession();
    await user.type(screen.getByRole('searchbox'), 'ana{Enter}');

    await user.click(within(await signIn()).getByRole('button', { name: 'Leave this page' }));

    await waitFor(() => expect(address()).toContain('/sign-in'));
    expect(decodeURIComponent(address())).toContain('to=/w/demo/contacts?q=ana');
  });
});

describe('what was typed and not saved', () => {
  const PAGE = '/w/demo/contacts/con_ana';
  const ANA = { contact: contact(), contacts: connectionOf([]), companies: connectionOf([]) };
  const noteField = () => screen.findByRole('textbox', { name: 'Note' });
  const reload = (path: string, answers: Record<string, unknown> = ANA) => {
    cleanup();
    return openCrm(path, { answers, isReload: true });
  };

  it('stands in the form of a new record after a reload, with the names of what was chosen', async () => {
    const acme = { id: 'com_acme', name: 'Acme SA', domain: null, city: null };
    const first = openCrm('/w/demo/contacts?create=true', { answers: { ...ANA, companies: connectionOf([acme]) } });
    await first.user.type(await screen.findByLabelText(/^Name/), 'Ana Ruiz');
    await first.user.click(screen.getByRole('combobox', { name: 'Company' }));
    await first.user.click(await screen.findByRole('option', { name: 'Acme SA' }));

    const { user } = reload('/w/demo/contacts?create=true');

    expect(await screen.findByLabelText(/^Name/)).toHaveProperty('value', 'Ana Ruiz');
    expect(screen.getByRole('combobox', { name: 'Company' })).toHaveProperty('value', 'Acme SA');
    await user.click(screen.getByRole('button', { name: 'Begin anew' }));
    expect(screen.getByLabelText(/^Name/)).toHaveProperty('value', '');
    expect(Object.keys(sessionStorage).filter((key) => key.includes('draft'))).toEqual([]);
  });

  it('is forgotten where it is thrown away', async () => {
    const { user } = openCrm('/w/demo/contacts?create=true', { answers: ANA });
    await user.type(await screen.findByLabelText(/^Name/), 'Ana');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));

    reload('/w/demo/contacts?create=true');

    expect(await screen.findByLabelText(/^Name/)).toHaveProperty('value', '');
  });

  it('stands in the note of its record alone, until it is saved', async () => {
    const first = openCrm(PAGE, { answers: ANA });
    await first.user.type(await noteField(), 'Call on Monday.');

    reload('/w/demo/deals/dea_1', { deal: deal(), pipelines: PIPELINES });
    expect(await noteField()).toHaveProperty('value', '');
    const { user } = reload(PAGE, { ...ANA, noteCreate: done(note()) });
    expect(await noteField()).toHaveProperty('value', 'Call on Monday.');
    await user.click(screen.getByRole('button', { name: 'Add note' }));
    await waitFor(async () => expect(await noteField()).toHaveProperty('value', ''));

    reload(PAGE);
    expect(await noteField()).toHaveProperty('value', '');
  });

  it('is shown where it was begun: a call that was being recorded', async () => {
    const first = openCrm(PAGE, { answers: ANA });
    await first.user.click(
      within(await screen.findByRole('radiogroup', { name: 'What to add' })).getByText('Call or meeting'),
    );
    await first.user.type(screen.getByLabelText('Subject'), 'Offer');

    reload(PAGE);

    expect(await screen.findByLabelText('Subject')).toHaveProperty('value', 'Offer');
  });

  it('is gone once somebody signs out, and nobody else gets it', async () => {
    const first = openCrm(PAGE, { answers: ANA });
    await first.user.type(await noteField(), 'Call on Monday.');
    await first.user.click(screen.getByRole('button', { name: 'Account of Olivia Owner' }));
    await first.user.click(await screen.findByRole('menuitem', { name: 'Sign out' }));
    await heading('Sign in');
    expect(JSON.stringify(sessionStorage)).not.toContain('Monday');

    sessionStorage.setItem(
      'smartx.draft.acc_2.demo.note con_ana',
      JSON.stringify({ values: { body: 'Theirs' }, savedAt: Date.now() }),
    );
    reload(PAGE);
    expect(await noteField()).toHaveProperty('value', '');
    expect(JSON.stringify(sessionStorage)).not.toContain('Theirs');
  });

  it('is too old after half a day', async () => {
    const old = { values: { body: 'Yesterday' }, savedAt: Date.now() - 13 * 3_600_000 };
    openCrm('/sign-in');
    sessionStorage.setItem('smartx.draft.acc_1.demo.note con_ana', JSON.stringify(old));

    reload(PAGE);

    expect(await noteField()).toHaveProperty('value', '');
  });
});
