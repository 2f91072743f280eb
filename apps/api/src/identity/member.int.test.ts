import { DealService } from '@smartx/domain/deal';
import { encodeId, newId } from '@smartx/domain/kernel';
import { lettersTo } from '@smartx/domain/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorkspace, openTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const ERRORS = 'errors { __typename code path }';

const INVITE = `mutation Invite($email: String!, $roles: [String!]!) @purpose(is: SECURITY) {
  memberInvite(input: { email: $email, fullName: "Ben Okafor", roles: $roles }) {
    record { id email state member { id displayName status roleKeys } } ${ERRORS}
  }
}`;

const MEMBERS = `query Members($purpose: Purpose!) @purpose(is: $purpose) {
  members(orderBy: { field: NAME }) { nodes { displayName status roleKeys } totalCount { value } }
}`;

describe('members over the API', () => {
  it('are listed for every role, in one statement, those of another workspace never', async () => {
    const [ours, theirs] = [await api.givenWorkspace(), await api.givenWorkspace()];
    await theirs.call('owner');
    const [, sales] = [await ours.call('owner'), await ours.call('sales')];

    const { data, statements } = await sales.query(MEMBERS, { purpose: 'RELATIONSHIP' });

    expect(data).toEqual({
      members: {
        nodes: [
          { displayName: 'A owner', status: 'active', roleKeys: ['owner'] },
          { displayName: 'A sales', status: 'active', roleKeys: ['sales'] },
        ],
        totalCount: { value: 2 },
      },
    });
    expect(statements).toEqual(['begin', 'set local', 'select', 'commit']);
  });

  it('are invited by mail and shown as invited; the token is in no answer', async () => {
    const workspace = await api.givenWorkspace();
    const owner = await workspace.call('owner');
    const email = `${newId()}@example.test`;

    const invited = await owner.query(INVITE, { email, roles: ['sales'] });
    const listed = await owner.query(
      'query I @purpose(is: SECURITY) { invitations { nodes { email state member { displayName } } } }',
    );

    expect(invited.data.memberInvite).toEqual({
      record: {
        id: expect.stringMatching(/^inv_/),
        email,
        state: 'open',
        member: { id: expect.any(String), displayName: 'Ben Okafor', status: 'without-account', roleKeys: ['sales'] },
      },
      errors: [],
    });
    expect(listed.data.invitations).toEqual({
      nodes: [{ email, state: 'open', member: { displayName: 'Ben Okafor' } }],
    });
    const [letter] = await lettersTo(api.domain, email, workspace.slug);
    const token = /#(\S+)/.exec(letter?.body ?? '')?.[1];
    expect(token).toHaveLength(43);
    expect(JSON.stringify([invited, listed])).not.toContain(token);
  });

  it('are invited, given roles and let go by those who may, for a purpose that allows it', async () => {
    const workspace = await api.givenWorkspace();
    const [sales, admin, owner] = [
      await workspace.call('sales'),
      await workspace.call('administrator'),
      await workspace.call('owner'),
    ];
    const input = { email: 'ben@example.test', roles: ['sales'] };
    const prospecting = INVITE.replace('SECURITY', 'PROSPECTING');

    const bySales = await sales.query(INVITE.replace('SECURITY', 'RELATIONSHIP'), input);
    const anOwner = await admin.query(INVITE, { ...input, roles: ['owner'] });
    const otherPurpose = await owner.query(prospecting, input);
    const aKing = await owner.query(INVITE, { ...input, roles: ['king'] });

    const codes = [bySales, anOwner, otherPurpose, aKing].map(({ data }) => codesOf(data.memberInvite));
    expect(codes).toEqual([['NOT_ALLOWED'], ['NOT_ALLOWED'], ['PURPOSE_NOT_ALLOWED'], ['INVALID_INPUT']]);
    const invitations = 'query I @purpose(is: RELATIONSHIP) { invitations { totalCount { value } } }';
    expect((await sales.query(invitations)).data).toEqual({ invitations: { totalCount: { value: 0 } } });
  });

  it('leave with everything handed over, but never as the last owner', async () => {
    const workspace = await api.givenWorkspace();
    const [owner, ana, ben] = [
      await workspace.call('owner'),
      await workspace.call('sales'),
      await workspace.call('sales'),
    ];
    await new DealService(ana.scope).create({ name: 'Ten engines' });
    const leave = (caller: typeof owner, member: typeof owner, heir: typeof owner | null) =>
      caller.query(
        `mutation L($id: ID!, $heir: ID) @purpose(is: SECURITY) {
          memberLeave(input: { id: $id, reassignToMemberId: $heir }) { record { status roleKeys } ${ERRORS} }
        }`,
        { id: memberId(member), heir: heir && memberId(heir) },
      );

    const without = await leave(owner, ana, null);
    const gone = await leave(owner, ana, ben);
    const last = await leave(owner, owner, ben);

    expect(without.data.memberLeave).toMatchObject({ errors: [{ code: 'INVALID_INPUT', path: 'reassignToMemberId' }] });
    expect(gone.data.memberLeave).toEqual({ record: { status: 'left', roleKeys: [] }, errors: [] });
    expect(codesOf(last.data.memberLeave)).toEqual(['LAST_OWNER']);
    const deals = await ben.query('query D @purpose(is: RELATIONSHIP) { deals { nodes { owner { id } } } }');
    expect(deals.data).toEqual({ deals: { nodes: [{ owner: { id: memberId(ben) } }] } });
  });

  it('change at the version that was seen', async () => {
    const workspace = await api.givenWorkspace();
    const [owner, ana] = [await workspace.call('owner'), await workspace.call('sales')];
    const update = (fullName: string) =>
      owner.query(
        `mutation U($id: ID!, $name: String) @purpose(is: SECURITY) {
          memberUpdate(input: { id: $id, ifVersion: 1, fullName: $name }) { record { fullName version } ${ERRORS} }
        }`,
        { id: memberId(ana), name: fullName },
      );

    const [first, second] = [await update('Ana Ruiz'), await update('Other')];

    expect(first.data.memberUpdate).toEqual({ record: { fullName: 'Ana Ruiz', version: 2 }, errors: [] });
    expect(codesOf(second.data.memberUpdate)).toEqual(['STALE_VERSION']);
  });

  it('look alike whether they are of another workspace or do not exist', async () => {
    const [ours, theirs] = [await api.givenWorkspace(), await api.givenWorkspace()];
    const owner = await ours.call('owner');
    const stranger = memberId(await theirs.call('sales'));
    const assign = (id: string) =>
      owner.query(
        `mutation A($id: ID!) @purpose(is: SECURITY) {
          memberAssignRoles(input: { id: $id, roles: ["viewer"] }) { record { id } errors { __typename code message path } }
        }`,
        { id },
      );

    const [theirMember, nobody] = [await assign(stranger), await assign(encodeId('member', newId()))];

    expect(codesOf(theirMember.data.memberAssignRoles)).toEqual(['NOT_FOUND']);
    expect(theirMember.data).toEqual(nobody.data);
  });
});

describe('teams over the API', () => {
  it('show who is in them and who manages them', async () => {
    const workspace = await api.givenWorkspace();
    const [owner, ana] = [await workspace.call('owner'), await workspace.call('sales')];
    const id = await givenTeam(workspace);

    const added = await owner.query(
      `mutation T($id: ID!, $memberId: ID!) @purpose(is: SECURITY) {
        teamAddMember(input: { id: $id, memberId: $memberId, isManager: true }) {
          record { name places { isManager member { displayName } } } ${ERRORS}
        }
      }`,
      { id, memberId: memberId(ana) },
    );

    expect(added.data.teamAddMember).toEqual({
      record: { name: 'East', places: [{ isManager: true, member: { displayName: 'A sales' } }] },
      errors: [],
    });
  });
});

describe('keys over the API', () => {
  it('are shown once when they are made, and listed without it', async () => {
    const workspace = await api.givenWorkspace();
    const [owner, sales] = [await workspace.call('owner'), await workspace.call('sales')];
    const create = `mutation K @purpose(is: SECURITY) {
      apiKeyCreate(input: {
        name: "Partner", recipient: "Nordlicht GmbH", scopes: ["contact:read", "developer"],
        purposes: ["SUPPORT", "BILLING"], allowedAddresses: ["203.0.113.0/24"]
      }) {
        key record { id name recipient scopes purposes allowedAddresses createdBy { displayName } } ${ERRORS}
      }
    }`;

    const made = await owner.query(create);
    const refused = await sales.query(create.replace('SECURITY', 'RELATIONSHIP'));
    const list = await owner.query(
      'query K @purpose(is: SECURITY) { apiKeys { nodes { name lastUsedAt revokedAt } } }',
    );

    expect(made.data.apiKeyCreate).toEqual({
      key: expect.stringMatching(/^smx_/),
      record: {
        id: expect.stringMatching(/^key_/),
        name: 'Partner',
        recipient: 'Nordlicht GmbH',
        scopes: ['contact:read', 'developer'],
        purposes: ['SUPPORT', 'BILLING'],
        allowedAddresses: ['203.0.113.0/24'],
        createdBy: { displayName: 'A owner' },
      },
      errors: [],
    });
    expect(refused.data.apiKeyCreate).toMatchObject({ key: null, errors: [{ code: 'NOT_ALLOWED' }] });
    expect(list.data).toEqual({ apiKeys: { nodes: [{ name: 'Partner', lastUsedAt: null, revokedAt: null }] } });
  });
});

function memberId(caller: { scope: { viewer: { id: string | null } } }): string {
  return encodeId('member', caller.scope.viewer.id ?? '');
}

function codesOf(payload: unknown): string[] {
  const { errors } = payload as { errors: { code: string }[] };
  return errors.map(({ code }) => code);
}

async function givenTeam(workspace: ApiWorkspace): Promise<string> {
  const owner = await workspace.call('owner');
  const { data } = await owner.query<{ teamCreate: { record: { id: string } } }>(
    'mutation T @purpose(is: SECURITY) { teamCreate(input: { name: "East" }) { record { id } } }',
  );
  return data.teamCreate.record.id;
}
