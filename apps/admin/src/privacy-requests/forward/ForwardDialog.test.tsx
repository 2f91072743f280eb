import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { done, openConsole, refused } from '../../testing/open-console.tsx';
import { request, STAGES } from '../../testing/requests.ts';

function open(isOperator: boolean, answer: object = refused('No company of this name.', 'company')) {
  const privacyRequest = request({ ...STAGES.match, kind: 'access', needsApproval: false });
  return openConsole('requests/req_1', { isOperator, answers: { privacyRequest, privacyRequestForward: answer } });
}

describe('a request to the operator about the data of a company', () => {
  it('is handed to the company that is named, and says that it was', async () => {
    const shell = request({
      ...STAGES.match,
      kind: 'access',
      state: 'closed',
      forwardedTo: 'acme',
      needsApproval: false,
    });
    const { user, sent } = open(true, done(shell));
    await user.click(await screen.findByRole('button', { name: 'More' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Hand over to a company…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Hand over to a company?' }));

    await user.click(dialog.getByRole('button', { name: 'Hand over and tell the person' }));
    expect(await dialog.findByText('Say which company.')).toBeDefined();
    await user.type(dialog.getByLabelText(/Company/), ' Acme GmbH ');
    await user.click(dialog.getByRole('button', { name: 'Hand over and tell the person' }));

    expect(await screen.findByText(/acme answers for this data/)).toBeDefined();
    expect(sent('RequestForward')).toEqual({ input: { id: 'req_1', ifVersion: 4, company: 'Acme GmbH' } });
  });

  it('stays where a company is not found, and no company can hand its own over', async () => {
    const { user } = open(true);
    await user.click(await screen.findByRole('button', { name: 'More' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Hand over to a company…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Hand over to a company?' }));
    await user.type(dialog.getByLabelText(/Company/), 'nobody');
    await user.click(dialog.getByRole('button', { name: 'Hand over and tell the person' }));

    expect(await dialog.findByText('No company of this name.')).toBeDefined();
  });

  it('is nothing that the workspace of a company offers', async () => {
    const { user } = open(false);

    await user.click(await screen.findByRole('button', { name: 'More' }));

    expect(await screen.findByRole('menuitem', { name: 'Refuse the request…' })).toBeDefined();
    expect(screen.queryByRole('menuitem', { name: 'Hand over to a company…' })).toBeNull();
  });
});
