import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Contact } from '../contact/contact.entity.ts';
import { ContactService } from '../contact/contact.service.ts';
import { ContactMergeService } from '../contact/merge/contact-merge.service.ts';
import { productCatalogue } from '../database/catalogue/product-catalogue.ts';
import { purposeBits } from '../kernel/purposes.ts';
import type { Scope } from '../kernel/scope.ts';
import type { Vault } from '../kernel/vault.ts';
import { ConsentService } from '../privacy/consent/consent.service.ts';
import { getRecord } from '../testing/records.ts';
import { openTestDomain, type TestDomain } from '../testing/test-domain.ts';
import { ImportFixture } from './testing/given-import.ts';

let domain: TestDomain;
let imports: ImportFixture;
let owner: pg.Client;
beforeAll(async () => {
  domain = await openTestDomain();
  imports = new ImportFixture(domain);
  owner = new pg.Client({ connectionString: domain.urls.owner });
  await owner.connect();
});
afterAll(async () => {
  imports.close();
  await owner.end();
  await domain.close();
});

const PATIENCE = { timeout: 30_000 };
const APPROACH = purposeBits(['PROSPECTING', 'MARKETING']);

/** Which of the two a line of the file is about, who had refused before, and what the file says of it. */
const CASES = [
  ['who is merged', 'refused', 'who is merged', 'No'],
  ['who is merged', 'refused', 'whom they are merged into', 'No'],
  ['whom they are merged into', 'refused', 'who is merged', 'No'],
  ['nobody', 'refused', 'who is merged', 'Yes'],
] as const;

describe('B11-AC9 an import beside a merge', () => {
  it.each(CASES)(
    'where %s %s and a line is about %s and says "%s" writes to nobody who is gone, and opens nothing',
    async (refused, _word, about, says) => {
      const { administrator, sales, officer, kept, gone } = await given();
      if (refused !== 'nobody') await refuse(officer, refused === 'who is merged' ? gone.subjectId : kept.subjectId);
      const before = (await contact(sales, gone.id)).version;
      const hold = new Hold('seal');
      const merges = new ContactMergeService(through(sales, hold), productCatalogue());

      const merged = merges.merge({ survivorId: kept.id, mergedIds: [gone.id] });
      await hold.reached;
      const imported = imports.run(administrator, 'contact', lineOf(about === 'who is merged' ? gone : kept, says));
      await expect.poll(waitsForPeople, PATIENCE).toBe(true);
      hold.release();
      const { counts } = await imported;
      await merged;

      expect(counts).toMatchObject({ updated: 1, created: 0, failed: 0 });
      const left = await contact(sales, gone.id);
      expect([left.city ?? null, left.version]).toEqual([null, before + 1]);
      expect((await contact(sales, kept.id)).city).toBe('Porto');
      expect(await closedFor(sales, kept.subjectId)).toBe(APPROACH);
      expect(await said(says === 'Yes' ? gone.subjectId : 'nobody')).toEqual([]);
    },
  );

  it('that is undone writes to whose address it is again, and what the file refuses is theirs', async () => {
    const { administrator, sales, kept, gone } = await given();
    await new ContactMergeService(sales, productCatalogue()).merge({ survivorId: kept.id, mergedIds: [gone.id] });
    const hold = new Hold('open');
    const parting = new ContactMergeService(through(sales, hold), productCatalogue()).unmerge(gone.id);
    await hold.reached;
    const imported = imports.run(administrator, 'contact', lineOf(gone, 'Yes'));
    await expect.poll(waitsForPeople, PATIENCE).toBe(true);
    hold.release();
    await parting;
    await imported;

    expect((await contact(sales, gone.id)).city).toBe('Porto');
    expect((await contact(sales, kept.id)).city ?? null).toBeNull();
    expect(await closedFor(sales, gone.subjectId)).toBe(APPROACH);
    // As before: nobody ever asked them whether they want advertising.
    expect(await closedFor(sales, kept.subjectId)).toBe(purposeBits(['MARKETING']));
  });
});

/** Where a command stops until it is let go: it holds the people by then. */
class Hold {
  private readonly arrived = Promise.withResolvers<void>();
  private readonly go = Promise.withResolvers<void>();
  readonly reached = this.arrived.promise;
  readonly release = () => this.go.resolve();

  constructor(readonly at: 'seal' | 'open') {}

  async stop(): Promise<void> {
    this.arrived.resolve();
    await this.go.promise;
  }
}

/** The same scope, stopped where it seals or opens how a survivor stood before. */
function through(scope: Scope, hold: Hold): Scope {
  const { vault } = domain;
  const seal: Vault['seal'] = async (keyId, place, text) => {
    if (hold.at === 'seal' && place.table === 'contact_merge') await hold.stop();
    return vault.seal(keyId, place, text);
  };
  const open: Vault['open'] = async (place, sealed) => {
    if (hold.at === 'open' && place.table === 'contact_merge') await hold.stop();
    return vault.open(place, sealed);
  };
  const stopped = Object.create(vault, { seal: { value: seal }, open: { value: open } });
  return Object.assign(Object.create(scope), { vault: stopped });
}

interface Somebody {
  readonly id: string;
  readonly subjectId: string;
  readonly email: string;
}

async function given() {
  const workspace = await domain.givenWorkspace({ country: 'DE' });
  const sales = await workspace.as('owner');
  const add = async (fullName: string, email: string): Promise<Somebody> => {
    const id = await new ContactService(sales).create({ fullName, points: [{ kind: 'email', value: email }] });
    return { id, email, subjectId: (await contact(sales, id)).subject.id };
  };
  const [kept, gone] = [await add('Ana Ruiz', 'ana@example.test'), await add('A. Ruiz', 'a.ruiz@example.test')];
  const administrator = await workspace.as('administrator', 'DATA_CARE');
  return { administrator, sales, officer: workspace.asSystem('RIGHTS_HANDLING'), kept, gone };
}

async function refuse(scope: Scope, subjectId: string): Promise<void> {
  for (const purpose of ['PROSPECTING', 'MARKETING'] as const)
    await new ConsentService(scope).record({ subjectId, purpose, event: 'objected', method: 'email' });
}

function lineOf({ email }: Somebody, says: string): string {
  return `email,city,Do Not Contact\n${email},Porto,${says}\n`;
}

function contact(scope: Scope, id: string): Promise<Contact> {
  return getRecord(scope, Contact, id);
}

async function closedFor({ workspaceId }: Scope, subjectId: string): Promise<bigint> {
  const sql = 'select blocked::text as blocked from data_subject where workspace_id = $1 and id = $2';
  const { rows } = await owner.query<{ blocked: string }>(sql, [workspaceId, subjectId]);
  return BigInt(rows[0]?.blocked ?? 0) & APPROACH;
}

async function said(subjectId: string): Promise<unknown[]> {
  return (await owner.query('select event from consent_event where subject_id::text = $1', [subjectId])).rows;
}

/** Whether an import waits for somebody who holds the people it has found; their own role alone sees what others of it do. */
async function waitsForPeople(): Promise<boolean> {
  const sql = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%from contact_point p%'`;
  return (await domain.orm.em.fork().execute(sql)).length > 0;
}
