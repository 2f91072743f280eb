import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Task } from '../activity/task.entity.ts';
import { Company } from '../company/company.entity.ts';
import { CompanyService } from '../company/company.service.ts';
import { Contact } from '../contact/contact.entity.ts';
import { ContactService } from '../contact/contact.service.ts';
import { DealService } from '../deal/deal.service.ts';
import { ApiKey } from '../identity/api-key.entity.ts';
import { Invitation } from '../identity/invitation.entity.ts';
import { Member } from '../identity/member.entity.ts';
import { InvitationService } from '../identity/membership/invitation.service.ts';
import { MemberService } from '../identity/membership/member.service.ts';
import { heldRoles } from '../identity/membership/role-grants.ts';
import { TeamService } from '../identity/membership/team.service.ts';
import { ApiKeyService } from '../identity/sign-in/api-key.service.ts';
import { TeamMember } from '../identity/team.entity.ts';
import {
  InvalidInputError,
  LastOwnerError,
  NotAllowedError,
  NotFoundError,
  PurposeNotAllowedError,
  StaleVersionError,
  WrongStateError,
} from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import { LeadService } from '../lead/lead.service.ts';
import { deedsOn, getRecord, historyOf, setSubject } from '../testing/records.ts';
import { openTestDomain, type TestDomain } from '../testing/test-domain.ts';
import { MemberDeparture } from './member-departure.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

const ended: string[] = [];

function departure(scope: Scope): MemberDeparture {
  return new MemberDeparture(scope, async (_em, accountId) => void ended.push(accountId));
}

function idOf(scope: Scope): string {
  return scope.viewer.id ?? '';
}

describe('a member who leaves', () => {
  it('passes on everything that they are responsible for, open tasks included, each with its history', async () => {
    const workspace = await domain.givenWorkspace();
    const [owner, ana, ben] = [await workspace.as('owner'), await workspace.as('sales'), await workspace.as('sales')];
    const records = await givenRecordsOf(ana);

    const { moved } = await departure(owner).leave(idOf(ana), idOf(ben));

    expect(moved).toEqual({ company: 1, contact: 1, lead: 1, deal: 1, task: 1, saved_view: 0 });
    const [us, them] = [idOf(ben), idOf(ana)];
    const owners = await owner.transaction(async (em) => [
      ...(await em.execute('select owner_id from company where id = ?', [records.companyId])),
      ...(await em.execute('select owner_id from contact where id = ?', [records.contactId])),
      ...(await em.execute('select owner_id from lead where id = ?', [records.leadId])),
      ...(await em.execute('select owner_id from deal where id = ?', [records.dealId])),
      ...(await em.execute('select assignee_id as owner_id from task where id = ?', [records.openTaskId])),
      ...(await em.execute('select assignee_id as owner_id from task where id = ?', [records.doneTaskId])),
    ]);
    expect(owners.map((row) => row.owner_id)).toEqual([us, us, us, us, us, them]);
    const { dealId, contactId } = records;
    expect(await historyOf(owner, dealId)).toContain(`owner: ${idOf(ana)} → ${idOf(ben)}`);
    expect((await deedsOn(owner, contactId)).at(-1)).toBe('contact:reassign');
  });

  it('is left with nothing that opens a door, and with a number of their own', async () => {
    const workspace = await domain.givenWorkspace();
    const system = workspace.asSystem('SECURITY');
    const [owner, heir] = [await workspace.as('owner'), await workspace.as('sales')];
    const account = { id: newId(), email: 'ana@example.test', fullName: 'Ana Ruiz' };
    const memberId = await new MemberService(system).admit(account, ['administrator']);
    const [keyId, teamId] = [await givenKeyOf(owner, memberId), await new TeamService(owner).create('East')];
    await new TeamService(owner).addMember(teamId, memberId);

    await departure(owner).leave(memberId, idOf(heir), 1);

    expect(await getRecord(owner, Member, memberId)).toMatchObject({
      status: 'left',
      accountId: null,
      leftAt: domain.clock.now(),
      formerNumber: 1,
      fullName: 'Ana Ruiz',
    });
    expect(ended).toContain(account.id);
    expect((await getRecord(owner, ApiKey, keyId)).revokedAt).toEqual(domain.clock.now());
    const { workspaceId } = owner;
    const [roles, places] = await owner.transaction(async (em) => [
      await heldRoles(em, workspaceId, memberId),
      await em.count(TeamMember, { workspaceId, member: [workspaceId, memberId] }),
    ]);
    expect([roles, places]).toEqual([[], 0]);
    expect((await deedsOn(owner, memberId)).at(-1)).toBe('member:leave');
    await departure(owner).leave(idOf(heir), null);
    expect((await getRecord(owner, Member, idOf(heir))).formerNumber).toBe(2);
  });

  it('can be taken back later with the same account, as a new member', async () => {
    const workspace = await domain.givenWorkspace();
    const service = new MemberService(workspace.asSystem('SECURITY'));
    const account = { id: newId(), email: 'ana@example.test', fullName: 'Ana Ruiz' };
    const first = await service.admit(account, ['sales']);

    await departure(await workspace.as('owner')).leave(first, null);
    const second = await service.admit(account, ['sales']);

    expect(second).not.toBe(first);
  });

  it('takes an open invitation along', async () => {
    const owner = await (await domain.givenWorkspace()).as('owner');
    const service = new InvitationService(owner, async () => undefined);
    const { memberId, invitationId } = await service.invite({ email: 'ben@example.test', roles: ['sales'] });

    await departure(owner).leave(memberId, null);

    expect((await getRecord(owner, Invitation, invitationId)).revokedAt).toEqual(domain.clock.now());
  });

  it('may go although processing is restricted for them, and hands restricted people on', async () => {
    const workspace = await domain.givenWorkspace();
    const [owner, ana, ben] = [await workspace.as('owner'), await workspace.as('sales'), await workspace.as('sales')];
    const contactId = await new ContactService(ana).create({ fullName: 'A Person' });
    const restrictedAt = domain.clock.now();
    await setSubject(owner, (await getRecord(owner, Contact, contactId)).subject.id, { restrictedAt });
    await setSubject(owner, (await getRecord(owner, Member, idOf(ana))).subject.id, { restrictedAt });

    await departure(owner).leave(idOf(ana), idOf(ben));

    expect((await getRecord(owner, Contact, contactId)).owner?.id).toBe(idOf(ben));
  });
});

describe('a departure is refused', () => {
  it('without an heir for what is owned, and then nothing has changed', async () => {
    const workspace = await domain.givenWorkspace();
    const [owner, ana] = [await workspace.as('owner'), await workspace.as('sales')];
    const companyId = await new CompanyService(ana).create({ name: 'Acme' });

    await expect(departure(owner).leave(idOf(ana), null)).rejects.toThrow(InvalidInputError);
    await expect(departure(owner).leave(idOf(ana), idOf(ana))).rejects.toThrow(InvalidInputError);

    expect((await getRecord(owner, Member, idOf(ana))).status).toBe('active');
    expect((await getRecord(owner, Company, companyId)).owner?.id).toBe(idOf(ana));
  });

  it('to the last owner, also when two owners let each other go at the same moment', async () => {
    const workspace = await domain.givenWorkspace();
    const [ana, ben] = [await workspace.as('owner'), await workspace.as('owner')];

    const both = await Promise.allSettled([
      departure(ana).leave(idOf(ben), null),
      departure(ben).leave(idOf(ana), null),
    ]);
    const refused = both.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));

    expect(refused).toEqual([expect.any(LastOwnerError)]);
  });

  it('to an administrator who would let an owner go', async () => {
    const workspace = await domain.givenWorkspace();
    const [owner, admin] = [await workspace.as('owner'), await workspace.as('administrator')];
    await workspace.as('owner');

    await expect(departure(admin).leave(idOf(owner), null)).rejects.toThrow(NotAllowedError);
  });

  it('without the right, for another purpose, at another version, twice, and across workspaces', async () => {
    const [workspace, theirs] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
    const [owner, ana, stranger] = [await workspace.as('owner'), await workspace.as('sales'), await theirs.as('sales')];
    const selling = await workspace.as('owner', 'PROSPECTING');

    await expect(departure(ana).leave(idOf(ana), null)).rejects.toThrow(NotAllowedError);
    await expect(departure(selling).leave(idOf(ana), null)).rejects.toThrow(PurposeNotAllowedError);
    await expect(departure(owner).leave(idOf(ana), null, 7)).rejects.toThrow(StaleVersionError);
    await expect(departure(owner).leave(idOf(stranger), null)).rejects.toThrow(NotFoundError);
    await expect(departure(owner).leave(idOf(ana), idOf(stranger))).rejects.toThrow(NotFoundError);
    await departure(owner).leave(idOf(ana), null);
    await expect(departure(owner).leave(idOf(ana), null)).rejects.toThrow(WrongStateError);
  });
});

describe('the list of what is handed over', () => {
  it('names every column in which a record names the member who answers for it', async () => {
    const rows = await domain.orm.em.fork().execute<{ place: string }[]>(
      `select conrelid::regclass || '.' || a.attname as place
       from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[2]
       where c.contype = 'f' and c.confrelid = 'member'::regclass order by 1`,
    );

    const responsible = rows
      .map(({ place }) => place)
      .filter((place) => !/^(member_role|team_member|invitation|saved_view_favourite)\./.test(place));
    // Who wrote a note, was in a call, added a file or merged two entries stays true after they left.
    expect(responsible).toEqual([
      'activity.member_id',
      'bulk_action.member_id',
      'company.owner_id',
      'contact.owner_id',
      'contact_merge.merged_by_id',
      'deal.owner_id',
      'file.uploaded_by_id',
      'lead.owner_id',
      'note.author_id',
      'saved_view.owner_id',
      'task.assignee_id',
    ]);
  });
});

async function givenRecordsOf(member: Scope) {
  const companyId = await new CompanyService(member).create({ name: 'Acme' });
  const contactId = await new ContactService(member).create({ fullName: 'A Person' });
  const leadId = await new LeadService(member).create({ contactId });
  const dealId = await new DealService(member).create({ name: 'Ten engines' });
  const [openTaskId, doneTaskId] = [await givenTaskOf(member, 'open'), await givenTaskOf(member, 'done')];
  return { companyId, contactId, leadId, dealId, openTaskId, doneTaskId };
}

function givenTaskOf(member: Scope, status: 'open' | 'done'): Promise<string> {
  const { workspaceId } = member;
  const now = domain.clock.now();
  return member.transaction(async (em) => {
    const assignee = em.getReference(Member, [workspaceId, idOf(member)], { wrapped: true });
    const stamps = { createdAt: now, updatedAt: now };
    const task = em.create(Task, { workspaceId, id: newId(), title: 'Call back', status, assignee, ...stamps });
    em.persist(task);
    return task.id;
  });
}

async function givenKeyOf(owner: Scope, memberId: string): Promise<string> {
  const input = { name: 'Partner', scopes: ['contact:read'], purposes: ['SUPPORT'] };
  const { id } = await new ApiKeyService(owner).create(input);
  await owner.transaction(async (em) => {
    const key = await em.findOneOrFail(ApiKey, { workspaceId: owner.workspaceId, id });
    key.createdById = memberId;
  });
  return id;
}
