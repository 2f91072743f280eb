import { Account, InvitationService } from '@smartx/domain/identity';
import { enterWorkspace, newId } from '@smartx/domain/kernel';
import type { TestWorkspace } from '@smartx/domain/testing';
import { findOperatorWorkspace } from '@smartx/domain/workspace';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieOf, openTestSignIn, type TestSignIn } from '../testing/test-sign-in.ts';

const PASSWORD = 'a long enough password';
/** What somebody sends who has no account yet. */
const NEW = { password: PASSWORD, isOfAge: true };

let signIn: TestSignIn;
beforeAll(async () => {
  signIn = await openTestSignIn();
});
afterAll(() => signIn.close());

describe('an invited person', () => {
  it('B1-AC5 reads the invitation, chooses a password, which is all that is asked for, and is in, signed in', async () => {
    const workspace = await signIn.domain.givenWorkspace();
    const { email, token, memberId } = await invited(workspace, ['sales']);

    const shown = await signIn.post('/auth/invitation/read', { token });
    const joined = await signIn.post('/auth/invitation/accept', { token, ...NEW });

    expect(shown.json()).toEqual({
      workspaceName: `Workspace ${workspace.slug}`,
      email,
      fullName: 'Ben Okafor',
      hasAccount: false,
      ageStatement: 'I am 16 years old or older.',
    });
    expect(joined.json()).toEqual({ workspaceSlug: workspace.slug });
    const viewer = await signIn.who({ cookie: cookieOf(joined) }, workspace.slug);
    expect(viewer).toMatchObject({ viewer: { id: memberId }, account: { email, fullName: 'Ben Okafor' } });
    expect(viewer?.viewer.permissions.signature).toBe('sales');
  });

  it('whom two workspaces invite has one account and two memberships', async () => {
    const [first, second] = [await signIn.domain.givenWorkspace(), await signIn.domain.givenWorkspace()];
    const one = await invited(first, ['sales']);
    const other = await invited(second, ['support'], one.email);
    const cookie = cookieOf(await signIn.post('/auth/invitation/accept', { token: one.token, ...NEW }));

    const anonymous = await signIn.post('/auth/invitation/accept', { token: other.token, ...NEW });
    const joined = await signIn.post('/auth/invitation/accept', { token: other.token }, { cookie });

    expect([anonymous.statusCode, anonymous.json().state]).toEqual([409, 'sign-in-first']);
    expect(joined.statusCode).toBe(200);
    const [here, there] = [await signIn.who({ cookie }, first.slug), await signIn.who({ cookie }, second.slug)];
    expect([here?.viewer.id, there?.viewer.id]).toEqual([one.memberId, other.memberId]);
    expect(here?.account?.id).toBe(there?.account?.id);
  });

  it('who is signed in under another address joins only if they say so', async () => {
    const [home, inviting] = [await signIn.domain.givenWorkspace(), await signIn.domain.givenWorkspace()];
    const person = await signIn.givenPerson(home);
    const cookie = await signIn.signIn(person);
    const { token } = await invited(inviting, ['sales']);

    const byClick = await signIn.post('/auth/invitation/accept', { token }, { cookie });
    const onPurpose = await signIn.post('/auth/invitation/accept', { token, confirmOtherAddress: true }, { cookie });

    expect([byClick.statusCode, byClick.json().state]).toEqual([409, 'other-address']);
    expect(onPurpose.statusCode).toBe(200);
    expect((await signIn.who({ cookie }, inviting.slug))?.account?.email).toBe(person.email);
  });

  it('B19-AC1 states that they are 16 or older, which is kept with its words and its time; without it there is no account', async () => {
    const { token, email } = await invited(await signIn.domain.givenWorkspace(), ['sales']);

    const silent = await signIn.post('/auth/invitation/accept', { token, password: PASSWORD });
    const young = await signIn.post('/auth/invitation/accept', { token, ...NEW, isOfAge: false });
    const old = await signIn.post('/auth/invitation/accept', { token, ...NEW, language: 'de-AT' });

    expect([silent, young].map((answer) => [answer.statusCode, answer.json().path])).toEqual([
      ...[
        [400, 'isOfAge'],
        [400, 'isOfAge'],
      ],
    ]);
    expect(old.statusCode).toBe(200);
    expect(await accountOf(email)).toMatchObject({
      ...{ statedOfAgeAt: signIn.domain.clock.now(), ageStatement: 'Ich bin 16 Jahre alt oder älter.' },
    });
  });

  it('B1-AC3 is refused with a password that is too short or a name that is the number of a card, and can try again', async () => {
    const { token } = await invited(await signIn.domain.givenWorkspace(), ['sales']);

    const short = await signIn.post('/auth/invitation/accept', { token, ...NEW, password: 'short' });
    const card = { fullName: 'Ana 4111 1111 1111 1111', ...NEW };
    const named = await signIn.post('/auth/invitation/accept', { token, ...card });
    const long = await signIn.post('/auth/invitation/accept', { token, ...NEW });

    expect([short.statusCode, short.json().path]).toEqual([400, 'password']);
    expect([named.statusCode, named.body.includes('4111')]).toEqual([400, false]);
    expect(long.statusCode).toBe(200);
  });
});

describe('a link', () => {
  it('works once, also when it is clicked twice at the same moment', async () => {
    const workspace = await signIn.domain.givenWorkspace();
    const { token } = await invited(workspace, ['sales']);
    const cookie = await signIn.signIn(await signIn.givenPerson(await signIn.domain.givenWorkspace()));
    const accept = () => signIn.post('/auth/invitation/accept', { token, confirmOtherAddress: true }, { cookie });

    const answers = await Promise.all([accept(), accept()]);
    const later = await signIn.post('/auth/invitation/read', { token });

    expect(answers.map((answer) => answer.json().state ?? 'joined').sort()).toEqual(['joined', 'used']);
    expect([later.statusCode, later.json().state]).toEqual([409, 'used']);
  });

  it('ends after seven days', async () => {
    const { clock } = signIn.domain;
    const start = clock.now();
    const { token } = await invited(await signIn.domain.givenWorkspace(), ['sales']);

    clock.set(new Date(start.getTime() + 7 * 86_400_000 - 1000));
    const inTime = await signIn.post('/auth/invitation/read', { token });
    clock.set(new Date(start.getTime() + 7 * 86_400_000));
    const late = await signIn.post('/auth/invitation/accept', { token, ...NEW });

    clock.set(start);
    expect(inTime.statusCode).toBe(200);
    expect([late.statusCode, late.json().state]).toEqual([409, 'expired']);
  });

  it('stops working when a fresh one is mailed, and when the invitation is taken back', async () => {
    const workspace = await signIn.domain.givenWorkspace();
    const first = await invited(workspace, ['sales']);
    const service = new InvitationService(await workspace.as('owner', 'SECURITY'), signIn.identity.sendInvitation);

    const freshId = await service.resend(first.invitationId);
    const fresh = await signIn.mailedToken(first.email);
    const [old, current] = [await read(first.token), await read(fresh)];
    await service.revoke(freshId);

    expect([old.statusCode, old.json().state]).toEqual([409, 'revoked']);
    expect([current.statusCode, (await read(fresh)).json().state]).toEqual([200, 'revoked']);
  });

  it('that nobody was sent looks like nothing', async () => {
    const response = await read('A'.repeat(43));

    expect([response.statusCode, response.json().code]).toEqual([404, 'NOT_FOUND']);
  });

  it('stands in the database as a hash and in a sealed letter only', async () => {
    const { token, email } = await invited(await signIn.domain.givenWorkspace(), ['sales']);

    const rows = await everythingAbout('invitation', 'mail_message');

    expect(token).toHaveLength(43);
    expect(rows).toContain(email);
    expect(rows).not.toContain(token);
    expect(rows).not.toContain(Buffer.from(token).toString('hex'));
  });
});

async function everythingAbout(...tables: string[]): Promise<string> {
  const owner = new pg.Client({ connectionString: signIn.domain.urls.owner });
  await owner.connect();
  const rows: unknown[] = [];
  for (const table of tables) rows.push(...(await owner.query(`select t::text as row from ${table} t`)).rows);
  await owner.end();
  return JSON.stringify(rows);
}

function read(token: string) {
  return signIn.post('/auth/invitation/read', { token });
}

async function invited(workspace: TestWorkspace, roles: string[], email = `${newId()}@example.test`) {
  const owner = await workspace.as('owner', 'SECURITY');
  const service = new InvitationService(owner, signIn.identity.sendInvitation);
  const made = await service.invite({ email, fullName: 'Ben Okafor', roles });
  return { ...made, email, token: await signIn.mailedToken(email, workspace.slug) };
}

/** The account of an address, in the operator's workspace. */
async function accountOf(email: string): Promise<Account> {
  const { orm } = signIn.domain;
  const workspaceId = (await findOperatorWorkspace(orm.em.fork())) ?? '';
  return orm.em.fork().transactional(async (em) => {
    await enterWorkspace(em, workspaceId);
    return em.findOneOrFail(Account, { workspaceId, email });
  });
}
