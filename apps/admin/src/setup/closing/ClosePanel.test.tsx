import { cleanup, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { openConsole, refused, toastSays } from '../../testing/open-console.tsx';

const SETTINGS = {
  ...{ __typename: 'WorkspaceSettings', name: 'Demo GmbH', country: 'DE', timeZone: 'Europe/Berlin', locale: 'en' },
  ...{ privacyEmail: null, postalAddress: null, setUpAt: '2026-06-01T10:00:00Z', version: 4 },
};
const OPEN = {
  ...{ __typename: 'WorkspaceClosing', name: 'Demo GmbH', requestedAt: null, closingAt: null, runningImports: 0 },
  ...{ exportWaivedAt: null, canWaiveExport: false },
  counts: [{ __typename: 'ClosureCount', kind: 'contact', records: 1204 }],
  ...{ holds: [], openRequests: 2, keptItems: 0, keptUntil: null, dataBackupsEndAt: null, keyBackupsEndAt: null },
  exports: [
    {
      ...{ __typename: 'WorkspaceExport', id: 'wex_1', state: 'ready', requestedAt: '2026-06-15T10:00:00Z' },
      ...{ tableCount: 70, writtenCount: 70, recordCount: 9000, fileCount: 12, megabytes: 34, downloadCount: 1 },
      expiresAt: '2026-06-22T10:00:00Z',
    },
  ],
};
const DONE = { __typename: 'OutcomePayload', done: true, errors: [] };
const CLOSING = { ...OPEN, requestedAt: '2026-06-15T10:00:00Z', closingAt: '2026-07-15T10:00:00Z' };

it('28(3)(g) an owner sees what goes, types the name, gives the password, and says who answers open requests', async () => {
  const { user, sent, api } = openConsole('setup', {
    answers: { workspaceSettings: SETTINGS, workspaceClosing: OPEN, workspaceClose: DONE },
  });
  const panel = await screen.findByRole('region', { name: 'Take along and close' });
  expect(within(panel).getByText('1,204')).toBeDefined();
  expect(within(panel).getByText(/2 privacy requests are not decided/)).toBeDefined();
  expect(within(panel).getByText(/9,000 rows, 12 files, 34 MB/)).toBeDefined();

  await user.click(within(panel).getByRole('button', { name: 'Close the workspace…' }));
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByLabelText('Name of the workspace'), 'Demo');
  await user.click(within(dialog).getByRole('button', { name: 'Close the workspace' }));
  expect(await within(dialog).findByText('Type “Demo GmbH”, as it is written.')).toBeDefined();
  expect(sent('WorkspaceClose')).toBeUndefined();
  await user.type(within(dialog).getByLabelText('Name of the workspace'), ' GmbH');
  await user.type(within(dialog).getByLabelText('Your password, once more'), 'right');
  await user.click(within(dialog).getByLabelText('We answer the open privacy requests ourselves'));
  api.answer({ workspaceClosing: CLOSING });
  await user.click(within(dialog).getByRole('button', { name: 'Close the workspace' }));

  await toastSays('The workspace is being closed');
  expect(sent('WorkspaceClose')).toEqual({
    input: {
      ...{ confirmation: 'Demo GmbH', password: 'right', reason: null },
      ...{ takesOverRequests: true, takesOverArchive: false },
    },
  });
  expect(await screen.findByRole('button', { name: 'Take the closure back' })).toBeDefined();
});

it('28(3)(g) while it is closing nothing is set up, and it can be taken back; a hold stands in the way of closing', async () => {
  const { user, sent, api } = openConsole('setup', {
    closingAt: CLOSING.closingAt,
    answers: {
      ...{ workspaceSettings: null, workspaceClosing: CLOSING, workspaceCloseCancel: DONE },
      workspaceExportDownload: {
        ...refused('Give your password once more; this one is not right.', 'password'),
        download: null,
      },
    },
  });
  expect(await screen.findByRole('region', { name: 'This workspace is being closed' })).toBeDefined();
  expect(screen.queryByLabelText('Company')).toBeNull();

  await user.click(await screen.findByRole('button', { name: 'Fetch…' }));
  await user.type(await screen.findByLabelText('Your password, once more'), 'wrong');
  await user.click(screen.getByRole('button', { name: 'Fetch the export' }));
  expect(await screen.findByText(/this one is not right/)).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  const hold = { __typename: 'ClosureHold', id: 'hld_1', name: 'Dispute 4711' };
  api.answer({ workspaceSettings: SETTINGS, workspaceClosing: { ...OPEN, holds: [hold] } });
  await user.click(await screen.findByRole('button', { name: 'Take the closure back' }));

  await toastSays('The closure is taken back');
  expect(sent('WorkspaceCloseCancel')).toEqual({ input: {} });
  expect(await screen.findByText(/The hold “Dispute 4711” is in force/)).toBeDefined();
  expect(screen.getByRole('button', { name: 'Close the workspace…' })).toHaveProperty('disabled', true);
});

it('28(3)(g) says that nothing is destroyed before an export was made, and no more of it once one was', async () => {
  const failed = [{ ...OPEN.exports[0], id: 'wex_2', state: 'failed', expiresAt: null }];
  openConsole('setup', {
    closingAt: CLOSING.closingAt,
    answers: { workspaceSettings: null, workspaceClosing: { ...CLOSING, exports: failed } },
  });
  expect(await screen.findByText(/No export was made since the closure began/)).toBeDefined();
  cleanup();

  openConsole('setup', {
    closingAt: CLOSING.closingAt,
    answers: { workspaceSettings: null, workspaceClosing: CLOSING },
  });

  expect(await screen.findByRole('button', { name: 'Take the closure back' })).toBeDefined();
  expect(screen.queryByText(/No export was made since the closure began/)).toBeNull();
});

it('28(3)(g) where every export fails, an owner gives it up with the name typed and the password, and says who holds what is kept', async () => {
  const failed = [{ ...OPEN.exports[0], id: 'wex_2', state: 'failed', expiresAt: null }];
  const stuck = { ...CLOSING, exports: failed, canWaiveExport: true, keptItems: 3 };
  const { user, sent, api } = openConsole('setup', {
    closingAt: CLOSING.closingAt,
    answers: { workspaceSettings: null, workspaceClosing: stuck, workspaceExportWaive: DONE },
  });
  await user.click(await screen.findByRole('button', { name: 'Close without an export…' }));
  const dialog = await screen.findByRole('dialog');
  const [name, password] = [/Name of the workspace/, /Your password, once more/].map((label) =>
    within(dialog).getByLabelText(label),
  );
  await user.click(within(dialog).getByRole('button', { name: 'Close without an export' }));
  expect(sent('WorkspaceExportWaive')).toBeUndefined();
  if (name) await user.type(name, 'Demo GmbH');
  if (password) await user.type(password, 'right');
  await user.click(within(dialog).getByLabelText('We hold elsewhere what a law or a dispute demands'));
  const waived = { ...stuck, canWaiveExport: false, exportWaivedAt: '2026-07-10T10:00:00Z' };
  api.answer({ workspaceClosing: waived });
  await user.click(within(dialog).getByRole('button', { name: 'Close without an export' }));

  await toastSays('The workspace ends without an export');
  expect(sent('WorkspaceExportWaive')).toEqual({
    input: { confirmation: 'Demo GmbH', password: 'right', keepsArchiveElsewhere: true },
  });
  expect(await screen.findByText(/The export was given up/)).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Close without an export…' })).toBeNull();
});
