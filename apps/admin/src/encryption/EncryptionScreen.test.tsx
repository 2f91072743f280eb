import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { broken, openConsole, refused } from '../testing/open-console.tsx';

const version = (number: number, keys: number) => ({
  ...{ __typename: 'KeyVersion', version: number, createdAt: '2026-01-01T10:00:00Z', keys },
});
const STATUS = {
  versions: [version(1, 1204)],
  counts: [
    { kind: 'subject', alive: 1200, destroyed: 7 },
    { kind: 'workspace', alive: 1, destroyed: 0 },
  ],
  lastBackup: { madeAt: '2026-06-14T03:37:00Z', expiresAt: '2026-06-21T03:37:00Z' },
  lastDataBackup: { madeAt: '2026-06-14T04:00:00Z', expiresAt: '2026-07-19T04:00:00Z' },
  journalCompleteAt: '2026-06-14T04:01:00Z',
  columns: [
    { table: 'contact', column: 'birth_date', stored: 'sealed' },
    { table: 'contact', column: 'full_name', stored: 'searchable' },
    { table: 'note', column: 'body', stored: 'sealed' },
  ],
};
const ALL = { encryptionStatus: STATUS };

describe('the encryption of a workspace', () => {
  it('says how many keys there are and whose, when they were last saved, and what is sealed and what searchable', async () => {
    openConsole('encryption', { answers: ALL });

    expect(await screen.findByText('1,200')).toBeDefined();
    expect(screen.getByText(/7 destroyed/)).toBeDefined();
    expect(screen.getByText(/can be read until .*2026/)).toBeDefined();
    expect(screen.getByText('1,204 keys under it')).toBeDefined();
    const section = (name: RegExp) => within(screen.getByRole('heading', { name }).closest('section') ?? document.body);
    expect(section(/Sealed/).getByText('birth_date')).toBeDefined();
    expect(section(/Sealed/).queryByText('full_name')).toBeNull();
    expect(section(/Searchable/).getByText('full_name')).toBeDefined();
  });

  it('says when the key of the last backup of the data dies, and that it is old', async () => {
    openConsole('encryption', { answers: ALL });

    const card = await backupCard();

    expect(card.getByText(/until then it shows people who are erased later/)).toBeDefined();
    expect(card.getByText('older than a week')).toBeDefined();
  });

  it('warns where the data has no backup and nothing is written down for after a restore', async () => {
    const nothing = { lastDataBackup: null, journalCompleteAt: null };
    openConsole('encryption', { answers: { encryptionStatus: { ...STATUS, ...nothing } } });

    const card = await backupCard();

    expect(card.getAllByText('There is none')).toHaveLength(2);
    expect(card.queryByText('Its key is destroyed on')).toBeNull();
  });

  it('warns where the keys have no backup', async () => {
    openConsole('encryption', { answers: { encryptionStatus: { ...STATUS, lastBackup: null } } });

    expect(await screen.findByText('There is none')).toBeDefined();
  });

  it('has the key replaced after a question, and shows the new version once it is there', async () => {
    const { user, sent, api } = openConsole('encryption', {
      answers: { ...ALL, keyRotate: { done: true, errors: [] } },
    });

    await user.click(await screen.findByRole('button', { name: 'Replace the key' }));
    expect(sent('KeyRotate')).toBeUndefined();
    const dialog = within(await screen.findByRole('dialog', { name: 'Replace the key of this workspace?' }));
    api.answer({ ...ALL, encryptionStatus: { ...STATUS, versions: [version(2, 1204), version(1, 0)] } });
    await user.click(dialog.getByRole('button', { name: 'Replace it' }));

    expect(await screen.findByText('Version 2', {}, { timeout: 4000 })).toBeDefined();
    expect(sent('KeyRotate')).toEqual({ input: { ifVersion: 1 } });
    expect(screen.getByText('kept for blind indexes')).toBeDefined();
    expect(screen.getByText('no key under it')).toBeDefined();
  });

  it('says why the key was not replaced', async () => {
    const { errors } = refused('Your roles do not allow this.');
    const { user } = openConsole('encryption', { answers: { ...ALL, keyRotate: { done: false, errors } } });

    await user.click(await screen.findByRole('button', { name: 'Replace the key' }));
    await user.click(await screen.findByRole('button', { name: 'Replace it' }));

    expect(await screen.findByText(/Your roles do not allow this/)).toBeDefined();
    expect(screen.queryByText('The key is being replaced')).toBeNull();
  });

  it('lets an officer look and not replace, and says a failure', async () => {
    const { user, api } = openConsole('encryption', {
      as: ['privacy-officer'],
      answers: { encryptionStatus: broken },
    });
    await screen.findByText('The keys could not be loaded');

    api.answer(ALL);
    await user.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByText('1,200')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Replace the key' })).toBeNull();
  });

  it('says that the keys are not for a role that may not know', async () => {
    openConsole('encryption', { answers: { encryptionStatus: null } });

    expect(await screen.findByText('The keys are not for your role')).toBeDefined();
  });
});

async function backupCard() {
  const heading = await screen.findByRole('heading', { name: 'Backup of the data' });
  return within(heading.closest('section') ?? document.body);
}
