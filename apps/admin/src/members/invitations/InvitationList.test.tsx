import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { broken, connectionOf, done, openConsole, refused, toastSays } from '../../testing/open-console.tsx';
import { invitation } from '../../testing/people.ts';

const PAGE = 'members?show=invitations';
const withOne = (more: object = {}) => ({ invitations: connectionOf([invitation(more)]) });

it('shows whom somebody invited, as what, and where that stands', async () => {
  openConsole(PAGE, { answers: withOne() });

  expect(await screen.findByText('ana@example.test')).toBeDefined();
  expect(screen.getByRole('gridcell', { name: 'Viewer' })).toBeDefined();
  expect(screen.getByText('open')).toBeDefined();
});

it('knows an invitation whose link is too old', async () => {
  openConsole(PAGE, { answers: withOne({ expiresAt: '2020-01-01T00:00:00Z' }) });

  expect(await screen.findByText('expired')).toBeDefined();
});

it('offers nothing about an invitation that is over', async () => {
  openConsole(PAGE, { answers: withOne({ state: 'revoked' }) });

  await screen.findByText('taken back');

  expect(screen.queryByRole('button', { name: 'Send again' })).toBeNull();
});

it('sends the link again', async () => {
  const { user, sent } = openConsole(PAGE, { answers: { ...withOne(), invitationResend: done({ id: 'inv_2' }) } });

  await user.click(await screen.findByRole('button', { name: 'Send again' }));

  await toastSays('A fresh link was sent to ana@example.test');
  expect(sent('InvitationResend')).toEqual({ input: { id: 'inv_1' } });
});

it('takes an invitation back', async () => {
  const { user, sent } = openConsole(PAGE, {
    answers: { ...withOne(), invitationRevoke: done({ __typename: 'Invitation', id: 'inv_1', state: 'revoked' }) },
  });

  await user.click(await screen.findByRole('button', { name: 'Take back' }));

  await toastSays('The invitation was taken back');
  expect(sent('InvitationRevoke')).toEqual({ input: { id: 'inv_1' } });
});

it('says why nothing was changed', async () => {
  const { user } = openConsole(PAGE, {
    answers: { ...withOne(), invitationResend: refused('This invitation was accepted a moment ago.') },
  });

  await user.click(await screen.findByRole('button', { name: 'Send again' }));

  expect(await screen.findByText('This invitation was accepted a moment ago.')).toBeDefined();
});

it('says what stands here while nobody is invited', async () => {
  openConsole(PAGE, { answers: { invitations: connectionOf([]) } });

  expect(await screen.findByText('No invitations yet')).toBeDefined();
});

it('says what failed', async () => {
  openConsole(PAGE, { answers: { invitations: broken } });

  expect(await screen.findByText('The invitations could not be loaded')).toBeDefined();
});
