import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DuplicateFoundError,
  InvalidInputError,
  NotAllowedError,
  NotFoundError,
  ProcessingRestrictedError,
  PurposeNotAllowedError,
  WrongStateError,
} from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { deedsOn, findRecord, getRecord, setSubject } from '../../testing/records.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../testing/test-domain.ts';
import { Invitation } from '../invitation.entity.ts';
import { Member } from '../member.entity.ts';
import { type InvitationLetter, InvitationService, type SendInvitation } from './invitation.service.ts';
import { InvitationAcceptance } from './invitation-acceptance.ts';
import { createMember } from './member-record.ts';
import { heldRoles } from './role-grants.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

/** Stands in for the mail: keeps the letters. */
class Letters {
  readonly sent: InvitationLetter[] = [];
  readonly send: SendInvitation = async (_em, _scope, letter) => void this.sent.push(letter);

  get token(): string {
    return this.sent.at(-1)?.token ?? '';
  }
}

function acceptance(): InvitationAcceptance {
  return new InvitationAcceptance({ ...domain, em: domain.orm.em });
}

function account(email: string) {
  return { id: newId(), email, fullName: null };
}

async function givenAgent(scope: Scope): Promise<string> {
  const start = { fullName: 'Darcel Schlecht', email: null, at: domain.clock.now() };
  return scope.transaction(async (em) => (await createMember(em, scope, start)).id);
}

describe('inviting', () => {
  it('makes a member who cannot act yet, with their roles, and writes to them', async () => {
    const owner = await (await domain.givenWorkspace()).as('owner');
    const letters = new Letters();

    const made = await new InvitationService(owner, letters.send).invite({
      email: ' Ben@Example.TEST ',
      fullName: 'Ben Okafor',
      roles: ['sales'],
    });

    const member = await getRecord(owner, Member, made.memberId);
    expect(member).toMatchObject({ status: 'without-account', email: 'ben@example.test', fullName: 'Ben Okafor' });
    expect(await owner.transaction((em) => heldRoles(em, owner.workspaceId, made.memberId))).toEqual(['sales']);
    expect(letters.sent).toEqual([
      expect.objectContaining({ email: 'ben@example.test', subjectId: member.subject.id }),
    ]);
    expect(await deedsOn(owner, made.invitationId)).toEqual(['member:invite']);
  });

  it('writes nothing and makes nothing where the letter fails', async () => {
    const owner = await (await domain.givenWorkspace()).as('owner');
    const broken: SendInvitation = () => Promise.reject(new Error('no key'));

    const inviting = new InvitationService(owner, broken).invite({ email: 'a@example.test', roles: ['sales'] });

    await expect(inviting).rejects.toThrow('no key');
    const members = await owner.transaction((em) => em.count(Member, { workspaceId: owner.workspaceId }));
    expect(members).toBe(1);
  });

  it('refuses an address that is a member or invited, until that invitation is over', async () => {
    const workspace = await domain.givenWorkspace();
    const service = new InvitationService(await workspace.as('owner'), new Letters().send);
    const input = { email: 'ana@example.test', roles: ['sales'] };
    const start = domain.clock.now();
    await service.invite(input);

    const again = service.invite({ ...input, email: 'ANA@example.test' });

    await expect(again).rejects.toThrow(DuplicateFoundError);
    domain.clock.advanceDays(7);
    await expect(service.invite(input)).resolves.toBeDefined();
    domain.clock.set(start);
  });

  it('invites an address once where two do it at the same moment', async () => {
    const owner = await (await domain.givenWorkspace()).as('owner');
    const letters = new Letters();
    const invite = () =>
      new InvitationService(owner, letters.send).invite({ email: 'ben@example.test', roles: ['sales'] });

    const outcomes = await Promise.allSettled([invite(), invite(), invite()]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(letters.sent).toHaveLength(1);
  });

  it('is refused to those who may not, for roles above theirs, for another purpose and with bad input', async () => {
    const workspace = await domain.givenWorkspace();
    const input = { email: 'ana@example.test', roles: ['sales'] };
    const as = async (...who: Parameters<TestWorkspace['as']>) =>
      new InvitationService(await workspace.as(...who), new Letters().send);
    const [sales, admin, selling] = [await as('sales'), await as('administrator'), await as('owner', 'PROSPECTING')];

    await expect(sales.invite(input)).rejects.toThrow(NotAllowedError);
    await expect(admin.invite({ ...input, roles: ['owner'] })).rejects.toThrow(NotAllowedError);
    await expect(selling.invite(input)).rejects.toThrow(PurposeNotAllowedError);
    await expect(admin.invite({ ...input, email: 'nobody' })).rejects.toThrow(InvalidInputError);
    await expect(admin.invite({ ...input, roles: [] })).rejects.toThrow(InvalidInputError);
  });

  it('of an owner who has not come yet is no way for an administrator to take the role away', async () => {
    const workspace = await domain.givenWorkspace();
    const [owner, admin] = [await workspace.as('owner'), await workspace.as('administrator')];
    const send = new Letters().send;
    const { memberId } = await new InvitationService(owner, send).invite({ email: 'o@example.test', roles: ['owner'] });

    const inviting = new InvitationService(admin, send).invite({ email: 'x@example.test', roles: ['sales'], memberId });

    await expect(inviting).rejects.toBeInstanceOf(NotAllowedError);
    expect(await owner.transaction((em) => heldRoles(em, owner.workspaceId, memberId))).toEqual(['owner']);
  });

  it('turns an imported agent into somebody who signs in, with everything they own', async () => {
    const workspace = await domain.givenWorkspace();
    const owner = await workspace.as('owner');
    const agentId = await givenAgent(owner);
    const letters = new Letters();
    const input = { email: 'darcel@example.test', roles: ['sales'], memberId: agentId };

    const { memberId } = await new InvitationService(owner, letters.send).invite(input);
    await acceptance().accept(letters.token, account('darcel@example.test'));

    expect(memberId).toBe(agentId);
    expect(await getRecord(owner, Member, agentId)).toMatchObject({ status: 'active', fullName: 'Darcel Schlecht' });
  });

  it('finds no agent of another workspace, and writes to nobody whose processing is restricted', async () => {
    const [ours, theirs] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
    const [owner, stranger] = [await ours.as('owner'), await givenAgent(await theirs.as('owner'))];
    const restricted = await givenAgent(owner);
    const { subject } = await getRecord(owner, Member, restricted);
    await setSubject(owner, subject.id, { restrictedAt: domain.clock.now() });
    const service = new InvitationService(owner, new Letters().send);
    const input = { email: 'agent@example.test', roles: ['sales'] };

    await expect(service.invite({ ...input, memberId: stranger })).rejects.toThrow(NotFoundError);
    await expect(service.invite({ ...input, memberId: restricted })).rejects.toThrow(ProcessingRestrictedError);
  });
});

describe('taking an invitation back', () => {
  it('ends the link and the member who was made by it', async () => {
    const owner = await (await domain.givenWorkspace()).as('owner');
    const letters = new Letters();
    const service = new InvitationService(owner, letters.send);
    const { memberId, invitationId } = await service.invite({ email: 'ben@example.test', roles: ['sales'] });

    await service.revoke(invitationId);

    await expect(acceptance().accept(letters.token, account('ben@example.test'))).rejects.toThrow(WrongStateError);
    expect(await getRecord(owner, Member, memberId)).toMatchObject({ status: 'left' });
    expect(await deedsOn(owner, invitationId)).toEqual(['member:invite', 'invitation:revoke']);
    await expect(service.revoke(invitationId)).rejects.toThrow(WrongStateError);
  });

  it('keeps an agent who was there before, without roles', async () => {
    const owner = await (await domain.givenWorkspace()).as('owner');
    const start = domain.clock.now();
    const agentId = await givenAgent(owner);
    domain.clock.advanceDays(1);
    const service = new InvitationService(owner, new Letters().send);
    const input = { email: 'darcel@example.test', roles: ['sales'], memberId: agentId };
    const { invitationId } = await service.invite(input);

    await service.revoke(invitationId);

    domain.clock.set(start);
    expect(await getRecord(owner, Member, agentId)).toMatchObject({ status: 'without-account' });
    expect(await owner.transaction((em) => heldRoles(em, owner.workspaceId, agentId))).toEqual([]);
  });

  it('finds none of another workspace', async () => {
    const [ours, theirs] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
    const [us, them] = [await ours.as('owner'), await theirs.as('owner')];
    const made = await new InvitationService(them, new Letters().send).invite({
      email: 'ben@example.test',
      roles: ['sales'],
    });
    const service = new InvitationService(us, new Letters().send);

    await expect(service.revoke(made.invitationId)).rejects.toThrow(NotFoundError);
    await expect(service.resend(made.invitationId)).rejects.toThrow(NotFoundError);
    expect((await getRecord(them, Invitation, made.invitationId)).revokedAt).toBeNull();
    expect(await findRecord(us, Invitation, made.invitationId)).toBeNull();
  });
});

describe('accepting', () => {
  it('is refused to somebody who belongs to the workspace already', async () => {
    const owner = await (await domain.givenWorkspace()).as('owner');
    const [letters, ana] = [new Letters(), account('ana@example.test')];
    const service = new InvitationService(owner, letters.send);
    await service.invite({ email: 'ana@example.test', roles: ['sales'] });
    await acceptance().accept(letters.token, ana);
    await service.invite({ email: 'ana.ruiz@example.test', roles: ['owner'] });

    const twice = acceptance().accept(letters.token, ana, true);

    await expect(twice).rejects.toThrow(DuplicateFoundError);
  });

  it('lets one of two people in who use the link at the same moment', async () => {
    const owner = await (await domain.givenWorkspace()).as('owner');
    const letters = new Letters();
    await new InvitationService(owner, letters.send).invite({ email: 'ana@example.test', roles: ['sales'] });

    // Both have a connection already, so that neither is done before the other begins.
    await Promise.all([1, 2].map(() => owner.transaction((em) => em.execute('select pg_sleep(0.05)'))));

    const both = await Promise.allSettled([
      acceptance().accept(letters.token, account('ana@example.test')),
      acceptance().accept(letters.token, account('ben@example.test'), true),
    ]);

    const refused = both.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
    expect(refused).toEqual([expect.objectContaining({ code: 'WRONG_STATE', state: 'used' })]);
  });

  it('by a link that went to a wrong address before takes no place from the right person', async () => {
    const owner = await (await domain.givenWorkspace()).as('owner');
    const letters = new Letters();
    const invitations = new InvitationService(owner, letters.send);
    const memberId = await givenAgent(owner);
    await invitations.invite({ email: 'wrong@example.test', roles: ['sales'], memberId });
    const wrong = letters.token;
    await invitations.invite({ email: 'right@example.test', roles: ['sales'], memberId });
    const right = account('right@example.test');
    await acceptance().accept(letters.token, right);

    await expect(acceptance().accept(wrong, account('wrong@example.test'))).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });

    expect(await getRecord(owner, Member, memberId)).toMatchObject({ accountId: right.id, status: 'active' });
  });

  it('is over with it: no second letter, nothing to take back, and no invitation for who belongs already', async () => {
    const owner = await (await domain.givenWorkspace()).as('owner');
    const letters = new Letters();
    const service = new InvitationService(owner, letters.send);
    const made = await service.invite({ email: 'ana@example.test', roles: ['sales'] });
    await acceptance().accept(letters.token, account('ana@example.test'));

    const refused = { code: 'WRONG_STATE', state: 'accepted' };
    await expect(service.resend(made.invitationId)).rejects.toMatchObject(refused);
    await expect(service.revoke(made.invitationId)).rejects.toMatchObject(refused);
    const again = service.invite({ email: 'Ana@example.test', roles: ['owner'] });
    await expect(again).rejects.toMatchObject({ code: 'DUPLICATE_FOUND', candidates: [made.memberId] });
    const asAgent = service.invite({ email: 'new@example.test', roles: ['sales'], memberId: made.memberId });
    await expect(asAgent).rejects.toMatchObject({ code: 'WRONG_STATE', state: 'active' });
    expect(letters.sent).toHaveLength(1);
    expect(await getRecord(owner, Member, made.memberId)).toMatchObject({ status: 'active' });
  });

  it('by a link that nobody sent leads nowhere', async () => {
    await expect(acceptance().accept('a'.repeat(43), account('ana@example.test'))).rejects.toThrow(NotFoundError);
    await expect(acceptance().read('a'.repeat(43))).rejects.toThrow(NotFoundError);
  });

  it('stands in the audit as done by the person', async () => {
    const owner = await (await domain.givenWorkspace()).as('owner');
    const letters = new Letters();
    const service = new InvitationService(owner, letters.send);
    const { memberId } = await service.invite({ email: 'ana@example.test', roles: ['sales'] });

    await acceptance().accept(letters.token, account('ana@example.test'));

    expect(await deedsOn(owner, memberId)).toEqual(['role:assign', 'member:join']);
  });
});
