import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../testing/test-domain.ts';
import {
  assertNotSuppressed,
  digestOfPhoneIndex,
  findSuppressed,
  type ReachableAddress,
  releaseSuppression,
  type SuppressionKey,
  suppress,
  suppressionDigest,
  suppressionKey,
} from './suppression-list.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

const ANA: ReachableAddress = { kind: 'email', normalised: 'ana@example.test' };
const PHONE: ReachableAddress = { kind: 'phone', normalised: '+34600111222' };

describe('B11-AC8 the suppression list', () => {
  it('knows the addresses of a deleted person without holding them, and no others', async () => {
    const workspace = await domain.givenWorkspace();
    await put(workspace, ANA, PHONE);

    const other = { kind: 'email', normalised: 'ben@example.test' } as const;
    const found = await find(workspace, [ANA, PHONE, other]);

    expect([...found].sort()).toEqual(['email:ana@example.test', 'phone:+34600111222']);
    const rows = await workspace.asSystem().transaction((em) => em.execute('select s::text as row from suppression s'));
    expect(JSON.stringify(rows)).not.toMatch(/ana|600111222/);
  });

  it('finds a phone by its blind index alone, after the number itself cannot be opened any more', async () => {
    const workspace = await domain.givenWorkspace();
    const index = await domain.vault.blindIndex(workspace.id, 'phone', PHONE.normalised);

    expect(await digestOfPhoneIndex(domain.vault, workspace.id, index)).toEqual(
      await suppressionDigest(domain.vault, workspace.id, PHONE),
    );
  });

  it('knows what another system called them, of each kind and system alone', async () => {
    const workspace = await domain.givenWorkspace();
    const key = { kind: 'external-id', recordType: 'lead', source: 'shop', key: '4711' } as const;
    await put(workspace, key);

    const others = [
      { ...key, recordType: 'contact' },
      { ...key, source: 'fair' },
      { ...key, key: '471' },
    ] as const;
    expect([...(await find(workspace, [key, ...others]))]).toEqual([suppressionKey(key)]);
  });

  it('knows a name at a shared address by e-mail and by phone, and neither part alone', async () => {
    const workspace = await domain.givenWorkspace();
    const named = [ANA, PHONE].map((address) => ({ kind: 'named-address', name: 'anaruiz', address }) as const);
    await put(workspace, ...named);

    const others = named.map((key) => ({ ...key, name: 'benruiz' }));
    expect(await find(workspace, [...named, ...others, ANA, PHONE])).toEqual(new Set(named.map(suppressionKey)));
    const rows = await workspace.asSystem().transaction((em) => em.execute('select distinct scope from suppression'));
    // A letter goes to an address, never to a name at one.
    expect(rows).toEqual([{ scope: 'no-re-creation' }]);
  });

  it('refuses to record the person again until they themselves come back', async () => {
    const workspace = await domain.givenWorkspace();
    await put(workspace, ANA);
    const check = () =>
      workspace.asSystem().transaction((em) => assertNotSuppressed(em, domain.vault, workspace.id, [ANA], 'email'));

    await expect(check()).rejects.toMatchObject({ code: 'SUPPRESSED', path: 'email' });

    await workspace
      .asSystem()
      .transaction((em) => releaseSuppression(em, domain.vault, workspace.id, [ANA], domain.clock.now()));
    await expect(check()).resolves.toBeUndefined();
    await put(workspace, ANA);
    await expect(check()).rejects.toMatchObject({ code: 'SUPPRESSED' });
  });

  it('holds in one workspace only, under a digest of its own', async () => {
    const [ours, theirs] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
    await put(ours, ANA);

    expect(await find(theirs, [ANA])).toEqual(new Set());
    expect(await suppressionDigest(domain.vault, ours.id, ANA)).not.toEqual(
      await suppressionDigest(domain.vault, theirs.id, ANA),
    );
  });
});

async function put(workspace: TestWorkspace, ...keys: SuppressionKey[]): Promise<void> {
  const digests = await Promise.all(keys.map((one) => suppressionDigest(domain.vault, workspace.id, one)));
  await workspace
    .asSystem()
    .transaction((em) => suppress(em, workspace.id, digests, ['no-re-creation', 'no-contact'], domain.clock.now()));
}

function find(workspace: TestWorkspace, keys: readonly SuppressionKey[]): Promise<Set<string>> {
  return workspace.asSystem().transaction((em) => findSuppressed(em, domain.vault, workspace.id, keys));
}
