import type { RoleKey } from '@smartx/domain/identity';
import { newId, type Purpose } from '@smartx/domain/kernel';
import { type ReadEntry, recordReads } from '@smartx/domain/privacy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorkspace, openTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

interface Use {
  purposeUse: {
    firstOn: string;
    lastOn: string;
    days: { usedOn: string; purpose: string; reads: number; refused: number }[];
    users: { kind: string; roles: string[]; keyName: string | null; purpose: string; reads: number; actors: number }[];
    anomalies: { rule: string; memberName: string | null; keyName: string | null; usedOn: string; count: number }[];
  } | null;
}

const USE = `query Use($since: Date!) @purpose(is: RIGHTS_HANDLING) {
  purposeUse(since: $since) {
    firstOn lastOn
    days { usedOn purpose reads refused }
    users { kind roles keyName purpose reads actors }
    anomalies { rule memberName keyName usedOn count comparedWith }
  }
}`;

describe('the use of purposes', () => {
  it('is told by day of the workspace, by role and by key, with what was withheld', async () => {
    const workspace = await api.givenWorkspace();
    const [ana, ben] = [await memberOf(workspace, 'sales'), await memberOf(workspace, 'sales')];
    const key = await givenKey(workspace, 'Newsletter');
    await read(workspace, ana, 0, { times: 3 });
    await read(workspace, ben, 0, { denials: { r: 2 } });
    await read(workspace, ben, 1, { purpose: 'PROSPECTING' });
    await read(workspace, key, 1, { actorKind: 'api-key', purpose: 'MARKETING', times: 7 });

    const told = await use(workspace, 7);

    expect(told?.lastOn).toBe(dayOf(0));
    expect(told?.days).toEqual([
      { usedOn: dayOf(1), purpose: 'MARKETING', reads: 7, refused: 0 },
      { usedOn: dayOf(1), purpose: 'PROSPECTING', reads: 1, refused: 0 },
      { usedOn: dayOf(0), purpose: 'RELATIONSHIP', reads: 4, refused: 1 },
    ]);
    expect(told?.users).toEqual([
      { kind: 'key', roles: [], keyName: 'Newsletter', purpose: 'MARKETING', reads: 7, actors: 1 },
      { kind: 'role', roles: ['sales'], keyName: null, purpose: 'RELATIONSHIP', reads: 4, actors: 2 },
      { kind: 'role', roles: ['sales'], keyName: null, purpose: 'PROSPECTING', reads: 1, actors: 1 },
    ]);
    expect(told?.anomalies).toEqual([]);
  });

  it('says what is out of the ordinary by name of member and key, and what it is compared with', async () => {
    const workspace = await api.givenWorkspace();
    const [ana, key] = [await memberOf(workspace, 'sales'), await givenKey(workspace, 'Newsletter')];
    for (const daysAgo of [20, 19, 18, 17, 16]) {
      await read(workspace, ana, daysAgo, { times: 4 });
      await read(workspace, key, daysAgo, { actorKind: 'api-key', purpose: 'MARKETING' });
    }
    await read(workspace, ana, 1, { times: 60 });
    await read(workspace, key, 0, { actorKind: 'api-key', purpose: 'RELATIONSHIP', times: 2 });

    const told = await use(workspace, 7);

    expect(told?.anomalies).toEqual([
      { rule: 'first-use', memberName: null, keyName: 'Newsletter', usedOn: dayOf(0), count: 2, comparedWith: 0 },
      { rule: 'many-reads', memberName: 'A sales', keyName: null, usedOn: dayOf(1), count: 60, comparedWith: 4 },
    ]);
    expect(told?.days.every(({ usedOn }) => usedOn >= dayOf(7))).toBe(true);
  });

  it('reaches back 90 days at most, and says from when', async () => {
    const workspace = await api.givenWorkspace();
    const ana = await memberOf(workspace, 'sales');
    await read(workspace, ana, 89);
    await read(workspace, ana, 90);

    const told = await use(workspace, 200);

    expect(told).toMatchObject({ firstOn: dayOf(89), days: [{ usedOn: dayOf(89) }] });
  });

  it('is for owner, administrator, officer and auditor, and of no other workspace', async () => {
    const [workspace, other] = [await api.givenWorkspace(), await api.givenWorkspace()];
    await read(workspace, await memberOf(workspace, 'sales'), 0);
    const ask = async (role: RoleKey, purpose: Purpose) => {
      const caller = await workspace.call(role, purpose);
      const { data } = await caller.query<Use>(USE.replace('RIGHTS_HANDLING', purpose), { since: dayOf(7) });
      return data.purposeUse?.days.length ?? null;
    };

    expect(await ask('owner', 'RIGHTS_HANDLING')).toBe(1);
    expect(await ask('administrator', 'SECURITY')).toBe(1);
    expect(await ask('privacy-officer', 'RIGHTS_HANDLING')).toBe(1);
    expect(await ask('auditor', 'RIGHTS_HANDLING')).toBe(1);
    expect(await ask('sales', 'RELATIONSHIP')).toBeNull();
    expect(await use(other, 7)).toMatchObject({ days: [], users: [], anomalies: [] });
  });
});

/** Noon of a day before today: the workspaces of tests count in UTC. */
function noonOf(daysAgo: number): Date {
  const now = api.domain.clock.now();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() - daysAgo, 12));
}

function dayOf(daysAgo: number): string {
  return noonOf(daysAgo).toISOString().slice(0, 10);
}

async function memberOf(workspace: ApiWorkspace, role: RoleKey): Promise<string> {
  return String((await workspace.as(role)).viewer.id);
}

async function givenKey(workspace: ApiWorkspace, name: string): Promise<string> {
  const id = newId();
  await workspace.asSystem().transaction((em) =>
    em.execute(
      `insert into api_key (workspace_id, id, name, recipient, key_hash, scopes, purposes, created_at)
         values (?, ?, ?, 'Nordlicht GmbH', ?, '', 0, now())`,
      [workspace.id, id, name, Buffer.from(id)],
    ),
  );
  return id;
}

async function read(workspace: ApiWorkspace, actorId: string, daysAgo: number, more: Partial<ReadEntry> = {}) {
  const entry: ReadEntry = {
    ...{ id: newId(), workspaceId: workspace.id, occurredAt: noonOf(daysAgo).toISOString() },
    ...{ actorKind: 'member', actorId, purpose: 'RELATIONSHIP', operation: 'People', client: 'app' },
    ...{ subjects: [], fields: [], denials: {}, recipient: null },
    ...more,
  };
  await recordReads(api.domain.orm.em.fork(), [entry]);
}

async function use(workspace: ApiWorkspace, daysAgo: number) {
  const officer = await workspace.call('privacy-officer', 'RIGHTS_HANDLING');
  const { data, errors } = await officer.query<Use>(USE, { since: dayOf(daysAgo) });
  expect(errors).toBeUndefined();
  return data.purposeUse;
}
