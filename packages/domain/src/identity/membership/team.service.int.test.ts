import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DuplicateFoundError,
  InvalidInputError,
  NotAllowedError,
  NotFoundError,
  StaleVersionError,
} from '../../kernel/errors.ts';
import type { Scope } from '../../kernel/scope.ts';
import { deedsOn, getRecord, historyOf } from '../../testing/records.ts';
import { openTestDomain, type TestDomain } from '../../testing/test-domain.ts';
import { Member } from '../member.entity.ts';
import { Team, TeamMember } from '../team.entity.ts';
import { TeamService } from './team.service.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

function placesOf(scope: Scope, teamId: string): Promise<string[]> {
  const { workspaceId } = scope;
  return scope.transaction(async (em) => {
    const places = await em.find(TeamMember, { workspaceId, team: [workspaceId, teamId] });
    return places.map(({ member, isManager }) => `${member.id} ${isManager ? 'manages' : 'belongs'}`);
  });
}

describe('a team', () => {
  it('is made, renamed and remembered under both names', async () => {
    const owner = await (await domain.givenWorkspace()).as('owner');
    const service = new TeamService(owner);

    const id = await service.create(' East ');
    await service.rename(id, 'East and South', 1);

    expect(await getRecord(owner, Team, id)).toMatchObject({ name: 'East and South', version: 2 });
    expect(await historyOf(owner, id)).toEqual(['name: East → East and South', 'name: null → East']);
    expect(await deedsOn(owner, id)).toEqual(['team:update', 'team:update']);
    await expect(service.rename(id, 'North', 1)).rejects.toThrow(StaleVersionError);
  });

  it('has each member once, with or without managing it, until they are taken out', async () => {
    const workspace = await domain.givenWorkspace();
    const [owner, colleague] = [await workspace.as('owner'), (await workspace.as('sales')).viewer.id ?? ''];
    const service = new TeamService(owner);
    const id = await service.create('East');

    await service.addMember(id, colleague);
    await service.addMember(id, colleague, true);
    const before = await placesOf(owner, id);
    await service.removeMember(id, colleague);

    expect(before).toEqual([`${colleague} manages`]);
    expect(await placesOf(owner, id)).toEqual([]);
    await expect(service.removeMember(id, colleague)).rejects.toThrow(NotFoundError);
  });

  it('widens what its members reach to each other’s records', async () => {
    const workspace = await domain.givenWorkspace();
    const [owner, ana, ben] = [await workspace.as('owner'), await workspace.as('sales'), await workspace.as('sales')];
    const record = { id: 'x', version: 1, owner: { id: ben.viewer.id ?? '' } };
    const reaches = () => ana.transaction((em) => ana.reaches(em, record, 'deal:update'));
    const before = await reaches();

    const team = await new TeamService(owner).create('East');
    for (const scope of [ana, ben]) await new TeamService(owner).addMember(team, scope.viewer.id ?? '');

    expect([before, await reaches()]).toEqual([false, true]);
  });

  it('that gets the name which it has changes nothing, and takes nobody in who left', async () => {
    const workspace = await domain.givenWorkspace();
    const [owner, leaver] = [await workspace.as('owner'), (await workspace.as('sales')).viewer.id ?? ''];
    const service = new TeamService(owner);
    const id = await service.create('East');
    await owner.transaction(async (em) => {
      const member = await em.findOneOrFail(Member, { workspaceId: owner.workspaceId, id: leaver });
      Object.assign(member, { status: 'left', leftAt: domain.clock.now() });
    });

    await service.rename(id, ' East ');

    await expect(service.addMember(id, leaver)).rejects.toMatchObject({ code: 'WRONG_STATE', state: 'left' });
    expect(await placesOf(owner, id)).toEqual([]);
    expect([await deedsOn(owner, id), (await getRecord(owner, Team, id)).version]).toEqual([['team:update'], 1]);
  });

  it('is refused without the right, without a name, with a name that is taken, and across workspaces', async () => {
    const [ours, theirs] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
    const [us, them, sales] = [await ours.as('owner'), await theirs.as('owner'), await ours.as('sales')];
    const foreign = await new TeamService(them).create('East');
    const own = await new TeamService(us).create('East');

    await expect(new TeamService(sales).create('West')).rejects.toThrow(NotAllowedError);
    await expect(new TeamService(us).create('  ')).rejects.toThrow(InvalidInputError);
    await expect(new TeamService(us).create('East')).rejects.toThrow(DuplicateFoundError);
    await expect(new TeamService(us).rename(foreign, 'X')).rejects.toThrow(NotFoundError);
    await expect(new TeamService(us).addMember(own, them.viewer.id ?? '')).rejects.toThrow(NotFoundError);
  });
});
