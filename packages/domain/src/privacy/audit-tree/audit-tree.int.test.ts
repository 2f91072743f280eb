import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CompanyService } from '../../company/company.service.ts';
import { Contact } from '../../contact/contact.entity.ts';
import { ContactService } from '../../contact/contact.service.ts';
import { ContactReveal } from '../../contact/reveal/contact-reveal.ts';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { testPrivacyParts } from '../../testing/privacy-parts.ts';
import { setSubject } from '../../testing/records.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../testing/test-domain.ts';
import { ErasureService } from '../erasure/erasure.service.ts';
import { SigningKey } from '../keys/signing-key.ts';
import { AuditTree } from './audit-tree.ts';
import { sequenceEntries } from './sequence-entries.ts';
import type { TreeKeepers } from './verify.ts';

const HOUR = 3_600_000;
const FORGER = SigningKey.of(Buffer.alloc(32, 7));

let domain: TestDomain;
let owner: pg.Client;
let ours: SigningKey;
let keepers: TreeKeepers;
beforeAll(async () => {
  domain = await openTestDomain();
  owner = new pg.Client({ connectionString: domain.urls.owner });
  await owner.connect();
  keepers = testPrivacyParts(domain);
  ours = keepers.signingKey;
  // Ids are made by the clock of the machine, whatever the clock of the test says.
  domain.clock.set(new Date());
});
afterAll(async () => {
  await owner.end();
  await domain.close();
});

describe('audit tree: tampering', () => {
  it.each<[string, (place: Victim) => Promise<unknown>, string[]]>([
    [
      'one entry that was changed',
      ({ id }) => sql("update audit_entry set action = 'x:y' where id = $1", id),
      ['ENTRY_CHANGED 2'],
    ],
    [
      'one entry whose time was changed by a millionth of a second',
      ({ id }) => sql("update audit_entry set occurred_at = occurred_at + interval '1 microsecond' where id = $1", id),
      ['ENTRY_CHANGED 2'],
    ],
    ['one entry that was left out', ({ id }) => sql('delete from audit_entry where id = $1', id), ['ENTRY_MISSING 2']],
    [
      'one that was left out together with its place',
      async ({ id }) => {
        await sql('delete from audit_entry where id = $1', id);
        await sql('delete from audit_leaf where id = $1', id);
      },
      ['LEAF_MISSING 2'],
    ],
    ['one that was slipped in', ({ id }) => copyEntry(id, oldId()), ['ENTRY_ADDED null']],
    [
      'one that was put behind the last place',
      async ({ id, workspaceId }) => {
        const added = newId();
        await copyEntry(id, added);
        await sql("insert into audit_leaf values ($1, $2, 5, decode(repeat('00', 32), 'hex'))", workspaceId, added);
      },
      ['HEAD_MISSING 6'],
    ],
    [
      'one that was changed together with the hash of its place',
      ({ id }) => sql("update audit_leaf set hashes = decode(repeat('00', 32), 'hex') where id = $1", id),
      ['ENTRY_CHANGED 2', 'LEAF_CHANGED 3'],
    ],
    [
      'the last places cut off',
      ({ workspaceId }) => sql('delete from audit_leaf where workspace_id = $1 and sequence = 4', workspaceId),
      ['LEAF_MISSING 4'],
    ],
    [
      'a head for another tree',
      ({ workspaceId }) =>
        sql("update audit_head set root = decode(repeat('00', 32), 'hex') where workspace_id = $1", workspaceId),
      ['HEAD_FORGED 5'],
    ],
    [
      'a head that says it was complete earlier',
      ({ workspaceId }) =>
        sql("update audit_head set complete_at = complete_at - interval '1 day' where workspace_id = $1", workspaceId),
      ['HEAD_FORGED 5'],
    ],
  ])('%s is found', async (_what, tamper, expected) => {
    const workspace = await givenDeeds(5);
    await sequence(workspace);
    const id = await entryAt(workspace, 2);

    await tamper({ id, workspaceId: workspace.id });

    const { findings, findingCount } = await check(workspace);
    expect(findings.map(({ kind, place }) => `${kind} ${place}`)).toEqual(expected);
    expect(findingCount).toBe(expected.length);
  });

  it('a reason for a reveal that was exchanged is found', async () => {
    const workspace = await domain.givenWorkspace();
    const { reveal } = await givenReveal(workspace, 'she asked for an offer');
    const other = await givenReveal(workspace, 'out of curiosity');
    await sequence(workspace);

    await sql(
      'update audit_entry set payload = (select payload from audit_entry where id = $2) where id = $1',
      ...[reveal, other.reveal],
    );

    const { findings } = await check(workspace);
    expect(findings).toEqual([{ kind: 'PAYLOAD_CHANGED', place: 1, entryId: reveal }]);
  });

  it('a tree that somebody built anew is found by its signature, and what the installation signs anew by an earlier head', async () => {
    const workspace = await givenDeeds(5);
    await sequence(workspace);
    const kept = (await (await treeOf(workspace)).state()).file ?? '';
    const id = await entryAt(workspace, 2);
    await forget(workspace);
    await sql('delete from audit_entry where id = $1', id);

    await sequence(workspace, { key: FORGER });
    const forged = await check(workspace);
    await forget(workspace);
    await sequence(workspace);

    expect(forged.findings.map(({ kind }) => kind)).toEqual(['HEAD_FORGED']);
    expect(await check(workspace)).toMatchObject({ findings: [] });
    expect((await check(workspace, kept)).findings).toEqual([{ kind: 'CUT_OFF', place: 5, entryId: null }]);
    await givenDeed(await workspace.as('owner'));
    await sequence(workspace);
    expect((await check(workspace, kept)).findings).toEqual([{ kind: 'REWRITTEN', place: 5, entryId: null }]);
    const bent = kept.replace(/"signature": "[^"]{4}/, '"signature": "AAAA');
    expect((await check(workspace, bent)).findings).toContainEqual({ kind: 'EARLIER_FORGED', place: 5, entryId: null });
  });

  it('a tree that was cut back to an earlier signed head is found by the head that the key database remembers, for good', async () => {
    const workspace = await givenDeeds(3);
    await sequence(workspace);
    await givenDeed(await workspace.as('owner'));
    await sequence(workspace);
    const last = await entryAt(workspace, 3);
    await sql('delete from audit_head where workspace_id = $1 and size = 4', workspace.id);
    for (const table of ['audit_leaf', 'audit_entry']) await sql(`delete from ${table} where id = $1`, last);
    const cut = await check(workspace);
    await givenDeed(await workspace.as('owner'));
    await givenDeed(await workspace.as('owner'));
    await sequence(workspace);

    expect(cut).toMatchObject({ size: 3, findings: [{ kind: 'CUT_OFF', place: 4 }] });
    expect(await check(workspace)).toMatchObject({ size: 5, findings: [{ kind: 'REWRITTEN', place: 4 }] });
  });

  it('lets nothing be signed over it', async () => {
    const workspace = await givenDeeds(3);
    await sequence(workspace);
    const { id } = { id: await entryAt(workspace, 2) };
    await sql("update audit_leaf set hashes = decode(repeat('00', 32), 'hex') where id = $1", id);
    await givenDeed(await workspace.as('owner'));

    await expect(sequence(workspace)).rejects.toThrow('not the one that was signed');

    expect(await check(workspace)).toMatchObject({ size: 3, waiting: 1 });
  });
});

describe('audit tree: B11-AC12 an erasure', () => {
  it('leaves every proof as it was, and of what somebody wrote a hash that nobody can compare any more', async () => {
    const workspace = await domain.givenWorkspace();
    const parts = testPrivacyParts(domain);
    const { subjectId, reveal } = await givenReveal(workspace, 'canary: she asked for an offer');
    await sequence(workspace);
    const tree = await treeOf(workspace);
    const [before, kept] = [await tree.prove(reveal), (await tree.state()).file];

    const scope = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
    const erasure = new ErasureService(scope, parts);
    const ledgerIds = await scope.transaction((em) =>
      erasure.plan(em, { subjectIds: [subjectId], requestId: null, ground: 'request' }),
    );
    for (const id of ledgerIds) await erasure.run(id);
    await sequence(workspace);

    const after = await tree.prove(reveal);
    expect(leafOf(after?.file)).toBe(leafOf(before?.file));
    expect(after?.file).not.toMatch(/canary|Ana|ana@/);
    const { findings, size } = await check(workspace, kept);
    expect([findings, size > (before?.head.size ?? 0)]).toEqual([[], true]);
    const place = { workspaceId: workspace.id, table: 'audit_entry', column: 'payload', rowId: reveal };
    expect(await domain.vault.commit(subjectId, place, 'canary: she asked for an offer')).toBeNull();
  });
});

describe('audit tree: who it is shown to', () => {
  it('proves what was done about a person whose processing is restricted as well', async () => {
    const workspace = await domain.givenWorkspace();
    const { subjectId, reveal } = await givenReveal(workspace, 'she asked for an offer');
    await setSubject(workspace.asSystem(), subjectId, { restrictedAt: domain.clock.now() });
    await sequence(workspace);

    expect(await (await treeOf(workspace)).prove(reveal)).toMatchObject({ place: 1, subjectId });
  });

  it('is whoever may read the audit, for the purposes of the audit, in their own workspace', async () => {
    const [workspace, elsewhere] = [await givenDeeds(2), await givenDeeds(2)];
    await sequence(workspace);
    await sequence(elsewhere);
    const entry = await entryAt(workspace, 1);
    const head = (await (await treeOf(workspace)).state()).file ?? '';

    for (const [role, purpose] of [
      ['auditor', 'RIGHTS_HANDLING'],
      ['administrator', 'SECURITY'],
    ] as const)
      expect(await new AuditTree(await workspace.as(role, purpose), keepers).prove(entry)).toMatchObject({ place: 1 });
    expect(await (await treeOf(elsewhere)).prove(entry)).toBeNull();
    await expect(check(elsewhere, head)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(check(workspace, 'no head')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect((await treeOf(workspace)).state(3)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const refused = new AuditTree(await workspace.as('sales'), keepers);
    for (const asked of [refused.state(), refused.prove(entry), refused.verify()])
      await expect(asked).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    const forSales = new AuditTree(await workspace.as('owner', 'RELATIONSHIP'), keepers);
    await expect(forSales.verify()).rejects.toMatchObject({ code: 'PURPOSE_NOT_ALLOWED' });
  });

  it('has nothing to show before the first entry, and no proof for one that waits', async () => {
    const workspace = await givenDeeds(1);
    const tree = await treeOf(workspace);

    expect(await tree.state()).toEqual({ head: null, waiting: 1, file: null });
    expect(await check(workspace)).toMatchObject({ head: null, size: 0, waiting: 1, findings: [] });
    const [{ id } = { id: '' }] = (
      await owner.query('select id from audit_entry where workspace_id = $1', [workspace.id])
    ).rows;
    expect(await tree.prove(id)).toBeNull();
  });
});

interface Victim {
  readonly id: string;
  readonly workspaceId: string;
}

async function givenDeeds(count: number): Promise<TestWorkspace> {
  const workspace = await domain.givenWorkspace();
  const scope = await workspace.as('owner');
  for (let done = 0; done < count; done++) await givenDeed(scope);
  return workspace;
}

function givenDeed(scope: Scope): Promise<string> {
  return new CompanyService(scope).create({ name: `Company ${newId()}` });
}

/** Somebody whose address was looked at; the entry that says so. */
async function givenReveal(workspace: TestWorkspace, reason: string) {
  const contacts = new ContactService(await workspace.as('owner'));
  const points = [{ kind: 'email', value: `ana${newId()}@example.test` }] as const;
  const contactId = await contacts.create({ fullName: 'Ana Ruiz', points, allowDuplicate: true });
  const scope = await workspace.as('sales');
  await new ContactReveal(scope).reveal(contactId, 'emails', reason);
  return scope.transaction(async (em) => {
    const contact = await em.findOneOrFail(Contact, { workspaceId: workspace.id, id: contactId });
    const [entry] = await em.execute<{ id: string }[]>(
      "select id from audit_entry where workspace_id = ? and target_id = ? and action = 'contact:reveal'",
      [workspace.id, contactId],
    );
    return { subjectId: contact.subject.id, reveal: entry?.id ?? '' };
  });
}

function sequence({ id }: TestWorkspace, { portion = 1_000, key = ours } = {}): Promise<number> {
  return sequenceEntries({ em: domain.orm.em, clock: domain.clock, ...keepers, signingKey: key }, id, portion);
}

async function treeOf(workspace: TestWorkspace): Promise<AuditTree> {
  return new AuditTree(await workspace.as('auditor', 'RIGHTS_HANDLING'), keepers);
}

async function check(workspace: TestWorkspace, earlier: string | null = null) {
  return (await treeOf(workspace)).verify(earlier);
}

async function entryAt({ id }: TestWorkspace, place: number): Promise<string> {
  const { rows } = await owner.query('select id from audit_leaf where workspace_id = $1 and sequence = $2', [
    id,
    place,
  ]);
  return rows[0]?.id;
}

async function sql(text: string, ...values: string[]): Promise<void> {
  const { rowCount } = await owner.query(text, values);
  expect(rowCount).toBe(1);
}

/** All that the tree ever was, as somebody could who owns both databases. */
async function forget({ id }: TestWorkspace): Promise<void> {
  await owner.query('delete from audit_leaf where workspace_id = $1', [id]);
  await owner.query('delete from audit_head where workspace_id = $1', [id]);
  await domain.keyPool.query('update audit_witness set size = 0 where workspace_id = $1', [id]);
}

function copyEntry(id: string, copyId: string): Promise<void> {
  return sql(
    `insert into audit_entry (workspace_id, id, occurred_at, actor_kind, action, purpose, target_type, through, operation_id)
     select workspace_id, $2, occurred_at, actor_kind, 'x:y', purpose, target_type, through, operation_id
     from audit_entry where id = $1`,
    ...[id, copyId],
  );
}

/** An id of the day before. */
function oldId(): string {
  const hex = (Date.now() - 24 * HOUR).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}${newId().slice(13)}`;
}

function leafOf(file = '{}'): unknown {
  return JSON.parse(file).leaf;
}
