import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ActivityService } from '../../../activity/activity.service.ts';
import { CompanyService } from '../../../company/company.service.ts';
import { DealService } from '../../../deal/deal.service.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { listMail } from '../../../mail/mailbox.ts';
import { givenSilent, inDatabase } from '../../../testing/given-silence.ts';
import { testPrivacyParts } from '../../../testing/privacy-parts.ts';
import { getRecord } from '../../../testing/records.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../../testing/test-domain.ts';
import { sequenceEntries } from '../../audit-tree/sequence-entries.ts';
import { BatchCertificates } from '../../certificate/batch-certificates.service.ts';
import { Certificates } from '../../certificate/certificates.service.ts';
import { RetentionBatch } from '../retention.entity.ts';
import { carryOutBatch } from './carry-out-batch.ts';
import { RetentionBatches } from './retention-batches.service.ts';

const RIGHTS = 'RIGHTS_HANDLING';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

describe('B10-AC1 a batch', () => {
  it('ends though one of them cannot even be begun; that one is counted as failed and put forward again', async () => {
    const workspace = await domain.givenWorkspace();
    const broken = testPrivacyParts(domain);
    const { batchId, contactId } = await givenBatch(workspace);
    await approveByTwo(workspace, batchId);
    const claims = () => Promise.reject(new Error('no hold is readable'));

    const failing = carryOutBatch(workspace.asSystem(RIGHTS), { ...broken, keepers: [{ claims }] }, batchId);

    await expect(failing).rejects.toThrow('no hold is readable');
    expect(await batchIn(workspace, batchId)).toMatchObject({ state: 'done', doneCount: 0, failedCount: 1 });
    const next = (await batchesOf(workspace).propose()) ?? '';
    expect(await batchIn(workspace, next)).toMatchObject({ itemCount: 1 });
    expect(await nameOf(workspace, contactId)).toBe('Ana Ruiz');
  });

  it('tells those who approve that it waits, once a week, when it goes, and what became of it', async () => {
    const workspace = await domain.givenWorkspace();
    const { batchId } = await givenBatch(workspace);
    const told = async () =>
      (await listMail(workspace.asSystem('SECURITY'))).filter(({ template }) => template.startsWith('retention-'));
    expect(await told()).toEqual([]);

    const officers = [await workspace.as('privacy-officer', RIGHTS), await workspace.as('owner', RIGHTS)];
    const sql = "update member set email = 'm' || right(id::text, 6) || '@example.test' where id in (?, ?)";
    await inDatabase(workspace, sql, [officers[0]?.viewer.id, officers[1]?.viewer.id]);
    domain.clock.advanceDays(6.9);
    await batchesOf(workspace).propose();
    const silent = await told();
    domain.clock.advanceDays(0.2);
    const reminded = (await batchesOf(workspace).propose()) ?? '';
    const waiting = await told();
    for (const officer of officers) await batchesOf(workspace, officer).approve(reminded);
    await carryOutBatch(workspace.asSystem(RIGHTS), testPrivacyParts(domain), reminded);

    expect([batchId === reminded, silent]).toEqual([false, []]);
    expect(waiting.map(({ template }) => template)).toEqual(['retention-waiting', 'retention-waiting']);
    const [first] = waiting;
    expect(first?.mail?.subject).toMatch(/: 1 wait for your approval/);
    expect(first?.mail?.body).toContain(`https://crm.test/admin/w/${workspace.slug}/retention`);
    const all = await told();
    const templates = Map.groupBy(all, ({ template }) => template);
    expect([...templates].map(([name, mails]) => [name, mails.length]).sort()).toEqual([
      ['retention-approved', 2],
      ['retention-done', 2],
      ['retention-waiting', 2],
    ]);
    expect(templates.get('retention-done')?.[0]?.mail?.subject).toMatch(/: 1 deleted, 0 failed$/);
    expect(JSON.stringify(all)).not.toMatch(/Ana|Ruiz/);
  });

  it('names whom it is about to those who approve, and to nobody else', async () => {
    const [workspace, other] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
    const { batchId } = await givenBatch(workspace);
    const page = { offset: 0, size: 10 };
    const list = (scope: Scope) => batchesOf(workspace, scope).items(batchId, page);

    const { items, total } = await list(await workspace.as('privacy-officer', RIGHTS));

    expect([total, items]).toMatchObject([1, [{ name: 'Ana Ruiz', rule: 'prospect', action: 'erase', state: 'due' }]]);
    await expect(list(await workspace.as('sales', RIGHTS))).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(list(await other.as('owner', RIGHTS))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await approveByTwo(workspace, batchId);
    await carryOutBatch(workspace.asSystem(RIGHTS), testPrivacyParts(domain), batchId);
    const after = await list(await workspace.as('privacy-officer', RIGHTS));
    expect(after.items).toMatchObject([{ name: null, state: 'done' }]);
  });

  it('ends in a signed certificate of its own, which is checked like that of a request', async () => {
    const workspace = await domain.givenWorkspace();
    const parts = testPrivacyParts(domain);
    const { batchId } = await givenBatch(workspace);
    await approveByTwo(workspace, batchId);
    await carryOutBatch(workspace.asSystem(RIGHTS), parts, batchId);
    const { signingKey, witness } = parts;
    const certificates = new BatchCertificates(workspace.asSystem(RIGHTS), parts);

    const early = await certificates.issueDue().catch(() => 'failed');
    await sequenceEntries({ em: domain.orm.em, clock: domain.clock, signingKey, witness }, workspace.id);
    const issued = await certificates.issueDue();
    const again = await certificates.issueDue();

    expect([early, issued, again]).toEqual([0, 1, 0]);
    const [found] = await new BatchCertificates(await workspace.as('owner', RIGHTS), parts).find(batchId);
    const { statement, file = '' } = found ?? {};
    expect(statement).toMatchObject({ version: 1, isSuppressed: false, batch: { id: batchId, part: 1, parts: 1 } });
    expect(statement?.people).toMatchObject([{ ground: 'retention' }]);
    expect(file).not.toMatch(/Ana|Ruiz/);
    const reference = statement?.batch?.reference ?? '';
    const check = async (text: string, named: string | null, at = workspace) =>
      (await new Certificates(at.asSystem(RIGHTS), parts).check(text, named)).problem;
    expect(reference).toMatch(/^RB-[0-9A-F]{12}-1$/);
    expect(await check(file, reference)).toBeNull();
    expect(await check(file, null)).toBeNull();
    const path = join(mkdtempSync(join(tmpdir(), 'smartx-certificate-')), 'certificate.json');
    writeFileSync(path, file);
    const script = ['tools/verify/verify-certificate.mjs', path, '--key', signingKey.id, '--reference', reference];
    expect(execFileSync('node', script, { encoding: 'utf8' })).toMatch(/batch RB-[\s\S]*VERIFIED\.\n$/);
    expect(await check(file, 'PR-AAAA-AAAA')).toBe('OTHER_REQUEST');
    expect(await check(file, reference, await domain.givenWorkspace())).toBe('OTHER_REQUEST');
    expect(await check(file.replace('"isSuppressed": false', '"isSuppressed": true'), reference)).toBe('FORGED');
    expect(await check(file.replace('"batch"', '"request"'), reference)).toBe('UNREADABLE');
    const sales = new BatchCertificates(await workspace.as('sales', RIGHTS), parts);
    await expect(sales.find(batchId)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    const elsewhere = new BatchCertificates(await (await domain.givenWorkspace()).as('owner', RIGHTS), parts);
    expect(await elsewhere.find(batchId)).toEqual([]);
  });

  it('has sole traders in it with whom nobody spoke, though they have no contact, and none who buys or was just called', async () => {
    const workspace = await domain.givenWorkspace();
    const owner = await workspace.as('owner');
    const trader = async (name: string) => {
      const id = await new CompanyService(owner).create({ name });
      await inDatabase(workspace, "update company set created_at = '2019-01-01', subject_id = ? where id = ?", [
        ...[await newSubject(workspace), id],
      ]);
      return id;
    };
    const [, called, buying, former] = [
      ...[
        await trader('Ruiz Repairs'),
        await trader('Called Ltd'),
        await trader('Buyer Ltd'),
        await trader('Past Ltd'),
      ],
    ];
    await new CompanyService(owner).create({ name: 'Acme, no person' });
    await new ActivityService(owner).log({ kind: 'call', companyId: called });
    await new DealService(owner).create({ name: 'Open', companyId: buying });
    const sold = await new DealService(owner).create({ name: 'Sold', companyId: former });
    await new DealService(owner).win(sold, { closedOn: '2022-01-01' });
    domain.clock.advanceDays(31);

    const batchId = (await batchesOf(workspace).propose()) ?? '';

    const { items } = await batchesOf(workspace, await workspace.as('owner', RIGHTS)).items(batchId, {
      ...{ offset: 0, size: 10 },
    });
    expect(items.map(({ name, rule }) => [name, rule])).toEqual([
      ['Ruiz Repairs', 'prospect'],
      ['Past Ltd', 'customer'],
    ]);
    await approveByTwo(workspace, batchId);
    await carryOutBatch(workspace.asSystem(RIGHTS), testPrivacyParts(domain), batchId);
    const names = await inDatabase(workspace, 'select name from company order by name', []);
    expect(names.map(({ name }) => name)).toEqual([
      ...[
        'Acme, no person',
        'Buyer Ltd',
        'Called Ltd',
        expect.stringMatching(/^Erased /),
        expect.stringMatching(/^Erased /),
      ],
    ]);
  });
});

async function newSubject(workspace: TestWorkspace): Promise<string> {
  const contactId = await givenSilent(await workspace.as('owner'), { silentDays: 1 });
  const [row] = await inDatabase(workspace, 'select subject_id as id from contact where id = ?', [contactId]);
  await inDatabase(workspace, 'update contact set deleted_at = now() where id = ?', [contactId]);
  return String(row?.id);
}

/** A batch of one silent person, put forward. */
async function givenBatch(workspace: TestWorkspace) {
  const contactId = await givenSilent(await workspace.as('sales'), { silentDays: 900 });
  domain.clock.advanceDays(31);
  return { batchId: (await batchesOf(workspace).propose()) ?? '', contactId };
}

async function approveByTwo(workspace: TestWorkspace, batchId: string): Promise<void> {
  const officers = [await workspace.as('privacy-officer', RIGHTS), await workspace.as('privacy-officer', RIGHTS)];
  for (const officer of officers) await batchesOf(workspace, officer).approve(batchId);
}

function batchesOf(workspace: TestWorkspace, scope: Scope = workspace.asSystem(RIGHTS)): RetentionBatches {
  return new RetentionBatches(scope, testPrivacyParts(domain));
}

function batchIn(workspace: TestWorkspace, id: string): Promise<RetentionBatch> {
  return getRecord(workspace.asSystem(), RetentionBatch, id);
}

async function nameOf(workspace: TestWorkspace, contactId: string): Promise<unknown> {
  const [row] = await inDatabase(workspace, 'select full_name as name from contact where id = ?', [contactId]);
  return row?.name ?? null;
}
