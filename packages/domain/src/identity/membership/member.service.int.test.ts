import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DuplicateFoundError,
  InvalidInputError,
  LastOwnerError,
  NotAllowedError,
  NotFoundError,
  ProcessingRestrictedError,
  PurposeNotAllowedError,
  StaleVersionError,
} from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { deedsOn, getRecord, historyOf, setSubject } from '../../testing/records.ts';
import { openTestDomain, type TestDomain } from '../../testing/test-domain.ts';
import { ApiKey } from '../api-key.entity.ts';
import { Member } from '../member.entity.ts';
import { ApiKeyService } from '../sign-in/api-key.service.ts';
import { InvitationService } from './invitation.service.ts';
import { MemberService } from './member.service.ts';
import { heldRoles } from './role-grants.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

function rolesOf(scope: Scope, memberId: string): Promise<string[]> {
  return scope.transaction((em) => heldRoles(em, scope.workspaceId, memberId));
}

function idOf(scope: Scope): string {
  return scope.viewer.id ?? '';
}

describe('admitting a member', () => {
  it('makes them active, with their roles, in the records and in the audit', async () => {
    const scope = (await domain.givenWorkspace()).asSystem('SECURITY');
    const account = { id: newId(), email: 'ana@example.test', fullName: 'Ana Ruiz' };

    const memberId = await new MemberService(scope).admit(account, ['sales', 'support']);

    const member = await getRecord(scope, Member, memberId);
    expect(member).toMatchObject({ status: 'active', accountId: account.id, fullName: 'Ana Ruiz' });
    expect(await rolesOf(scope, memberId)).toEqual(['sales', 'support']);
    expect(await deedsOn(scope, memberId)).toEqual(['role:assign']);
  });

  it('refuses the same account twice in a workspace, and takes it in another', async () => {
    const [one, other] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
    const account = { id: newId(), email: 'ana@example.test', fullName: null };
    await new MemberService(one.asSystem('SECURITY')).admit(account, ['sales']);

    const again = new MemberService(one.asSystem('SECURITY')).admit(account, ['owner']);
    const elsewhere = new MemberService(other.asSystem('SECURITY')).admit(account, ['sales']);

    await expect(again).rejects.toThrow(DuplicateFoundError);
    await expect(elsewhere).resolves.toBeDefined();
  });

  it('is for those who may invite and assign roles', async () => {
    const scope = await (await domain.givenWorkspace()).as('sales');

    const admitting = new MemberService(scope).admit({ id: newId(), email: null, fullName: null }, ['viewer']);

    await expect(admitting).rejects.toThrow(NotAllowedError);
  });
});

describe('changing a member', () => {
  it('keeps the history and the version', async () => {
    const workspace = await domain.givenWorkspace();
    const [owner, colleague] = [await workspace.as('owner'), await workspace.as('sales')];

    await new MemberService(owner).update(idOf(colleague), { fullName: ' Zoë Ångström ', regionalOffice: 'East' }, 1);

    const member = await getRecord(owner, Member, idOf(colleague));
    expect(member).toMatchObject({ fullName: 'Zoë Ångström', regionalOffice: 'East', version: 2 });
    expect(await historyOf(owner, idOf(colleague))).toEqual([
      'fullName: A sales → Zoë Ångström',
      'regionalOffice: null → East',
    ]);
    const stale = new MemberService(owner).update(idOf(colleague), { fullName: 'Other' }, 1);
    await expect(stale).rejects.toThrow(StaleVersionError);
  });

  it('lets everybody correct their own name and nobody else’s', async () => {
    const workspace = await domain.givenWorkspace();
    const [ana, ben] = [await workspace.as('sales'), await workspace.as('sales')];

    await new MemberService(ana).update(idOf(ana), { fullName: 'Ana Ruiz' });
    const others = new MemberService(ana).update(idOf(ben), { fullName: 'Ben' });

    await expect(others).rejects.toThrow(NotAllowedError);
    expect((await getRecord(ana, Member, idOf(ana))).fullName).toBe('Ana Ruiz');
  });

  it('finds nobody of another workspace', async () => {
    const [ours, theirs] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
    const stranger = await theirs.as('sales');

    const change = new MemberService(await ours.as('owner')).update(idOf(stranger), { fullName: 'X' });

    await expect(change).rejects.toThrow(NotFoundError);
    expect((await getRecord(stranger, Member, idOf(stranger))).fullName).toBe('A sales');
  });

  it('leaves somebody alone whose processing is restricted (Art. 18)', async () => {
    const workspace = await domain.givenWorkspace();
    const [owner, colleague] = [await workspace.as('owner'), await workspace.as('sales')];
    const { subject } = await getRecord(owner, Member, idOf(colleague));
    await setSubject(owner, subject.id, { restrictedAt: domain.clock.now() });

    const change = new MemberService(owner).update(idOf(colleague), { fullName: 'Other' });

    await expect(change).rejects.toThrow(ProcessingRestrictedError);
  });
});

describe('assigning roles', () => {
  it('makes the roles exactly these and says so in the audit', async () => {
    const workspace = await domain.givenWorkspace();
    const [owner, colleague] = [await workspace.as('owner'), await workspace.as('sales')];
    domain.clock.advanceDays(1);

    await new MemberService(owner).assignRoles(idOf(colleague), ['support', 'billing'], 1);

    expect(await rolesOf(owner, idOf(colleague))).toEqual(['billing', 'support']);
    expect(await historyOf(owner, idOf(colleague))).toEqual(['roles: sales → billing,support']);
    expect(await deedsOn(owner, idOf(colleague))).toEqual(['role:assign']);
    expect((await getRecord(owner, Member, idOf(colleague))).version).toBe(2);
  });

  it('gives and takes nothing above the own roles: an administrator makes no owner, no privacy officer, and no end of one', async () => {
    const workspace = await domain.givenWorkspace();
    const [admin, owner, colleague] = [
      await workspace.as('administrator'),
      await workspace.as('owner'),
      await workspace.as('sales'),
    ];
    await workspace.as('owner');
    const service = new MemberService(admin);

    await expect(service.assignRoles(idOf(admin), ['administrator', 'owner'])).rejects.toThrow(NotAllowedError);
    await expect(service.assignRoles(idOf(colleague), ['privacy-officer'])).rejects.toThrow(NotAllowedError);
    await expect(service.assignRoles(idOf(owner), ['sales'])).rejects.toThrow(NotAllowedError);
    await expect(service.assignRoles(idOf(colleague), ['administrator'])).resolves.toBe(idOf(colleague));
    await expect(new MemberService(owner).assignRoles(idOf(admin), ['privacy-officer'])).resolves.toBe(idOf(admin));
  });

  it('leaves the last owner their role, also when two owners demote each other at the same moment', async () => {
    const workspace = await domain.givenWorkspace();
    const [ana, ben] = [await workspace.as('owner'), await workspace.as('owner')];

    const both = await Promise.allSettled([
      new MemberService(ana).assignRoles(idOf(ben), ['sales']),
      new MemberService(ben).assignRoles(idOf(ana), ['sales']),
    ]);

    const refused = both.filter(({ status }) => status === 'rejected');
    expect(refused).toEqual([{ status: 'rejected', reason: expect.any(LastOwnerError) }]);
    const owners = [...(await rolesOf(ana, idOf(ana))), ...(await rolesOf(ana, idOf(ben)))];
    expect(owners.sort()).toEqual(['owner', 'sales']);
  });

  it('counts nobody as an owner who was invited as one and has not come yet', async () => {
    const owner = await (await domain.givenWorkspace()).as('owner');
    const invitations = new InvitationService(owner, async () => undefined);
    await invitations.invite({ email: 'ben@example.test', roles: ['owner'] });

    const demoting = new MemberService(owner).assignRoles(idOf(owner), ['sales']);

    await expect(demoting).rejects.toThrow(LastOwnerError);
  });

  it('ends the keys of somebody who may no longer make keys', async () => {
    const workspace = await domain.givenWorkspace();
    const [owner, admin] = [await workspace.as('owner'), await workspace.as('administrator')];
    const input = { name: 'Partner', scopes: ['contact:read'], purposes: ['SUPPORT'] };
    const { id } = await new ApiKeyService(admin).create(input);

    await new MemberService(owner).assignRoles(idOf(admin), ['sales']);

    expect((await getRecord(owner, ApiKey, id)).revokedAt).toEqual(domain.clock.now());
  });

  it('gives nobody roles who left, and leaves no trace where nothing is changed', async () => {
    const workspace = await domain.givenWorkspace();
    const [owner, colleague] = [await workspace.as('owner'), await workspace.as('sales')];
    const service = new MemberService(owner);
    const { fullName } = await getRecord(owner, Member, idOf(colleague));
    const before = await deedsOn(owner, idOf(colleague));

    await service.update(idOf(colleague), { fullName: fullName ?? null, regionalOffice: null });
    await service.assignRoles(idOf(colleague), ['sales']);

    expect(await deedsOn(owner, idOf(colleague))).toEqual(before);
    await owner.transaction(async (em) => {
      const member = await em.findOneOrFail(Member, { workspaceId: owner.workspaceId, id: idOf(colleague) });
      Object.assign(member, { status: 'left', leftAt: domain.clock.now() });
    });
    await expect(service.assignRoles(idOf(colleague), ['owner'])).rejects.toMatchObject({ state: 'left' });
    expect(await rolesOf(owner, idOf(colleague))).toEqual(['sales']);
  });

  it('refuses a role that does not exist, no role at all, another purpose, and members of another workspace', async () => {
    const [workspace, theirs] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
    const [owner, colleague] = [await workspace.as('owner'), await workspace.as('sales')];
    const service = new MemberService(owner);

    await expect(service.assignRoles(idOf(colleague), ['king'])).rejects.toThrow(InvalidInputError);
    await expect(service.assignRoles(idOf(colleague), [])).rejects.toThrow(InvalidInputError);
    const selling = new MemberService(await workspace.as('owner', 'PROSPECTING'));
    await expect(selling.assignRoles(idOf(colleague), ['viewer'])).rejects.toThrow(PurposeNotAllowedError);
    const stranger = idOf(await theirs.as('sales'));
    await expect(service.assignRoles(stranger, ['viewer'])).rejects.toThrow(NotFoundError);
  });
});
