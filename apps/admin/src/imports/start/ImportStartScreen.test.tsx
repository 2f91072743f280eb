import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FILE, importRun } from '../../testing/imports.ts';
import { done, openConsole, refused } from '../../testing/open-console.tsx';

const TAKEN = { uploadCreate: { upload: { id: 'upl_1', url: '/uploads/once' }, errors: [] } };
const people = () => new File(['Name\nAna'], 'people.csv', { type: 'text/csv' });
const choose = () => screen.findByLabelText('Choose a file');

it('sends the file to its own address and opens the import that was made of it', async () => {
  const { user, sent, asked, address } = openConsole('imports/new', {
    answers: { ...TAKEN, ...FILE, importCreate: done({ id: 'imp_1' }), importRun: importRun() },
    pages: { 'PUT /uploads/once': { status: 200 } },
  });
  await user.click(await screen.findByRole('radio', { name: 'Contacts' }));

  await user.upload(await choose(), people());

  expect(await screen.findByRole('heading', { level: 1, name: 'people.csv' })).toBeDefined();
  expect(sent('ImportUpload')).toMatchObject({ input: { use: 'import', fileName: 'people.csv', byteSize: 8 } });
  expect(asked).toContain('PUT /uploads/once');
  expect(sent('ImportCreate')).toEqual({ input: { uploadId: 'upl_1', object: 'contact' } });
  expect(address()).toBe('imports/imp_1');
});

it('says in the server’s words why a file was not taken', async () => {
  const { user } = openConsole('imports/new', {
    answers: TAKEN,
    pages: { 'PUT /uploads/once': { status: 422, body: { message: 'The file is too large.' } } },
  });

  await user.upload(await choose(), people());

  expect(await screen.findByText('The file is too large.')).toBeDefined();
});

it('makes no import of a file in which nothing can be read', async () => {
  const { user, address } = openConsole('imports/new', {
    answers: { ...TAKEN, importCreate: refused('The file has no lines.') },
    pages: { 'PUT /uploads/once': { status: 200 } },
  });

  await user.upload(await choose(), people());

  expect(await screen.findByText('The file was not taken.')).toBeDefined();
  expect(screen.getByText('The file has no lines.')).toBeDefined();
  expect(address()).toBe('imports/new');
});
