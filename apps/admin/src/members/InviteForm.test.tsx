import type { UserErrorFields } from '@smartx/client';
import { renderUi } from '@smartx/ui/testing';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { InviteForm, type InviteFormProps } from './InviteForm.tsx';

function renderForm(props: Partial<InviteFormProps> = {}) {
  const onInvite = vi.fn<InviteFormProps['onInvite']>(async () => []);
  const onClose = vi.fn();
  renderUi(<InviteForm opened onClose={onClose} onInvite={onInvite} {...props} />);
  return { onInvite: props.onInvite ?? onInvite, onClose, user: userEvent.setup() };
}

it('invites somebody with the roles that were chosen', async () => {
  const { user, onInvite, onClose } = renderForm();

  await user.type(screen.getByLabelText(/E-mail/), ' ana@example.test ');
  await user.click(screen.getByLabelText('Sales'));
  await user.click(screen.getByLabelText('Privacy officer'));
  await user.click(screen.getByRole('button', { name: 'Send the invitation' }));

  expect(onInvite).toHaveBeenCalledWith({ email: 'ana@example.test', fullName: '', roles: ['privacy-officer'] });
  await waitFor(() => expect(onClose).toHaveBeenCalled());
});

it('asks for an address and a role before it sends anything', async () => {
  const { user, onInvite } = renderForm();

  await user.click(screen.getByLabelText('Sales'));
  await user.click(screen.getByRole('button', { name: 'Send the invitation' }));

  expect(screen.getByText('Enter an e-mail address, such as ana@example.com.')).toBeDefined();
  expect(screen.getByText('Choose at least one role.')).toBeDefined();
  expect(onInvite).not.toHaveBeenCalled();
});

it('puts a refusal on the field that it is about and keeps what was typed', async () => {
  const refusal: UserErrorFields = {
    __typename: 'DuplicateFound',
    code: 'DUPLICATE_FOUND',
    message: 'This member exists already.',
    path: 'email',
    candidates: [],
  };
  const { user, onClose } = renderForm({ onInvite: async () => [refusal] });

  await user.type(screen.getByLabelText(/E-mail/), 'ana@example.test');
  await user.click(screen.getByRole('button', { name: 'Send the invitation' }));

  expect(await screen.findByText('This member exists already.')).toBeDefined();
  expect(screen.getByLabelText(/E-mail/)).toHaveProperty('value', 'ana@example.test');
  expect(onClose).not.toHaveBeenCalled();
});
