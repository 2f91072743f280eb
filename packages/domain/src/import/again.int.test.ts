import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NotAllowedError, NotFoundError, StaleVersionError } from '../kernel/errors.ts';
import type { Scope } from '../kernel/scope.ts';
import { deedsOn, findRecord, getRecord } from '../testing/records.ts';
import { openTestDomain, type TestDomain } from '../testing/test-domain.ts';
import { ImportTemplate } from './import-run.entity.ts';
import { ImportService } from './run/import.service.ts';
import { ImportTemplateService } from './run/import-template.service.ts';
import { runImport } from './run/run-import.ts';
import { countRows, ImportFixture, payloadOf } from './testing/given-import.ts';

const FILE = 'name,sector\nAcme,steel\nBeta,\n';

let domain: TestDomain;
let imports: ImportFixture;
beforeAll(async () => {
  domain = await openTestDomain();
  imports = new ImportFixture(domain);
});
afterAll(async () => {
  imports.close();
  await domain.close();
});

describe('an import that failed', () => {
  it('goes on when somebody says so, and is done as if nothing had been', async () => {
    const scope = await givenAdministrator();
    const runId = await imports.upload(scope, 'company', FILE);
    const service = serviceOf(scope);
    await service.start(runId);
    const lost = { ...payloadOf(scope, runId), memberId: '01900000-0000-7000-8000-000000000000' };
    await runImport(imports.parts, lost);
    const failed = await imports.getRun(scope, runId);

    await service.resume(runId);
    const resumed = await imports.getRun(scope, runId);
    await runImport(imports.parts, payloadOf(scope, runId));

    expect([failed.state, failed.failure !== null, failed.finishedAt !== null]).toEqual(['failed', true, true]);
    expect(resumed).toMatchObject({ state: 'running', failure: null, finishedAt: null });
    expect(domain.jobs.jobs.filter(({ payload }) => JSON.stringify(payload).includes(runId))).toHaveLength(2);
    expect(await imports.getRun(scope, runId)).toMatchObject({ state: 'done', createdCount: 2 });
    expect(await countRows(scope, 'company')).toBe(2);
  });
});

describe('an import that is over', () => {
  it.each(['done', 'cancelled'] as const)('because it is %s takes no further order', async (state) => {
    const scope = await givenAdministrator();
    const service = serviceOf(scope);
    const runId = await imports.upload(scope, 'company', FILE);
    if (state === 'cancelled') await service.cancel(runId);
    else {
      await service.start(runId);
      await runImport(imports.parts, payloadOf(scope, runId));
    }
    const before = await countRows(scope, 'company');

    for (const command of ['check', 'start', 'resume', 'cancel', 'preview'] as const)
      await expect(service[command](runId)).rejects.toMatchObject({ code: 'WRONG_STATE', state });
    await expect(service.choose(runId, { object: 'product' })).rejects.toMatchObject({ code: 'WRONG_STATE', state });

    // A job that was queued before finds nothing to do.
    await runImport(imports.parts, payloadOf(scope, runId));
    expect(await countRows(scope, 'company')).toBe(before);
  });
});

describe('an import that nobody started', () => {
  it('is not decided about by somebody who saw an older state of it', async () => {
    const scope = await givenAdministrator();
    const runId = await imports.upload(scope, 'company', FILE);
    const service = serviceOf(scope);
    const { version } = await imports.getRun(scope, runId);
    await service.choose(runId, { options: { source: 'Trade fair' } }, version);

    const late = [
      () => service.choose(runId, { options: { source: 'Phone book' } }, version),
      () => service.start(runId, version),
      () => service.check(runId, version),
    ];
    for (const decide of late) await expect(decide()).rejects.toThrow(StaleVersionError);
    expect(await imports.getRun(scope, runId)).toMatchObject({ state: 'uploaded', options: { source: 'Trade fair' } });
  });

  it('does not go on, since it never began', async () => {
    const scope = await givenAdministrator();
    const runId = await imports.upload(scope, 'company', FILE);

    await expect(serviceOf(scope).resume(runId)).rejects.toMatchObject({ code: 'WRONG_STATE', state: 'uploaded' });
  });
});

describe('a template', () => {
  it('is replaced under its name, which the audit tells, and forgotten', async () => {
    const scope = await givenAdministrator();
    const templates = new ImportTemplateService(scope);
    const first = await imports.upload(scope, 'company', FILE, { columns: { sector: { field: 'ignore' } } });
    const second = await imports.upload(scope, 'company', FILE, { columns: { sector: { field: 'industry' } } });

    const id = await templates.save(first, 'Fair');
    const again = await templates.save(second, ' Fair ');
    const kept = await getRecord(scope, ImportTemplate, id);
    await templates.delete(id);

    expect(again).toBe(id);
    expect(kept.mapping.columns.map(({ field }) => field)).toEqual(['name', 'industry']);
    expect(await findRecord(scope, ImportTemplate, id)).toBeNull();
    expect(await deedsOn(scope, id)).toEqual(['import:run', 'import:run', 'import:run']);
  });

  it('does not take the name of one for other objects, and is none without a name', async () => {
    const scope = await givenAdministrator();
    const templates = new ImportTemplateService(scope);
    const id = await templates.save(await imports.upload(scope, 'company', FILE), 'Fair');
    const products = await imports.upload(scope, 'product', 'name\nGTX Pro\n');

    const taken = templates.save(products, 'Fair');

    await expect(taken).rejects.toMatchObject({ code: 'DUPLICATE_FOUND', candidates: [id] });
    await expect(async () => templates.save(products, ' ')).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      path: 'name',
    });
    expect((await getRecord(scope, ImportTemplate, id)).object).toBe('company');
  });

  it('is for those who may import, and of another workspace it does not exist', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('administrator', 'DATA_CARE');
    const runId = await imports.upload(scope, 'company', FILE);
    const id = await new ImportTemplateService(scope).save(runId, 'Fair');
    const sales = new ImportTemplateService(await workspace.as('sales', 'DATA_CARE'));
    const stranger = await givenAdministrator();
    const strange = await imports.upload(stranger, 'company', FILE);

    expect(() => sales.save(runId, 'Ours')).toThrow(NotAllowedError);
    expect(() => sales.delete(id)).toThrow(NotAllowedError);
    await expect(new ImportTemplateService(stranger).delete(id)).rejects.toThrow(NotFoundError);
    await expect(serviceOf(stranger).choose(strange, { templateId: id })).rejects.toThrow(NotFoundError);
    expect(await findRecord(scope, ImportTemplate, id)).not.toBeNull();
  });
});

function serviceOf(scope: Scope): ImportService {
  return new ImportService(scope, imports.parts.files);
}

async function givenAdministrator(): Promise<Scope> {
  return (await domain.givenWorkspace()).as('administrator', 'DATA_CARE');
}
