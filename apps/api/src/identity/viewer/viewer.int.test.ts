import { ApiKey, ApiKeyService, MemberService } from '@smartx/domain/identity';
import { holdsPurpose, type Scope } from '@smartx/domain/kernel';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OutageWatch } from '../sign-in/outage-watch.ts';
import { openTestSignIn, type TestSignIn } from '../testing/test-sign-in.ts';
import { createViewerResolver } from '../viewer.ts';

const LEGAL = ['LEGAL_OBLIGATION', 'LEGAL_CLAIMS'] as const;

let signIn: TestSignIn;
beforeAll(async () => {
  signIn = await openTestSignIn();
});
afterAll(() => signIn.close());

describe('a viewer', () => {
  it('is another member in each workspace, and nobody in one that is not theirs or does not exist', async () => {
    const { domain } = signIn;
    const [sales, admin, foreign] = [
      await domain.givenWorkspace(),
      await domain.givenWorkspace(),
      await domain.givenWorkspace(),
    ];
    const person = await signIn.givenPerson(sales, 'sales');
    const again = await signIn.givenPerson(admin, 'administrator', person.email);
    const cookie = await signIn.signIn(person);

    const [first, second] = [await signIn.who({ cookie }, sales.slug), await signIn.who({ cookie }, admin.slug)];

    expect(again.isNewUser).toBe(false);
    expect(first?.viewer).toMatchObject({ id: person.memberId, permissions: { signature: 'sales' } });
    expect(second?.viewer).toMatchObject({ id: again.memberId, permissions: { signature: 'administrator' } });
    expect(first?.account).toEqual(second?.account);
    expect(await signIn.who({ cookie }, foreign.slug)).toBeNull();
    expect(await signIn.who({ cookie }, 'no-such-workspace')).toBeNull();
    expect(await signIn.who({ cookie }, null)).toBeNull();
  });

  it('is nobody with a cookie whose signature is not ours', async () => {
    const workspace = await signIn.domain.givenWorkspace();
    const cookie = await signIn.signIn(await signIn.givenPerson(workspace));

    const forged = await signIn.who({ cookie: cookie.replace(/\.[^.]{10}/, '.AAAAAAAAAA') }, workspace.slug);

    expect(forged).toBeNull();
    expect(await signIn.who({ cookie }, workspace.slug)).not.toBeNull();
  });

  it('is gone as soon as they sign out, in this process at once', async () => {
    const workspace = await signIn.domain.givenWorkspace();
    const cookie = await signIn.signIn(await signIn.givenPerson(workspace));
    expect(await signIn.who({ cookie }, workspace.slug)).not.toBeNull();

    await signIn.post('/auth/sign-out', {}, { cookie });

    await expect.poll(() => signIn.who({ cookie }, workspace.slug), { timeout: 1000 }).toBeNull();
  });

  it('is gone when the session is deleted by hand, long before the five seconds of the cache are over', async () => {
    const workspace = await signIn.domain.givenWorkspace();
    const person = await signIn.givenPerson(workspace);
    const cookie = await signIn.signIn(person);
    expect(await signIn.who({ cookie }, workspace.slug)).not.toBeNull();

    await asOwner(
      'delete from auth.session where "userId" in (select id from auth."user" where email = $1)',
      person.email,
    );

    await expect.poll(() => signIn.who({ cookie }, workspace.slug), { timeout: 1000 }).toBeNull();
  });

  it('is gone after five seconds even where no signal arrives', async () => {
    const workspace = await signIn.domain.givenWorkspace();
    const person = await signIn.givenPerson(workspace);
    const cookie = await signIn.signIn(person);
    const { orm, clock, urls } = signIn.domain;
    const deaf = await createViewerResolver({
      ...{ auth: signIn.identity.auth, outages: new OutageWatch(), orm, clock, listenUrl: urls.app },
    });
    await deaf.close();
    const seen = clock.now().getTime();
    expect(await deaf.resolve({ cookie }, workspace.slug)).not.toBeNull();
    await signIn.post('/auth/sign-out', {}, { cookie });

    clock.set(new Date(seen + 4_900));
    const before = await deaf.resolve({ cookie }, workspace.slug);
    clock.set(new Date(seen + 5_000));
    const after = await deaf.resolve({ cookie }, workspace.slug);

    clock.set(new Date(seen));
    expect(before).not.toBeNull();
    expect(after).toBeNull();
  });

  it('B10-AC2 acts as privacy officer where they own a workspace that has named none, and not any more once it has', async () => {
    const workspace = await signIn.domain.givenWorkspace();
    const cookie = await signIn.signIn(await signIn.givenPerson(workspace, 'owner'));
    const officer = await signIn.givenPerson(workspace, 'viewer');
    const held = async () => {
      const found = await signIn.who({ cookie }, workspace.slug);
      return LEGAL.filter((purpose) => found && holdsPurpose(found.viewer, purpose));
    };
    const owner = new MemberService(await workspace.as('owner', 'SECURITY'));

    const before = await held();
    await owner.assignRoles(officer.memberId, ['privacy-officer']);

    expect(before).toEqual(LEGAL);
    await expect.poll(held, { timeout: 15_000 }).toEqual([]);
    await owner.assignRoles(officer.memberId, ['viewer']);
    await expect.poll(held, { timeout: 15_000 }).toEqual(LEGAL);
    const seller = await signIn.signIn(await signIn.givenPerson(workspace, 'sales'));
    const found = await signIn.who({ cookie: seller }, workspace.slug);
    expect(found && holdsPurpose(found.viewer, 'LEGAL_OBLIGATION')).toBe(false);
  });

  it('has the new roles at once', async () => {
    const workspace = await signIn.domain.givenWorkspace();
    const person = await signIn.givenPerson(workspace, 'sales');
    const cookie = await signIn.signIn(person);
    expect((await signIn.who({ cookie }, workspace.slug))?.viewer.permissions.signature).toBe('sales');

    await new MemberService(await workspace.as('owner', 'SECURITY')).assignRoles(person.memberId, [
      'viewer',
      'billing',
    ]);

    const signature = async () => (await signIn.who({ cookie }, workspace.slug))?.viewer.permissions.signature;
    await expect.poll(signature, { timeout: 1000 }).toBe('billing+viewer');
  });
});

describe('a key', () => {
  it('names its workspace itself and allows what it was made for', async () => {
    const workspace = await signIn.domain.givenWorkspace();
    const { id, key } = await keysOf(workspace.asSystem('SECURITY')).create({
      name: 'Partner',
      scopes: ['contact:read', 'developer'],
      purposes: ['SUPPORT'],
    });

    const viewer = await signIn.who({ authorization: `Bearer ${key}` }, null);

    expect(viewer).toMatchObject({
      viewer: { kind: 'api-key', id, workspaceId: workspace.id, permissions: { purposes: 2n } },
      account: null,
      workspace: { slug: workspace.slug },
      isDeveloper: true,
    });
    // Whoever received data can say that they deleted it, whatever else their key may do.
    expect(viewer?.viewer.permissions.scopes).toEqual(
      new Map([
        ['erasure:acknowledge', 'all'],
        ['contact:read', 'all'],
      ]),
    );
    expect(await signIn.who({ authorization: `Bearer ${key}` }, workspace.slug)).not.toBeNull();
  });

  it('is nobody in another workspace, when it is made up, and beside a cookie of somebody', async () => {
    const [ours, theirs] = [await signIn.domain.givenWorkspace(), await signIn.domain.givenWorkspace()];
    const cookie = await signIn.signIn(await signIn.givenPerson(ours));
    const { key } = await keysOf(ours.asSystem('SECURITY')).create({
      name: 'Partner',
      scopes: ['contact:read'],
      purposes: ['SUPPORT'],
    });
    const madeUp = { authorization: `Bearer smx_${'A'.repeat(43)}`, cookie };

    expect(await signIn.who({ authorization: `Bearer ${key}` }, theirs.slug)).toBeNull();
    expect(await signIn.who(madeUp, ours.slug)).toBeNull();
    expect(await signIn.who({ authorization: 'Basic YTpi', cookie }, ours.slug)).toBeNull();
  });

  it('is nobody from any other address than those that it was made for, and was not used then', async () => {
    const workspace = await signIn.domain.givenWorkspace();
    const allowedAddresses = ['203.0.113.0/24', '2001:db8::1'];
    const input = { name: 'Sync', recipient: 'Partner GmbH', scopes: ['contact:read'], purposes: ['SUPPORT'] };
    const { id, key } = await keysOf(workspace.asSystem('SECURITY')).create({ ...input, allowedAddresses });
    const asking = (...address: string[]) => signIn.who({ authorization: `Bearer ${key}` }, null, ...address);
    const usedAt = () =>
      workspace.asSystem().transaction(async (em) => (await em.findOneOrFail(ApiKey, { id })).lastUsedAt);

    expect([await asking('198.51.100.1'), await asking(), await usedAt()]).toEqual([null, null, null]);
    expect(await asking('203.0.113.9')).toMatchObject({ viewer: { id }, recipient: 'Partner GmbH' });
    expect(await asking('::ffff:203.0.113.10')).not.toBeNull();
    expect(await asking('198.51.100.1')).toBeNull();
    expect(await usedAt()).toEqual(signIn.domain.clock.now());
  });

  it('stops at once when it is revoked, and to the second when its time is over', async () => {
    const workspace = await signIn.domain.givenWorkspace();
    const { clock } = signIn.domain;
    const start = clock.now();
    const expiresAt = new Date(start.getTime() + 60_000);
    const service = keysOf(workspace.asSystem('SECURITY'));
    const input = { name: 'Partner', scopes: ['contact:read'], purposes: ['SUPPORT'] };
    const [revoked, timed] = [await service.create(input), await service.create({ ...input, expiresAt })];
    const asking = (key: string) => signIn.who({ authorization: `Bearer ${key}` }, null);
    expect([await asking(revoked.key), await asking(timed.key)]).not.toContain(null);

    await service.revoke(revoked.id);

    await expect.poll(() => asking(revoked.key), { timeout: 1000 }).toBeNull();
    clock.set(new Date(expiresAt.getTime() - 1000));
    expect(await asking(timed.key)).not.toBeNull();
    clock.set(expiresAt);
    expect(await asking(timed.key)).toBeNull();
    clock.set(start);
  });
});

describe('the listener', () => {
  it('comes back after its connection was cut, and forgets what it may have missed', async () => {
    const workspace = await signIn.domain.givenWorkspace();
    const person = await signIn.givenPerson(workspace);
    const cookie = await signIn.signIn(person);
    expect(await signIn.who({ cookie }, workspace.slug)).not.toBeNull();

    const cut = await query(signIn.domain.urls.app, `select pg_terminate_backend(pid) ${LISTENERS}`);
    await expect.poll(countListeners, { timeout: 5000 }).toBeGreaterThanOrEqual(cut.length);
    await asOwner(
      'delete from auth.session where "userId" in (select id from auth."user" where email = $1)',
      person.email,
    );

    expect(cut).not.toEqual([]);
    await expect.poll(() => signIn.who({ cookie }, workspace.slug), { timeout: 1000 }).toBeNull();
  });
});

function keysOf(scope: Scope): ApiKeyService {
  return new ApiKeyService(scope);
}

/** A role sees and ends its own connections only, so these two run as the listener's. */
const LISTENERS = "from pg_stat_activity where query = 'listen smartx_identity'";

async function countListeners(): Promise<number> {
  return (await query(signIn.domain.urls.app, `select pid ${LISTENERS}`)).length;
}

function asOwner(sql: string, ...values: unknown[]): Promise<unknown[]> {
  return query(signIn.domain.urls.owner, sql, values);
}

async function query(url: string, sql: string, values: unknown[] = []): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql, values);
  await client.end();
  return rows;
}
