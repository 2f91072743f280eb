import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { connectionOf, openCrm } from '../../testing/open-crm.tsx';
import { contact, deal, PIPELINES } from '../../testing/records.ts';

const heading = (name: string) => screen.findByRole('heading', { level: 1, name });
const ben = contact({ id: 'con_ben', fullName: 'Ben Bolt' });

describe('a letter', () => {
  it('goes to the search of a list, and anywhere else to the palette', async () => {
    const { user, router } = openCrm('/w/demo/contacts');
    await screen.findByText('No contacts yet');

    await user.keyboard('/');
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
    await router.navigate({ to: '/w/$workspace', params: { workspace: 'demo' } });
    await heading('Home');
    await user.keyboard('/');

    expect(await screen.findByRole('combobox')).toBeDefined();
  });

  it('makes what the open list is of, and elsewhere asks what to make', async () => {
    const { user, router } = openCrm('/w/demo');
    await heading('Home');
    await user.keyboard('c');
    expect(await screen.findByRole('option', { name: 'New lead' })).toBeDefined();
    expect(screen.queryByRole('option', { name: /Contacts/ })).toBeNull();
    await user.keyboard('{Escape}');

    await router.navigate({ to: '/w/$workspace/companies', params: { workspace: 'demo' } });
    await screen.findByText('No companies yet');
    await user.keyboard('c');

    expect(await screen.findByRole('dialog', { name: 'New company' })).toBeDefined();
  });

  it('makes a deal on the board too, and nothing for those who may not', async () => {
    const board = '/w/demo/deals?view=board';
    const answers = { deals: connectionOf([deal()]), pipelines: PIPELINES };
    const { user, address } = openCrm(board, { as: 'viewer', answers });
    await heading('Deals');

    await user.keyboard('c');

    expect(address()).toBe(board);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('goes from record to record beside a list', async () => {
    const answers = { contacts: connectionOf([contact(), ben]), contact: contact() };
    const { user, address } = openCrm('/w/demo/contacts?peek=con_ana', { answers });
    await screen.findByRole('complementary', { name: 'Ana Ruiz' });
    await screen.findByRole('link', { name: 'Ben Bolt' });
    expect(screen.queryByRole('button', { name: 'Previous record' })).toBeNull();

    await user.keyboard('j');
    await waitFor(() => expect(address()).toBe('/w/demo/contacts?peek=con_ben'));
    await user.keyboard('k');

    await waitFor(() => expect(address()).toBe('/w/demo/contacts?peek=con_ana'));
  });

  it('does nothing once letters are switched off in the sheet, which then lists none', async () => {
    const { user, address } = openCrm('/w/demo/contacts');
    await screen.findByText('No contacts yet');
    await user.keyboard('?');
    const sheet = within(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' }));
    expect(sheet.getByText('New contact')).toBeDefined();
    expect(sheet.getByRole('region', { name: 'In a table' })).toBeDefined();

    await user.click(sheet.getByRole('switch', { name: /Shortcuts of one letter/ }));

    expect(sheet.queryByText('New contact')).toBeNull();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.keyboard('c');
    expect(address()).toBe('/w/demo/contacts');
  });
});
