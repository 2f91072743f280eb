import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { connectionOf, done, openCrm, refused, toastSays } from '../../testing/open-crm.tsx';
import { contact } from '../../testing/records.ts';

const PAGE = '/w/demo/contacts/con_ana';
const OTHER = { __typename: 'Contact', id: 'con_ruiz', fullName: 'A. Ruiz', company: null };
const MERGE = {
  ...{ __typename: 'ContactMerge', mergedId: 'con_ruiz', mergedAt: '2026-01-01T10:00:00Z' },
  ...{ canBeUndone: true, mergedBy: { __typename: 'Member', id: 'mem_olivia', displayName: 'Olivia' } },
};

async function openMerge(answers: object, as: 'owner' | 'viewer' = 'owner') {
  const crm = openCrm(PAGE, {
    as,
    answers: {
      ...{ contact: contact(), contacts: connectionOf([contact(), OTHER]) },
      contactMergePreview: [
        { __typename: 'ContactRecordCount', kind: 'Deal', count: 2 },
        { __typename: 'ContactRecordCount', kind: 'CustomValue', count: 9 },
      ],
      ...answers,
    },
  });
  await screen.findByRole('heading', { level: 1, name: 'Ana Ruiz' });
  return crm;
}

async function choose({ user }: Awaited<ReturnType<typeof openMerge>>) {
  await user.click(screen.getByRole('button', { name: 'More actions' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Merge with another contact' }));
  const dialog = await screen.findByRole('dialog', { name: 'Merge contacts' });
  await user.click(within(dialog).getByRole('button', { name: 'Merge contacts' }));
  expect(await within(dialog).findByText('Choose the other entry.')).toBeDefined();
  await user.click(within(dialog).getByRole('combobox', { name: /other entry/ }));
  const other = await screen.findByRole('option', { name: 'A. Ruiz' });
  expect(screen.queryByRole('option', { name: /Ana Ruiz/ })).toBeNull();
  await user.click(other);
  return within(dialog);
}

it('merges the entry that is chosen into the one whose page is open, after it said what goes over', async () => {
  const crm = await openMerge({
    contactMerge: done(contact({ merges: [MERGE] })),
    contactUnmerge: done(contact(OTHER)),
  });

  const dialog = await choose(crm);
  expect(await dialog.findByText('2 deals')).toBeDefined();
  expect(dialog.queryByText(/9/)).toBeNull();
  crm.api.answer({ contact: contact({ merges: [MERGE] }) });
  await crm.user.click(dialog.getByRole('button', { name: 'Merge contacts' }));

  await toastSays('The contacts are one now');
  expect(crm.sent('ContactMerge')).toMatchObject({ input: { survivorId: 'con_ana', mergedIds: ['con_ruiz'] } });
  await crm.user.click(await screen.findByRole('button', { name: 'Undo the merge' }));
  await toastSays('The contacts are two again');
  expect(crm.sent('ContactUnmerge')).toMatchObject({ input: { id: 'con_ruiz' } });
}, 60_000);

it('keeps the other one where that is chosen, and goes to its page', async () => {
  const crm = await openMerge({ contactMerge: done(contact(OTHER)) });

  const dialog = await choose(crm);
  await crm.user.click(dialog.getByRole('radio', { name: 'A. Ruiz' }));
  crm.api.answer({ contact: contact(OTHER) });
  await crm.user.click(dialog.getByRole('button', { name: 'Merge contacts' }));

  await waitFor(() => expect(crm.address()).toBe('/w/demo/contacts/con_ruiz'), { timeout: 15_000 });
  expect(crm.sent('ContactMerge')).toMatchObject({ input: { survivorId: 'con_ruiz', mergedIds: ['con_ana'] } });
});

it('stays open where it is refused, and is not there for a viewer', async () => {
  const crm = await openMerge({ contactMerge: refused('mergedIds', 'No.') });

  const dialog = await choose(crm);
  await crm.user.click(dialog.getByRole('button', { name: 'Merge contacts' }));

  await toastSays('The contacts were not merged');
  expect(screen.getByRole('dialog', { name: 'Merge contacts' })).toBeDefined();
});

it('leads from the old address of a merged contact to the page of who they are now', async () => {
  const crm = openCrm('/w/demo/contacts/con_old', { as: 'viewer', answers: { contact: contact({ merges: [MERGE] }) } });

  await waitFor(() => expect(crm.address()).toBe(PAGE), { timeout: 15_000 });
  expect(await screen.findByText('Olivia merged another entry of this person')).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Undo the merge' })).toBeNull();
});
