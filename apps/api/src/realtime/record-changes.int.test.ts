import { CompanyService } from '@smartx/domain/company';
import { ContactService } from '@smartx/domain/contact';
import { MemberService, TeamService } from '@smartx/domain/identity';
import { encodeId, newId, type Purpose } from '@smartx/domain/kernel';
import { ConsentService } from '@smartx/domain/privacy';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type ApiWorkspace, type Caller, openTestApi, type TestApi } from '../testing/test-api.ts';
import { openClient } from './testing/test-socket.ts';

let api: TestApi;
let url: string;
beforeAll(async () => {
  api = await openTestApi();
  url = `${await api.listen()}/graphql`;
});
afterAll(() => api.close());

interface Change {
  readonly type: string;
  readonly id: string | null;
  readonly version: number | null;
  readonly kind: 'CHANGED' | 'GONE';
}

/** What somebody is told from now on. */
async function subscribe(caller: Caller, args: string, purpose: Purpose = 'RELATIONSHIP'): Promise<readonly Change[]> {
  const told: Change[] = [];
  const { workspaceId } = caller.scope;
  const before = await api.app.outbox.watchers(workspaceId);
  const query = `subscription S @purpose(is: ${purpose}) { recordChanged(${args}) { type: recordType id: recordId version: recordVersion kind } }`;
  openClient(url, caller).subscribe<{ recordChanged: Change }>(
    { query },
    {
      next: ({ data, errors }) => {
        if (errors) throw errors;
        if (data) told.push(data.recordChanged);
      },
      error: (error) => told.push({ type: JSON.stringify(error), id: null, version: null, kind: 'GONE' }),
      complete: () => undefined,
    },
  );
  await vi.waitFor(async () => expect(await api.app.outbox.watchers(workspaceId)).toBe(before + 1));
  return told;
}

const companies = (workspace: ApiWorkspace) => new CompanyService(workspace.asSystem());
const com = (id: string) => encodeId('company', id);
const con = (id: string) => encodeId('contact', id);

/** Tells when everything that happened before has been told: its own change is the last one. */
async function settled(workspace: ApiWorkspace, told: readonly Change[]): Promise<readonly Change[]> {
  const last = com(await companies(workspace).create({ name: 'The last one' }));
  await vi.waitFor(() => expect(told.map(({ id }) => id)).toContain(last), { timeout: 5_000 });
  return told.filter(({ id }) => id !== last);
}

describe('A subscriber', () => {
  it('is told of each change by id and version, whichever process made it, and of nothing that was only looked at', async () => {
    const workspace = await api.givenWorkspace();
    const sales = await workspace.call('sales');
    const told = await subscribe(sales, 'types: [COMPANY, CONTACT]');

    const company = await companies(workspace).create({ name: 'Acme' });
    await vi.waitFor(() => expect(told).toHaveLength(1));
    await companies(workspace).update(company, { name: 'Acme GmbH' });
    const contacts = new ContactService(workspace.asSystem());
    const ana = await contacts.create({ fullName: 'Ana Ruiz' });
    await vi.waitFor(() => expect(told).toHaveLength(3));
    await sales.query(`query R @purpose(is: RELATIONSHIP) { contact(id: "${con(ana)}") { fullName } }`);

    expect(await settled(workspace, told)).toEqual([
      { type: 'COMPANY', id: com(company), version: 1, kind: 'CHANGED' },
      { type: 'COMPANY', id: com(company), version: 2, kind: 'CHANGED' },
      { type: 'CONTACT', id: con(ana), version: 1, kind: 'CHANGED' },
    ]);
    expect(JSON.stringify(told)).not.toMatch(/Acme|Ana/);
  });

  it('hears nothing of other workspaces, of types that the role does not read, of rows out of its scope', async () => {
    const [workspace, other] = [await api.givenWorkspace(), await api.givenWorkspace()];
    const sales = await workspace.call('sales', 'RELATIONSHIP', {
      scopes: { 'company:read': 'own', 'contact:read': 'none' },
    });
    const told = await subscribe(sales, 'types: [COMPANY, CONTACT]');
    const witness = await subscribe(await workspace.call('owner'), 'types: [COMPANY, CONTACT]');

    await companies(other).create({ name: 'Elsewhere' });
    await companies(workspace).create({ name: 'Of nobody' });
    await new ContactService(workspace.asSystem()).create({ fullName: 'Ana Ruiz' });
    const own = await companies(workspace).create({ name: 'Own', ownerId: sales.scope.viewer.id });

    await vi.waitFor(() => expect(told).toHaveLength(1));
    expect(await settled(workspace, witness)).toHaveLength(3);
    expect(told).toEqual([{ type: 'COMPANY', id: com(own), version: 1, kind: 'CHANGED' }]);
  });

  it('is told that what it was shown is gone, and nothing of what it never saw', async () => {
    const workspace = await api.givenWorkspace();
    const sales = await workspace.call('sales', 'RELATIONSHIP', { scopes: { 'company:read': 'own' } });
    const mine = await companies(workspace).create({ name: 'Mine', ownerId: sales.scope.viewer.id });
    const deleted = await companies(workspace).create({ name: 'Deleted', ownerId: sales.scope.viewer.id });
    const never = await companies(workspace).create({ name: 'Of nobody' });
    const told = await subscribe(sales, `types: [COMPANY], ids: ["${com(mine)}", "${com(deleted)}", "${com(never)}"]`);
    const witness = await subscribe(await workspace.call('owner'), 'types: [COMPANY]');

    await companies(workspace).update(never, { name: 'Still of nobody' });
    await companies(workspace).update(mine, { ownerId: null });
    await companies(workspace).delete(deleted);
    await companies(workspace).update(mine, { name: 'No more' });
    await settled(workspace, witness);

    expect(told).toEqual([
      { type: 'COMPANY', id: com(mine), version: null, kind: 'GONE' },
      { type: 'COMPANY', id: com(deleted), version: null, kind: 'GONE' },
    ]);
  });

  it('hears under a purpose that a person refuses that they are gone, and then nothing more', async () => {
    const workspace = await api.givenWorkspace();
    const contacts = new ContactService(workspace.asSystem());
    const ana = await contacts.create({ fullName: 'Ana Ruiz' });
    const subjectId = await subjectOf(workspace, ana);
    const consents = new ConsentService(workspace.asSystem('RIGHTS_HANDLING'));
    const consent = { subjectId, purpose: 'MARKETING', method: 'web-form', wording: 'Yes, news.' } as const;
    await consents.record({ ...consent, event: 'given', occurredAt: api.domain.clock.now() });
    const marketing = await workspace.call('marketing', 'MARKETING');
    const told = await subscribe(marketing, `types: [CONTACT], ids: ["${con(ana)}"]`, 'MARKETING');
    const list = await subscribe(await workspace.call('marketing', 'MARKETING'), 'types: [CONTACT]', 'MARKETING');
    const seller = await subscribe(await workspace.call('sales'), 'types: [CONTACT, COMPANY]');

    await consents.restrict(subjectId, 'accuracy-contested');
    await vi.waitFor(() => expect(told).toEqual([{ type: 'CONTACT', id: con(ana), version: null, kind: 'GONE' }]));
    await contacts.update(ana, { city: 'Porto' }).catch(() => undefined);
    await consents.liftRestriction(subjectId, api.domain.clock.now());
    await vi.waitFor(() => expect(told.at(-1)).toMatchObject({ id: con(ana), kind: 'CHANGED' }));

    expect(told.filter(({ kind }) => kind === 'GONE')).toHaveLength(1);
    // A list that was loaded before may show them: it is told that somebody left, and not who.
    expect(list[0]).toEqual({ type: 'CONTACT', id: null, version: null, kind: 'GONE' });
    expect(list.filter(({ kind }) => kind === 'GONE')).toHaveLength(1);
    // Their own screen is told too: what it shows of the person has changed.
    expect(new Set((await settled(workspace, seller)).map(({ id, kind }) => `${id} ${kind}`))).toEqual(
      new Set([`${con(ana)} CHANGED`]),
    );
  });

  it('is told who came, who changed and which teams there are, where the role may read them', async () => {
    const workspace = await api.givenWorkspace();
    const owner = await workspace.call('owner', 'SECURITY');
    const me = encodeId('member', String(owner.scope.viewer.id));
    const told = await subscribe(owner, 'types: [MEMBER, TEAM]', 'SECURITY');
    const stranger = await subscribe(
      await (await api.givenWorkspace()).call('owner', 'SECURITY'),
      'types: [MEMBER]',
      'SECURITY',
    );

    const team = await new TeamService(workspace.asSystem('SECURITY')).create('South');
    await new MemberService(workspace.asSystem('SECURITY')).update(String(owner.scope.viewer.id), {
      regionalOffice: 'Lyon',
    });

    await vi.waitFor(() => expect(told.map(({ id }) => id)).toContain(me));
    expect(told).toContainEqual({ type: 'TEAM', id: encodeId('team', team), version: 1, kind: 'CHANGED' });
    expect(stranger.map(({ id }) => id)).not.toContain(me);
  });

  it('misses no transaction that was open for long, also where its writer woke nobody', async () => {
    const workspace = await api.givenWorkspace();
    const company = await companies(workspace).create({ name: 'Acme' });
    const told = await subscribe(await workspace.call('sales'), 'types: [COMPANY]');
    const late = new pg.Client({ connectionString: api.domain.urls.app });
    onTestFinished(() => late.end());
    await late.connect();
    await late.query(`begin; set local app.workspace_id = '${workspace.id}'`);
    await late.query(
      `insert into domain_event (workspace_id, id, type, aggregate_type, aggregate_id, aggregate_version, occurred_at)
       values ($1, $2, 'company:update', 'company', $3, 1, now())`,
      [workspace.id, newId(), company],
    );

    const faster = await companies(workspace).create({ name: 'Faster' });
    await vi.waitFor(() => expect(told.map(({ id }) => id)).toEqual([com(faster)]));
    await late.query('commit');

    await vi.waitFor(() => expect(told.map(({ id }) => id)).toEqual([com(faster), com(company)]), { timeout: 7_000 });
  });

  it('is told once that everything of a type may have changed, where hundreds of records did', async () => {
    const workspace = await api.givenWorkspace();
    const told = await subscribe(await workspace.call('sales'), 'types: [COMPANY]');
    const scope = workspace.asSystem();

    await scope.transaction(async (em) => {
      for (let n = 0; n < 250; n++)
        scope.record(em, { action: 'company:update', targetType: 'company', targetId: workspace.id });
    });

    await vi.waitFor(() => expect(told).toEqual([{ type: 'COMPANY', id: null, version: null, kind: 'CHANGED' }]));
  });
});

async function subjectOf(workspace: ApiWorkspace, contactId: string): Promise<string> {
  const sql = 'select subject_id from contact where workspace_id = ? and id = ?';
  const rows = await workspace
    .asSystem()
    .transaction((em) => em.execute<{ subject_id: string }[]>(sql, [workspace.id, contactId]));
  return rows[0]?.subject_id ?? '';
}
