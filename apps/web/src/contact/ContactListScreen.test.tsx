import { topLevelError } from '@smartx/client/testing';
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { connectionOf, openCrm, withheld } from '../testing/open-crm.tsx';
import { contact } from '../testing/records.ts';

const ANA = { contacts: connectionOf([contact()], 1517), contact: contact() };

describe('the list of contacts', () => {
  it('shows who there is, and how many', async () => {
    openCrm('/w/demo/contacts', { answers: ANA });

    expect(await screen.findByText('Ana Ruiz')).toBeDefined();
    expect(screen.getByText('1,517')).toBeDefined();
    expect(screen.getByRole('gridcell', { name: 'ana@acme.example' })).toBeDefined();
    expect(screen.getByRole('link', { name: 'Acme SA' }).getAttribute('href')).toBe('/w/demo/companies/com_acme');
  });

  it('says what belongs here while there is nobody, and offers the first step', async () => {
    const { user, address } = openCrm('/w/demo/contacts');

    await screen.findByText('No contacts yet');
    await user.click(screen.getAllByRole('button', { name: 'New contact' })[0] ?? document.body);

    expect(await screen.findByRole('dialog', { name: 'New contact' })).toBeDefined();
    expect(address()).toContain('create=true');
  });

  it('says that nothing matches a search, and takes it back', async () => {
    const { user, address } = openCrm('/w/demo/contacts?q=zzz');

    await screen.findByText('Nothing matches');
    await user.click(screen.getByRole('button', { name: 'Clear search and filters' }));

    expect(await screen.findByText('No contacts yet')).toBeDefined();
    expect(address()).toBe('/w/demo/contacts');
  });

  it.each(['filters=%7Bbad', 'filters=%5B7%5D', 'sort=%5B%7B%22field%22%3A%22x%22%7D%5D', 'q=7', 'peek=%7B%7D'])(
    'is shown for the rest of an address of which a part is broken: %s',
    async (part) => {
      openCrm(`/w/demo/contacts?${part}`, { answers: ANA });

      expect(await screen.findByText('Ana Ruiz')).toBeDefined();
      expect(screen.queryByText('This screen could not be shown')).toBeNull();
    },
  );

  it('asks for what the address says: search, filter and order', async () => {
    const filter = encodeURIComponent('[{"field":"city","operator":"is","value":"Lyon"}]');
    const { sent } = openCrm(`/w/demo/contacts?q=ana&sort=-name&filters=${filter}`, { answers: ANA });

    await screen.findByText('Ana Ruiz');

    expect(sent('ContactList')).toMatchObject({
      where: { AND: [{ city: { eq: 'Lyon' } }, { fullName: { contains: 'ana' } }] },
      orderBy: { field: 'NAME', direction: 'DESC' },
      purpose: 'RELATIONSHIP',
    });
    expect(screen.getByRole('button', { name: 'Edit filter: City is Lyon' })).toBeDefined();
  });

  it('says what failed, with its id, and tries again', async () => {
    const { user, api } = openCrm('/w/demo/contacts', {
      answers: {
        contacts: () => {
          throw topLevelError('INTERNAL');
        },
      },
    });
    await screen.findByText('The contacts could not be loaded');

    api.answer(ANA);
    await user.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByText('Ana Ruiz')).toBeDefined();
  });

  it('opens a person beside the list, and in full at the second click', async () => {
    const { user, address } = openCrm('/w/demo/contacts', { answers: ANA });

    await user.click(await screen.findByText('Ana Ruiz'));
    const peek = await screen.findByRole('complementary', { name: 'Ana Ruiz' });
    expect(await within(peek).findByText('Buyer')).toBeDefined();
    await user.click(within(peek).getByRole('button', { name: 'Open full page' }));

    expect(await screen.findByRole('heading', { level: 1, name: 'Ana Ruiz' })).toBeDefined();
    expect(address()).toBe('/w/demo/contacts/con_ana');
  });

  it('gives each person an address, for a tab of their own', async () => {
    openCrm('/w/demo/contacts', { answers: ANA });

    expect((await screen.findByRole('link', { name: 'Ana Ruiz' })).getAttribute('href')).toBe(
      '/w/demo/contacts/con_ana',
    );
  });

  it('calls a person without a name by that, and a withheld name by its reason', async () => {
    const nameless = contact({ id: 'con_2', fullName: null });
    const restricted = contact({
      ...{ id: 'con_3', fullName: null, isRestricted: true },
      withheld: withheld('RESTRICTED', 'fullName'),
    });
    openCrm('/w/demo/contacts', { answers: { contacts: connectionOf([nameless, restricted]) } });

    expect(await screen.findByText('Without a name')).toBeDefined();
    expect(screen.getByRole('button', { name: 'Name: restricted, why?' })).toBeDefined();
  });

  it('shows a viewer hints in place of addresses, and nothing to make', async () => {
    const masked = contact({ emails: null, withheld: withheld('ROLE', 'emails') });
    openCrm('/w/demo/contacts?create=true', { as: 'viewer', answers: { contacts: connectionOf([masked]) } });

    expect(await screen.findByText('a•••@a•••.example')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'New contact' })).toBeNull();
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
