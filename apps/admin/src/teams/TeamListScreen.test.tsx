import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { broken, connectionOf, done, openConsole, refused } from '../testing/open-console.tsx';
import { member, team } from '../testing/people.ts';

const SOUTH = team();
const ALL = { teams: connectionOf([SOUTH]), node: SOUTH };
const peekOf = async (name: string) => within(await screen.findByRole('complementary', { name }));

describe('the list of teams', () => {
  it('shows who leads a team and who is in it', async () => {
    const names = ['Ana', 'Ben', 'Cleo', 'Dan', 'Eva', 'Finn'];
    const places = names.map((name) => ({ isManager: false, member: member({ id: name, displayName: name }) }));
    openConsole('teams', { answers: { teams: connectionOf([team({ places })]) } });

    expect(await screen.findByText('South')).toBeDefined();
    expect(screen.getByText('Ana, Ben, Cleo, Dan and 2 others')).toBeDefined();
  });

  it('says what a team is for while there is none', async () => {
    openConsole('teams', { answers: { teams: connectionOf([]) } });

    expect(await screen.findByText('No teams yet')).toBeDefined();
    expect(screen.getAllByRole('button', { name: 'New team' }).length).toBeGreaterThan(1);
  });

  it('says what failed', async () => {
    openConsole('teams', { answers: { teams: broken } });

    expect(await screen.findByText('The teams could not be loaded')).toBeDefined();
  });

  it('makes a team and opens it', async () => {
    const { user, sent, address } = openConsole('teams', { answers: { ...ALL, teamCreate: done({ id: 'tea_1' }) } });
    await user.click((await screen.findAllByRole('button', { name: 'New team' }))[0] ?? document.body);

    await user.type(screen.getByLabelText(/Name/), ' South ');
    await user.click(screen.getByRole('button', { name: 'Make the team' }));

    await peekOf('South');
    expect(sent('TeamCreate')).toEqual({ input: { name: 'South' } });
    expect(address()).toBe('teams?open=tea_1');
  });

  it('keeps what was typed where a team of that name exists', async () => {
    const { user } = openConsole('teams', { answers: { ...ALL, teamCreate: refused('This team exists.', 'name') } });
    await user.click((await screen.findAllByRole('button', { name: 'New team' }))[0] ?? document.body);

    await user.type(screen.getByLabelText(/Name/), 'South');
    await user.click(screen.getByRole('button', { name: 'Make the team' }));

    expect(await screen.findByText('This team exists.')).toBeDefined();
    expect(screen.getByLabelText(/Name/)).toHaveProperty('value', 'South');
  });
});

describe('a team', () => {
  it('takes somebody in as its lead', async () => {
    const empty = team({ places: [] });
    const { user, sent } = openConsole('teams?open=tea_1', {
      answers: {
        ...{ teams: connectionOf([empty]), node: empty },
        members: connectionOf([member()]),
        teamAddMember: done(SOUTH),
      },
    });
    const peek = await peekOf('South');
    await peek.findByText('Nobody is in this team yet.');

    await user.click(peek.getByRole('combobox', { name: 'Put somebody into the team' }));
    await user.click(await screen.findByRole('option', { name: 'Sam Seller' }));
    await user.click(peek.getByLabelText('Leads the team'));
    await user.click(peek.getByRole('button', { name: 'Put in' }));

    expect(await peek.findByText('leads')).toBeDefined();
    expect(sent('TeamMemberAdd')).toEqual({ input: { id: 'tea_1', memberId: 'mem_sam', isManager: true } });
  });

  it('lets somebody go', async () => {
    const { user, sent } = openConsole('teams?open=tea_1', {
      answers: { ...ALL, teamRemoveMember: done(team({ places: [] })) },
    });
    const peek = await peekOf('South');

    await user.click(await peek.findByRole('button', { name: /^Take out/ }));

    expect(await peek.findByText('Nobody is in this team yet.')).toBeDefined();
    expect(sent('TeamMemberRemove')).toEqual({ input: { id: 'tea_1', memberId: 'mem_sam' } });
  });

  it('gets another name, for the version that was seen', async () => {
    const { user, sent } = openConsole('teams?open=tea_1', {
      answers: { ...ALL, teamRename: done(team({ name: 'North', version: 3 })) },
    });
    const peek = await peekOf('South');
    await user.click(await peek.findByRole('button', { name: 'Rename the team' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Rename the team' }));

    await user.clear(dialog.getByLabelText(/Name/));
    await user.type(dialog.getByLabelText(/Name/), 'North');
    await user.click(dialog.getByRole('button', { name: 'Rename' }));

    await peekOf('North');
    expect(sent('TeamRename')).toEqual({ input: { id: 'tea_1', ifVersion: 2, name: 'North' } });
  });
});
