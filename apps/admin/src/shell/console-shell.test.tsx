import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { connectionOf, done, openConsole, unauthenticated } from '../testing/open-console.tsx';
import { team } from '../testing/people.ts';
import { hasMailbox } from './mailbox/mailbox.ts';

const TEAMS = { teams: connectionOf([team()]) };
const sidebar = () => within(screen.getAllByRole('navigation', { name: 'Main' })[0] ?? document.body);

describe('the frame of the console', () => {
  it('offers an owner everything, and says what the work is for', async () => {
    openConsole('teams', { answers: TEAMS });

    await screen.findByText('South');

    for (const section of ['Requests', 'Catalogue', 'Purposes', 'Audit log', 'Imports', 'Members', 'Teams'])
      expect(sidebar().getByRole('link', { name: section })).toBeDefined();
    expect(sidebar().getByRole('link', { name: 'Teams' }).getAttribute('aria-current')).toBe('page');
    expect(screen.getAllByText('Security').length).toBeGreaterThan(0);
  });

  it('offers an auditor what an auditor may read', async () => {
    openConsole('teams', { as: ['auditor'], answers: TEAMS });

    await screen.findByText('This part is not for your role');

    expect(sidebar().getAllByRole('link')).toHaveLength(4);
    expect(screen.queryByText('South')).toBeNull();
  });

  it('tells a seller plainly that it is not for them, and asks nothing', async () => {
    const { api } = openConsole('members', { as: ['sales'] });

    await screen.findByText('The console is not part of your role');

    expect(screen.getByRole('link', { name: 'Open the CRM' }).getAttribute('href')).toBe('/w/demo');
    expect(api.sent).toEqual([]);
  });

  it('knows an address that leads nowhere', async () => {
    openConsole('nothing-here');

    expect(await screen.findByText('There is nothing at this address')).toBeDefined();
  });

  it('goes to a part by two letters', async () => {
    const { user, address } = openConsole('teams', { answers: TEAMS });
    await screen.findByText('South');

    await user.keyboard('gm');

    expect(await screen.findByRole('heading', { level: 1, name: 'Members' })).toBeDefined();
    expect(address()).toBe('members');
  });

  it('shows its shortcuts', async () => {
    const { user } = openConsole('teams', { answers: TEAMS });
    await screen.findByText('South');

    await user.keyboard('?');

    expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeDefined();
  });

  it('leads back to the CRM, and to the mailbox where the installation has one', async () => {
    const { user } = openConsole('teams', { answers: TEAMS, pages: { 'HEAD /dev/mail': { status: 200 } } });

    await user.click(await screen.findByRole('button', { name: /Account of Olivia Owner/ }));

    expect((await screen.findByRole('menuitem', { name: 'Open the CRM' })).getAttribute('href')).toBe('/w/demo');
    expect((await screen.findByRole('menuitem', { name: /Mailbox/ })).getAttribute('href')).toBe('/dev/mail');
  });

  it('speaks of no mailbox where mail is really sent', async () => {
    const { user } = openConsole('teams', { answers: TEAMS });

    await user.click(await screen.findByRole('button', { name: /Account of Olivia Owner/ }));

    await screen.findByRole('menuitem', { name: 'Open the CRM' });
    expect(screen.queryByRole('menuitem', { name: /Mailbox/ })).toBeNull();
  });
});

describe('a session that ends in the console', () => {
  it('is renewed over the form, which is then saved as if nothing had been', async () => {
    const { user, api, asked } = openConsole('teams', {
      answers: { ...TEAMS, teamCreate: unauthenticated },
      pages: { 'POST /auth/sign-in/email': { status: 200 } },
    });
    await screen.findByText('South');
    await user.click(screen.getByRole('button', { name: 'New team' }));
    const form = within(await screen.findByRole('dialog', { name: 'New team' }));
    await user.type(form.getByLabelText(/^Name/), 'North');
    await user.keyboard('{Enter}');

    const dialog = within(await screen.findByRole('dialog', { name: 'Your session has ended' }));
    api.answer({ teamCreate: done(team({ name: 'North' })) });
    await user.type(dialog.getByLabelText('Password'), 'right{Enter}');

    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(asked).toContain('POST /auth/sign-in/email');
    expect(api.sent.filter(({ name }) => name === 'TeamCreate')).toHaveLength(2);
  });
});

describe('the mailbox of an installation', () => {
  it.each([
    [200, true],
    [401, false],
    [404, false],
  ])('answers %i: there is one for whoever asks, or not', async (status, has) => {
    expect(await hasMailbox(async () => new Response(null, { status }))).toBe(has);
  });

  it('is taken for absent while nobody answers', async () => {
    expect(await hasMailbox(() => Promise.reject(new TypeError('offline')))).toBe(false);
  });
});
