import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { connectionOf, openCrm, toastSays } from '../../testing/open-crm.tsx';
import { contact } from '../../testing/records.ts';

const LYON = { field: 'city', operator: 'is', value: 'Lyon' };
const GONE = { field: 'shoeSize', operator: 'is', value: '43' };
const VIEW = {
  ...{ id: 'svw_1', name: 'People in Lyon', visibility: 'team', teamName: 'East', isOwn: true, version: 3 },
  ...{ isLocked: false, isFavourite: true, mayChange: true, state: { filters: [LYON], sort: '-name' } },
};
const ANSWERS = { contacts: connectionOf([contact()]), savedViews: [VIEW] };
const open = (address: string, more: object = {}) => openCrm(address, { answers: { ...ANSWERS, ...more } });
const menu = async (user: ReturnType<typeof open>['user'], name: string) => {
  await user.click(await screen.findByRole('button', { name: `View: ${name}` }));
  return within(await screen.findByRole('menu'));
};

describe('the views of a list', () => {
  it('open from the menu, favourites first, and hold in the address by their id alone', async () => {
    const { user, address, sent } = open('/w/demo/contacts');
    const list = await menu(user, 'All contacts');

    await user.click(list.getByRole('menuitem', { name: /People in Lyon/ }));

    await waitFor(() => expect(address()).toBe('/w/demo/contacts?saved=svw_1'));
    await waitFor(() =>
      expect(sent('ContactList')).toMatchObject({
        where: { AND: [{ city: { eq: 'Lyon' } }] },
        orderBy: { field: 'NAME', direction: 'DESC' },
      }),
    );
    expect(screen.queryByRole('button', { name: 'Discard' })).toBeNull();
  });

  it('say what is unsaved: the address is then the whole state, and is discarded or saved over the version seen', async () => {
    const { user, address, sent, api } = open('/w/demo/contacts?saved=svw_1', {
      savedViewUpdate: { savedView: VIEW, errors: [] },
    });
    await screen.findByText('Ana Ruiz');
    const asked = api.sent.filter(({ name }) => name === 'ContactList').map(({ variables }) => variables.where);
    expect(asked.every((where) => where !== null)).toBe(true);

    await user.click(screen.getByRole('button', { name: 'Remove filter: City is Lyon' }));
    await waitFor(() => expect(address()).toContain('filters='));
    expect(address()).toContain('sort=-name');
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    await waitFor(() => expect(address()).toBe('/w/demo/contacts?saved=svw_1'));

    await user.click(await screen.findByRole('button', { name: 'Remove filter: City is Lyon' }));
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    await toastSays('View saved');
    expect(sent('SavedViewUpdate')?.input).toMatchObject({
      id: 'svw_1',
      ifVersion: 3,
      state: { filters: [], sort: '-name' },
    });
  });

  it('are kept under a name, with the columns of the device', async () => {
    const { user, sent, address } = open(
      '/w/demo/contacts?filters=%5B%7B%22field%22%3A%22owner%22%2C%22operator%22%3A%22isMe%22%2C%22value%22%3A%22%22%7D%5D',
      {
        savedViewCreate: { savedView: { ...VIEW, id: 'svw_1' }, errors: [] },
      },
    );

    await user.click(await screen.findByRole('button', { name: 'Save as new' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Save as a new view' }));
    const name = dialog.getByLabelText(/Name of the view/);
    await user.click(name);
    await user.paste('x'.repeat(81));
    expect(dialog.getByText('At most 80 characters.')).toBeDefined();
    expect(dialog.getByRole('button', { name: 'Save view' })).toHaveProperty('disabled', true);
    await user.clear(name);
    await user.type(name, 'Mine');
    await user.selectOptions(dialog.getByLabelText('Who sees it'), 'Everyone');
    await user.click(dialog.getByRole('button', { name: 'Save view' }));

    await waitFor(() => expect(address()).toBe('/w/demo/contacts?saved=svw_1'));
    expect(sent('SavedViewCreate')?.input).toMatchObject({
      ...{ object: 'contact', name: 'Mine', visibility: 'everyone' },
      state: { filters: [{ field: 'owner', operator: 'isMe', value: '' }], columns: { density: 'comfortable' } },
    });
  });

  it('say what they name that is gone, and that they are gone themselves', async () => {
    open('/w/demo/contacts?saved=svw_1', { savedViews: [{ ...VIEW, state: { filters: [GONE, 7], sort: {} } }] });
    expect(await screen.findByRole('button', { name: 'Edit filter: shoeSize is a field that is gone' })).toBeDefined();
    expect(await screen.findByText('Ana Ruiz')).toBeDefined();
  });

  it('of others that are not shared are said to be gone', async () => {
    open('/w/demo/contacts?saved=svw_2');

    expect(await screen.findByText('This view is gone, or not shared with you')).toBeDefined();
    expect(await screen.findByText('Ana Ruiz')).toBeDefined();
  });

  it('are deleted with a way back', async () => {
    const { user, sent, address } = open('/w/demo/contacts?saved=svw_1', {
      savedViewDelete: { errors: [] },
      savedViewRestore: { errors: [] },
    });
    const list = await menu(user, 'People in Lyon');

    await user.click(list.getByRole('menuitem', { name: 'Delete view' }));

    await toastSays('View deleted');
    expect(address()).toBe('/w/demo/contacts');
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(sent('SavedViewRestore')?.input).toEqual({ id: 'svw_1' }));
  });
});
