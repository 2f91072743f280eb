import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { broken, connectionOf, done, openConsole, refused, toastSays } from '../testing/open-console.tsx';
import { member } from '../testing/people.ts';

const SAM = member();
const ALL = { members: connectionOf([SAM], 47), member: SAM };
const peekOf = (name: string) => screen.findByRole('complementary', { name });

describe('the list of members', () => {
  it('shows who belongs to the workspace, as what, and how many', async () => {
    openConsole('members', { answers: ALL });

    expect(await screen.findByText('Sam Seller')).toBeDefined();
    expect(screen.getByText('47')).toBeDefined();
    expect(screen.getByRole('gridcell', { name: 'Sales, Support' })).toBeDefined();
    expect(screen.getByText('active')).toBeDefined();
  });

  it('asks for what the address says: a part of the name, and who left', async () => {
    const { sent } = openConsole('members?q=sam&show=left&sort=-name', { answers: ALL });

    await screen.findByText('Sam Seller');

    expect(sent('MemberList')).toMatchObject({
      where: { status: { eq: 'left' }, fullName: { contains: 'sam' } },
      orderBy: { field: 'NAME', direction: 'DESC' },
    });
  });

  it('says that nobody has such a name', async () => {
    openConsole('members?q=zzz', { answers: { members: connectionOf([]) } });

    expect(await screen.findByText('Nobody of this name')).toBeDefined();
  });

  it('says what failed and tries again', async () => {
    const { user, api } = openConsole('members', { answers: { members: broken } });
    await screen.findByText('The members could not be loaded');

    api.answer(ALL);
    await user.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByText('Sam Seller')).toBeDefined();
  });

  it('opens a member beside the list, which the address remembers', async () => {
    const { user, address } = openConsole('members', { answers: ALL });

    await user.click(await screen.findByText('Sam Seller'));

    expect(await within(await peekOf('Sam Seller')).findByText('West')).toBeDefined();
    expect(address()).toBe('members?open=mem_sam');
  });

  it('invites somebody for the roles that were chosen', async () => {
    const { user, sent } = openConsole('members', { answers: { ...ALL, memberInvite: done({ id: 'mem_new' }) } });
    await user.click(await screen.findByRole('button', { name: 'Invite a member' }));
    const dialog = within(await screen.findByRole('dialog'));

    await user.type(dialog.getByLabelText(/E-mail/), 'ana@example.test');
    await user.click(dialog.getByRole('button', { name: 'Send the invitation' }));

    await toastSays('The invitation was sent to ana@example.test');
    expect(sent('MemberInvite')).toEqual({
      input: { email: 'ana@example.test', fullName: null, roles: ['sales'], memberId: null },
    });
  });

  it('says where the invitation goes on an installation without a mail server', async () => {
    const { user } = openConsole('members', { answers: ALL, pages: { 'HEAD /dev/mail': { status: 200 } } });

    await user.click(await screen.findByRole('button', { name: 'Invite a member' }));

    const dialog = within(await screen.findByRole('dialog'));
    expect((await dialog.findByRole('link', { name: 'Open the mailbox' })).getAttribute('href')).toBe('/dev/mail');
  });
});

describe('a member', () => {
  it('gets other roles, for the version that was seen', async () => {
    const { user, sent } = openConsole('members?open=mem_sam', {
      answers: { ...ALL, memberAssignRoles: done({ ...SAM, version: 4, roleKeys: ['sales'] }) },
    });
    const peek = within(await peekOf('Sam Seller'));

    await user.click(await peek.findByRole('checkbox', { name: 'Support' }));
    await user.click(peek.getByRole('button', { name: 'Change the roles' }));

    await toastSays('The roles were changed');
    expect(sent('MemberRoles')).toEqual({ input: { id: 'mem_sam', ifVersion: 3, roles: ['sales'] } });
  });

  it('keeps the roles that must not go, and is told why', async () => {
    const { user } = openConsole('members?open=mem_sam', {
      answers: { ...ALL, memberAssignRoles: refused('This is the last owner.') },
    });
    const peek = within(await peekOf('Sam Seller'));

    await user.click(await peek.findByRole('checkbox', { name: 'Support' }));
    await user.click(peek.getByRole('button', { name: 'Change the roles' }));

    expect(await peek.findByText(/last owner/)).toBeDefined();
  });

  it('leaves, and what they answered for goes to a colleague', async () => {
    const { user, sent } = openConsole('members?open=mem_sam', { answers: { ...ALL, memberLeave: done(SAM) } });
    const peek = within(await peekOf('Sam Seller'));

    await user.click(await peek.findByRole('button', { name: 'Let them go…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Let Sam Seller go?' }));
    await user.click(dialog.getByRole('button', { name: 'Let them go' }));

    await toastSays('Sam Seller has left the workspace');
    expect(sent('MemberLeave')).toEqual({ input: { id: 'mem_sam', ifVersion: 3, reassignToMemberId: null } });
  });

  it('who came with an import is invited as who they are', async () => {
    const imported = member({ status: 'without-account', email: null, roleKeys: [] });
    const { user, sent } = openConsole('members?open=mem_sam', {
      answers: { members: connectionOf([imported]), member: imported, memberInvite: done(imported) },
    });
    const peek = within(await peekOf('Sam Seller'));
    expect(peek.queryByRole('checkbox')).toBeNull();

    await user.click(await peek.findByRole('button', { name: 'Invite to sign in' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Invite a member' }));
    await user.type(dialog.getByLabelText(/E-mail/), 'sam@example.test');
    await user.click(dialog.getByRole('button', { name: 'Send the invitation' }));

    await toastSays('The invitation was sent to sam@example.test');
    expect(sent('MemberInvite')).toMatchObject({ input: { memberId: 'mem_sam', email: 'sam@example.test' } });
  });

  it('who does not exist is said to be nobody', async () => {
    openConsole('members?open=mem_gone', { answers: { ...ALL, member: null } });

    expect(await screen.findByText('There is no such member.')).toBeDefined();
  });
});
