import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { done, openCrm, refused } from '../../testing/open-crm.tsx';
import { contact } from '../../testing/records.ts';

const FORM = '/w/demo/contacts?create=true';
const dialog = async () => within(await screen.findByRole('dialog', { name: 'New contact' }));

describe('recording a contact', () => {
  it('begins in the name', async () => {
    openCrm(FORM);

    const name = (await dialog()).getByLabelText(/Name/);

    expect(document.activeElement).toBe(name);
  });

  it('sends the person with the first addresses and where the data comes from, and opens the page', async () => {
    const { user, sent, address } = openCrm(FORM, {
      answers: { contactCreate: done(contact()), contact: contact() },
    });
    const form = await dialog();

    await user.type(form.getByLabelText(/^Name/), 'Ana Ruiz');
    await user.type(form.getByLabelText('E-mail'), ' ana@acme.example ');
    await user.selectOptions(form.getByLabelText('Where the data comes from'), 'third-party');
    await user.click(form.getByRole('button', { name: 'Create contact' }));

    expect(await screen.findByRole('heading', { level: 1, name: 'Ana Ruiz' })).toBeDefined();
    expect(address()).toBe('/w/demo/contacts/con_ana');
    expect(sent('ContactCreate')?.input).toMatchObject({
      ...{ fullName: 'Ana Ruiz', collectedFrom: 'third-party', lifecycle: 'prospect', jobTitle: null },
      points: [{ kind: 'email', value: 'ana@acme.example', isPrimary: true }],
      allowDuplicate: false,
    });
  });

  it('shows a refused address on its field, and keeps what was typed', async () => {
    const { user } = openCrm(FORM, {
      answers: { contactCreate: refused('points.0.value', 'This is no e-mail address.') },
    });
    const form = await dialog();

    await user.type(form.getByLabelText(/^Name/), 'Ana Ruiz');
    await user.type(form.getByLabelText('E-mail'), 'nonsense');
    await user.click(form.getByRole('button', { name: 'Create contact' }));

    expect(await form.findByText('This is no e-mail address.')).toBeDefined();
    expect(form.getByLabelText('E-mail').getAttribute('aria-invalid')).toBe('true');
    expect(form.getByLabelText(/^Name/)).toHaveProperty('value', 'Ana Ruiz');
  });

  it('shows who is meant already, and records a namesake all the same when told to', async () => {
    const duplicate = {
      ...{ __typename: 'DuplicateFound', code: 'DUPLICATE_FOUND', message: 'There is one.', path: null },
      candidates: ['con_ana'],
    };
    const { user, sent, api } = openCrm(FORM, {
      answers: { contactCreate: { record: null, errors: [duplicate] }, contact: contact() },
    });
    const form = await dialog();
    await user.type(form.getByLabelText(/^Name/), 'Ana Ruiz');
    await user.click(form.getByRole('button', { name: 'Create contact' }));
    const anyway = await form.findByRole('button', { name: 'Save as a second record' });

    api.answer({ contactCreate: done(contact()) });
    await user.click(anyway);

    expect(await screen.findByRole('heading', { level: 1, name: 'Ana Ruiz' })).toBeDefined();
    expect(sent('ContactCreate')?.input).toMatchObject({ allowDuplicate: true });
  });

  it('loses nothing while the server is away', async () => {
    const { user, online } = openCrm(FORM);
    const form = await dialog();
    await user.type(form.getByLabelText(/^Name/), 'Ana Ruiz');

    online(false);
    await user.click(form.getByRole('button', { name: 'Create contact' }));

    expect(await form.findByText(/The server could not save it\./)).toBeDefined();
    expect(form.getByLabelText(/^Name/)).toHaveProperty('value', 'Ana Ruiz');
  });

  it('asks before Escape throws away what was typed, and at once closes what is empty', async () => {
    const { user, address } = openCrm(FORM);
    await user.type((await dialog()).getByLabelText(/^Name/), 'Ana Ruiz');

    await user.keyboard('{Escape}');
    const question = within(await screen.findByRole('dialog', { name: 'Close without saving?' }));
    await user.click(question.getByRole('button', { name: 'Cancel' }));
    const kept = (await dialog()).getByLabelText(/^Name/);
    expect(kept).toHaveProperty('value', 'Ana Ruiz');
    await waitFor(() => expect(document.activeElement).toBe(kept));

    await user.clear(kept);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(address()).toBe('/w/demo/contacts'));
  });

  it('closes over what was typed when told to', async () => {
    const { user, sent, address } = openCrm(FORM);
    await user.type((await dialog()).getByLabelText(/^Name/), 'Ana Ruiz');
    await user.keyboard('{Escape}');

    await user.click(await screen.findByRole('button', { name: 'Close without saving' }));

    await waitFor(() => expect(address()).toBe('/w/demo/contacts'));
    expect(sent('ContactCreate')).toBeUndefined();
  });

  it('closes without a trace', async () => {
    const { user, sent, address } = openCrm(FORM);

    await user.click((await dialog()).getByRole('button', { name: 'Cancel' }));

    expect(screen.queryByRole('dialog')).toBeNull();
    expect(sent('ContactCreate')).toBeUndefined();
    expect(address()).toBe('/w/demo/contacts');
  });
});
