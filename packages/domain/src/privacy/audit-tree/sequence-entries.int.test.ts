import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CompanyService } from '../../company/company.service.ts';
import { newId } from '../../kernel/ids.ts';
import { settleWrites } from '../../kernel/records/unread.ts';
import type { Scope } from '../../kernel/scope.ts';
import { testPrivacyParts } from '../../testing/privacy-parts.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../testing/test-domain.ts';
import type { SigningKey } from '../keys/signing-key.ts';
import { AuditTree } from './audit-tree.ts';
import { sequenceEntries } from './sequence-entries.ts';
import type { TreeKeepers } from './verify.ts';

const HOUR = 3_600_000;

let domain: TestDomain;
let ours: SigningKey;
let keepers: TreeKeepers;
beforeAll(async () => {
  domain = await openTestDomain();
  keepers = testPrivacyParts(domain);
  ours = keepers.signingKey;
  // Ids are made by the clock of the machine, whatever the clock of the test says.
  domain.clock.set(new Date());
});
afterAll(() => domain.close());

describe('audit tree: the sequencer', () => {
  it('gives every entry a place and signs them; nothing new, nothing signed', async () => {
    const workspace = await givenDeeds(7);

    const taken = await sequence(workspace);
    const again = await sequence(workspace);

    expect([taken, again]).toEqual([7, 0]);
    const { head, waiting } = await (await treeOf(workspace)).state();
    expect([head?.size, waiting, head?.keyId]).toEqual([7, 0, ours.id]);
    expect(await check(workspace)).toMatchObject({ size: 7, waiting: 0, findings: [], findingCount: 0 });
  });

  it('several at once give each entry one place, while others go on writing', async () => {
    const workspace = await givenDeeds(20);
    const scope = await workspace.as('owner');

    const taken = Promise.all([1, 2, 3].map(() => sequence(workspace, { portion: 3 })));
    for (let count = 0; count < 5; count++) await givenDeed(scope);
    const counts = await taken;
    const rest = await sequence(workspace);

    expect(counts.reduce((sum, count) => sum + count, rest)).toBe(25);
    expect(await check(workspace)).toMatchObject({ size: 25, waiting: 0, findings: [] });
  });

  it('that is cut off leaves a whole tree, and the next one goes on from there', async () => {
    const workspace = await givenDeeds(8);
    let signed = 0;
    const dying = Object.create(ours, {
      sign: {
        value: (text: string) => {
          signed += 1;
          if (signed === 3) throw new Error('killed');
          return ours.sign(text);
        },
      },
    });

    await expect(sequence(workspace, { portion: 3, key: dying })).rejects.toThrow('killed');
    const cutOff = await check(workspace);
    const rest = await sequence(workspace, { portion: 3 });

    expect(cutOff).toMatchObject({ size: 6, waiting: 2, findings: [] });
    expect(rest).toBe(2);
    expect(await check(workspace)).toMatchObject({ size: 8, waiting: 0, findings: [] });
  });

  it('waits for entries that were written while the clock was ahead and after it was set right: nobody slipped them in', async () => {
    const workspace = await givenDeeds(1);
    const now = domain.clock.now();
    domain.clock.set(new Date(now.getTime() + 3 * HOUR));
    await sequence(workspace);
    domain.clock.set(now);
    await givenDeed(await workspace.as('owner'));

    const waiting = await check(workspace);
    const taken = await sequence(workspace);

    expect([waiting, taken]).toMatchObject([{ size: 1, waiting: 1, findings: [] }, 1]);
    expect(await check(workspace)).toMatchObject({ size: 2, waiting: 0, findings: [] });
  });

  it.each([
    [0, 'written'],
    [3, 'written'],
    // It made the id of its entry, and waits for something before its first write: it has no number yet.
    [3, 'read'],
  ] as const)(
    'takes an entry in later whose transaction ended %i hours after newer ones had their place, and had only %s before',
    async (hours, did) => {
      const workspace = await givenDeeds(1);
      const [slow, quick] = [await workspace.as('owner'), await workspace.as('owner')];
      const begun = Promise.withResolvers<void>();
      const ended = Promise.withResolvers<void>();
      const late = slow.transaction(async (em) => {
        await em.execute('select 1');
        slow.record(em, { action: 'company:update', targetType: 'company', targetId: newId() });
        // An insert alone waits for the commit: the database would know nothing of the transaction.
        if (did === 'written') await settleWrites(em);
        begun.resolve();
        await ended.promise;
      });
      await begun.promise;
      await givenDeed(quick);

      const now = domain.clock.now();
      domain.clock.set(new Date(now.getTime() + hours * HOUR));
      const before = await sequence(workspace);
      ended.resolve();
      await late;
      const after = await sequence(workspace);
      domain.clock.set(now);

      expect([before, after]).toEqual([2, 1]);
      expect(await check(workspace)).toMatchObject({ size: 3, waiting: 0, findings: [] });
    },
  );
});

async function givenDeeds(count: number): Promise<TestWorkspace> {
  const workspace = await domain.givenWorkspace();
  const scope = await workspace.as('owner');
  for (let done = 0; done < count; done++) await givenDeed(scope);
  return workspace;
}

function givenDeed(scope: Scope): Promise<string> {
  return new CompanyService(scope).create({ name: `Company ${newId()}` });
}

function sequence({ id }: TestWorkspace, { portion = 1_000, key = ours } = {}): Promise<number> {
  return sequenceEntries({ em: domain.orm.em, clock: domain.clock, ...keepers, signingKey: key }, id, portion);
}

async function treeOf(workspace: TestWorkspace): Promise<AuditTree> {
  return new AuditTree(await workspace.as('auditor', 'RIGHTS_HANDLING'), keepers);
}

async function check(workspace: TestWorkspace) {
  return (await treeOf(workspace)).verify(null);
}
