import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { storedPurpose } from '../session/use-purpose.ts';
import { alertSays, connectionOf, openCrm } from '../testing/open-crm.tsx';
import { company, contact, deal, lead } from '../testing/records.ts';

const heading = (name: string) => screen.findByRole('heading', { level: 1, name });

describe('the frame', () => {
  it('marks the open place, for every page below it', async () => {
    openCrm('/w/demo/contacts/con_ana', { answers: { contact: contact() } });
    await heading('Ana Ruiz');

    const main = within(screen.getByRole('navigation', { name: 'Main' }));

    expect(main.getByRole('link', { name: 'Contacts' }).getAttribute('aria-current')).toBe('page');
    expect(main.getByRole('link', { name: 'Home' }).getAttribute('aria-current')).toBeNull();
  });

  it('goes from place to place by keyboard, and puts the focus on the new heading', async () => {
    const { user, address } = openCrm('/w/demo');
    await heading('Home');

    await user.keyboard('gd');

    const title = await heading('Deals');
    expect(address()).toBe('/w/demo/deals');
    await waitFor(() => expect(document.activeElement).toBe(title));
  });

  it('types letters where somebody types', async () => {
    const { user, address } = openCrm('/w/demo/contacts');
    await screen.findByText('No contacts yet');

    await user.type(screen.getByRole('searchbox'), 'gd');

    expect(address()).not.toContain('/deals');
  });

  it('changes the workspace', async () => {
    const { user, address } = openCrm('/w/demo', { workspaces: [{ slug: 'nordwind', name: 'Nordwind AG' }] });
    await heading('Home');

    await user.click(screen.getByRole('button', { name: /Change the workspace/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Nordwind AG' }));

    await waitFor(() => expect(address()).toBe('/w/nordwind'));
  });

  it('works for another purpose, and asks for everything anew', async () => {
    const { user, sent } = openCrm('/w/demo/contacts', { answers: { contacts: connectionOf([contact()]) } });
    await screen.findByText('Ana Ruiz');

    await user.click(screen.getByRole('button', { name: /Working for/ }));
    await user.click(await screen.findByRole('menuitem', { name: /^Marketing/ }));

    await waitFor(() => expect(sent('ContactList')?.purpose).toBe('MARKETING'));
    expect(screen.getByRole('button', { name: /Working for: Marketing/ })).toBeDefined();
    expect(sessionStorage.getItem('smartx.purpose.demo')).toBe('MARKETING');
  });

  it('shows that it is loading while the server says who looks, and asks for no purpose that is not held', async () => {
    const account = { id: 'acc_1', fullName: 'Marc Marketing', email: 'marketing@demo.example', locale: null };
    const demo = { slug: 'demo', name: 'Demo GmbH', isOperator: false, roles: ['marketing'] };
    const me = { account, workspaces: [{ ...demo, purposes: ['PROSPECTING'] }] };
    const late = () => new Promise<{ body: object }>((answer) => setTimeout(answer, 500, { body: me }));
    const { api } = openCrm('/w/demo', { purposes: ['PROSPECTING'], auth: { '/auth/me': late } });

    await screen.findByRole('status', { busy: true });
    expect(screen.queryByRole('navigation', { name: 'Main' })).toBeNull();
    await heading('Home');

    expect(screen.getByText(/Working for/).textContent).toContain('Prospecting');
    expect(storedPurpose('demo')).toBe('PROSPECTING');
    expect(api.sent.filter(({ name }) => name === 'Viewer')).toHaveLength(1);
    expect(screen.getByText('For “Prospecting” your work stands in the lists')).toBeDefined();
  });

  it('sends somebody without a purpose of the CRM to the console', async () => {
    openCrm('/w/demo', { purposes: ['RIGHTS_HANDLING'] });

    await heading('Your roles hold no purpose for which contacts are used');

    expect(screen.getByRole('link', { name: 'Go to the console' }).getAttribute('href')).toContain('/admin/');
  });

  it('signs out', async () => {
    const { user, auth } = openCrm('/w/demo');
    await heading('Home');

    await user.click(screen.getByRole('button', { name: 'Account of Olivia Owner' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }));

    await heading('Sign in');
    expect(auth.some(({ path }) => path === '/auth/sign-out')).toBe(true);
  });

  it('lists the shortcuts that work here', async () => {
    const { user } = openCrm('/w/demo/contacts/con_ana', { answers: { contact: contact() } });
    await heading('Ana Ruiz');

    await user.keyboard('?');

    const sheet = within(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' }));
    expect(sheet.getByText('Go to contacts')).toBeDefined();
    expect(sheet.getByText('This record')).toBeDefined();
  });
});

describe('addresses that lead nowhere', () => {
  it('keep the frame below a workspace', async () => {
    const { user, address } = openCrm('/w/demo/nowhere');
    await heading('Not found');
    expect(screen.getByRole('navigation', { name: 'Main' })).toBeDefined();

    await user.click(screen.getByRole('button', { name: 'Go to home' }));

    await heading('Home');
    expect(address()).toBe('/w/demo');
  });

  it('tell nothing about workspaces of others', async () => {
    openCrm('/w/somebody-elses/contacts');

    await heading('You do not belong to this workspace');

    expect(screen.queryByRole('navigation')).toBeNull();
    expect(screen.queryByLabelText('Password')).toBeNull();
  });
});

describe('a server that is away', () => {
  it('is told as such, and tried again', async () => {
    const { user, online, router } = openCrm('/sign-in', { isSignedOut: false });
    await heading('Sign in');
    online(false);
    await router.navigate({ to: '/w/$workspace', params: { workspace: 'demo' } }).catch(() => undefined);
    await heading('The server cannot be reached');
    await alertSays('Nothing that you saved is lost.');

    online(true);
    await user.click(screen.getByRole('button', { name: 'Try again' }));

    await heading('Home');
  });

  it('leaves the frame where only a list is missing', async () => {
    const { user, online } = openCrm('/w/demo');
    await screen.findByText('Nothing is due');
    online(false);

    await user.click(screen.getByRole('link', { name: 'Companies' }));

    expect(await screen.findByText('The companies could not be loaded')).toBeDefined();
    expect(screen.getByText('The server cannot be reached. Check the connection, then try again.')).toBeDefined();
  });
});

describe('the palette', () => {
  const FOUND = {
    search: [contact(), company(), deal(), lead()].map((record) => ({
      __typename: 'SearchHit',
      field: 'name',
      record,
    })),
  };
  const open = async (setup: Parameters<typeof openCrm>[1]) => {
    const crm = openCrm('/w/demo', setup);
    await heading('Home');
    await crm.user.keyboard('{Control>}k{/Control}');
    return { ...crm, input: await screen.findByRole('combobox') };
  };

  it('finds people, companies, deals and leads, and opens one', async () => {
    const { user, input, address, sent } = await open({ answers: { ...FOUND, company: company() } });

    await user.type(input, 'acme');
    await user.click(await screen.findByRole('option', { name: /Acme SA.*Lyon/ }));

    await heading('Acme SA');
    expect(address()).toBe('/w/demo/companies/com_acme');
    expect(sent('RecordSearch')?.text).toBe('acme');
  });

  it('makes what the roles may make', async () => {
    const { user, input, address } = await open({});

    await user.type(input, 'new deal{Enter}');

    await waitFor(() => expect(address()).toBe('/w/demo/deals?create=true'));
  });

  it('offers support neither leads nor what it may not make', async () => {
    await open({ as: 'support' });

    expect(await screen.findByRole('option', { name: /Contacts/ })).toBeDefined();
    expect(screen.queryByRole('option', { name: /Leads/ })).toBeNull();
    expect(screen.queryByRole('option', { name: /New deal/ })).toBeNull();
  });

  it('forgets what was typed once it is closed', async () => {
    const { user, input } = await open({ answers: FOUND });
    await user.type(input, 'acme');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('combobox')).toBeNull());

    await user.keyboard('{Control>}k{/Control}');

    expect(await screen.findByRole('combobox')).toHaveProperty('value', '');
  });
});
