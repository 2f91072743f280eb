import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Company } from '../company/company.entity.ts';
import { ApiKeyService } from '../identity/sign-in/api-key.service.ts';
import { NotAllowedError, NotFoundError, PurposeNotAllowedError } from '../kernel/errors.ts';
import { Scope } from '../kernel/scope.ts';
import { openTestDomain, type TestDomain } from '../testing/test-domain.ts';
import { destroyExpiredImports } from './run/destroy-expired-imports.ts';
import { errorFile } from './run/error-file.ts';
import { ImportService } from './run/import.service.ts';
import { ImportTemplateService } from './run/import-template.service.ts';
import { openFileName } from './run/open-run.ts';
import { runImport } from './run/run-import.ts';
import { countRows, ImportFixture, payloadOf } from './testing/given-import.ts';

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

describe('an import', () => {
  it('makes records with their trail, tells what became of each line, and keeps no file', async () => {
    const scope = await givenAdministrator();

    const { run, lines, counts } = await imports.run(scope, 'company', 'name,sector\nAcme,steel\nBeta,\n');

    expect(counts).toEqual({ created: 2, updated: 0, skipped: 0, failed: 0 });
    expect(run).toMatchObject({ state: 'done', lineCount: 2, processedCount: 2, startedById: scope.viewer.id });
    expect(lines.map(({ line, outcome, recordType }) => [line, outcome, recordType])).toEqual([
      [2, 'created', 'company'],
      [3, 'created', 'company'],
    ]);
    expect(await countRows(scope, 'company', `import_run_id = '${run.id}'`)).toBe(2);
    expect(
      await countRows(
        scope,
        'audit_entry',
        `action = 'company:create' and through = 'import' and actor_id = '${scope.viewer.id}'`,
      ),
    ).toBe(2);
    expect(await countRows(scope, 'domain_event', "type = 'company:create'")).toBe(2);
    await expect(new ImportService(scope, imports.parts.files).preview(run.id)).rejects.toThrow('This import is done');
    expect(await storedFiles(scope)).toBe(0);
  });

  it('is for those who may import, for the purpose of data care', async () => {
    const workspace = await domain.givenWorkspace();
    const runId = await imports.upload(await workspace.as('administrator', 'DATA_CARE'), 'company', 'name\nAcme\n');

    for (const role of ['sales', 'support', 'marketing', 'viewer', 'privacy-officer'] as const) {
      const service = new ImportService(await workspace.as(role, 'DATA_CARE'), imports.parts.files);
      await expect(service.upload({ object: 'company', fileName: 'x.csv', content: [] })).rejects.toThrow(
        NotAllowedError,
      );
      for (const command of ['check', 'start', 'cancel', 'resume', 'preview'] as const)
        await expect(async () => service[command](runId)).rejects.toThrow(NotAllowedError);
    }
    const forAnotherPurpose = new ImportService(await workspace.as('owner', 'RELATIONSHIP'), imports.parts.files);
    await expect(async () => forAnotherPurpose.start(runId)).rejects.toThrow(PurposeNotAllowedError);
  });

  it('of another workspace does not exist', async () => {
    const theirs = await imports.upload(await givenAdministrator(), 'company', 'name\nAcme\n');
    const scope = await givenAdministrator();
    const service = new ImportService(scope, imports.parts.files);

    for (const command of ['check', 'start', 'cancel', 'resume', 'preview'] as const)
      await expect(async () => service[command](theirs)).rejects.toThrow(NotFoundError);
    await expect(errorFile(scope, theirs)).rejects.toThrow(NotFoundError);
    await expect(new ImportTemplateService(scope).save(theirs, 'Mine')).rejects.toThrow(NotFoundError);
  });

  it('ends as failed when the member who started it may no longer import', async () => {
    const scope = await givenAdministrator();
    const runId = await imports.upload(scope, 'company', 'name\nAcme\n');
    await new ImportService(scope, imports.parts.files).start(runId);
    await scope.transaction((em) => em.execute('delete from member_role where workspace_id = ?', [scope.workspaceId]));

    await runImport(imports.parts, payloadOf(scope, runId));

    expect(await imports.getRun(scope, runId)).toMatchObject({
      state: 'failed',
      failure: expect.stringContaining('import:run'),
    });
    expect(await countRows(scope, 'company')).toBe(0);
  });
});

describe('an import that a key started', () => {
  it('is the work of the key, and ends with it', async () => {
    const workspace = await domain.givenWorkspace();
    const owner = await workspace.as('owner', 'DATA_CARE');
    const keys = new ApiKeyService(owner);
    const { id } = await keys.create({ name: 'Sync', scopes: ['import:run'], purposes: ['DATA_CARE'] });
    const viewer = { ...owner.viewer, kind: 'api-key', id } as const;
    const key = new Scope({ ...domain, em: domain.orm.em.fork(), viewer, purpose: 'DATA_CARE', through: 'api' });
    const started = async (content: string) => {
      const runId = await imports.upload(key, 'company', content);
      await new ImportService(key, imports.parts.files).start(runId);
      const job = domain.jobs.jobs.findLast(({ name }) => name === 'import:run');
      expect(job?.payload).toMatchObject({ workspaceId: workspace.id, runId, memberId: null, apiKeyId: id });
      return { workspaceId: workspace.id, runId, memberId: null, apiKeyId: id };
    };

    await runImport(imports.parts, await started('name\nAcme\n'));
    const late = await started('name\nBeta\n');
    await keys.revoke(id);
    await runImport(imports.parts, late);

    expect(await countRows(owner, 'company')).toBe(1);
    const byKey = `action = 'company:create' and actor_kind = 'api-key' and actor_id = '${id}'`;
    expect(await countRows(owner, 'audit_entry', byKey)).toBe(1);
    expect((await imports.getRun(owner, late.runId)).state).toBe('failed');
  });
});

describe('a record that exists', () => {
  it.each([
    ['overwrite', 'glass', 'Rome'],
    ['fill-if-blank', 'steel', 'Rome'],
    ['never', 'steel', null],
  ] as const)('by the rule "%s" has afterwards: %s, %s', async (collision, industry, city) => {
    const scope = await givenAdministrator();
    await imports.run(scope, 'company', 'name,sector,country\nGTX Pro,steel,IT\n');

    const columns = { sector: { collision }, city: { collision } };
    const result = await imports.run(scope, 'company', 'name,sector,city,country\nGTXPro,glass,Rome,\n', { columns });

    expect(await companies(scope)).toMatchObject([{ industry, city, country: 'IT' }]);
    expect(result.counts).toMatchObject(collision === 'never' ? { skipped: 1 } : { updated: 1 });
  });

  it('has a history that says through which import it changed', async () => {
    const scope = await givenAdministrator();
    await imports.run(scope, 'company', 'name,sector\nAcme,steel\n');

    const { run } = await imports.run(scope, 'company', 'name,sector\nAcme,glass\n');

    expect(
      await countRows(
        scope,
        'field_change',
        `field = 'industry' and from_value = 'steel' and to_value = 'glass' and import_run_id = '${run.id}'`,
      ),
    ).toBe(1);
    expect((await companies(scope))[0]?.version).toBe(2);
  });

  it('is found by the id of the other system before its name, and both are remembered', async () => {
    const scope = await givenAdministrator();
    await imports.run(scope, 'company', 'id,name\nA1,Acme\n');

    const renamed = await imports.run(scope, 'company', 'id,name\nA1,Acme International\n');
    const otherSystem = await imports.run(scope, 'company', 'id,name\nA1,Somebody else\n', {
      options: { externalSystem: 'SAP' },
    });

    expect([renamed.counts.updated, otherSystem.counts.created]).toEqual([1, 1]);
    expect((await companies(scope)).map(({ name }) => name)).toEqual(['Acme International', 'Somebody else']);
  });

  it('is never chosen among several of its name', async () => {
    const scope = await givenAdministrator();
    await imports.run(scope, 'company', 'id,name\n1,Acme\n2,ACME Inc\n');
    await scope.transaction((em) =>
      em.execute("update company set match_name = 'acme', name = 'Acme' where workspace_id = ?", [scope.workspaceId]),
    );

    const { remarks } = await imports.run(scope, 'company', 'name,sector\nAcme,steel\n');

    expect(remarks).toEqual(['2 name: 2 records have this name; give their external ids.']);
  });

  it('in the bin is not brought back', async () => {
    const scope = await givenAdministrator();
    await imports.run(scope, 'company', 'id,name\n1,Acme\n');
    await scope.transaction((em) =>
      em.execute('update company set deleted_at = now() where workspace_id = ?', [scope.workspaceId]),
    );

    const { remarks } = await imports.run(scope, 'company', 'id,name\n1,Acme\n');

    expect(remarks).toEqual(['2 id: This company is in the bin; restore it first.']);
  });
});

describe('lines about the same record', () => {
  it('are one record; the later line changes it and says which line it repeats', async () => {
    const scope = await givenAdministrator();

    const { counts, remarks } = await imports.run(
      scope,
      'company',
      'name,sector\nAcme,steel\nBeta,\nacme,glass\nACME,glass\n',
    );

    expect(counts).toEqual({ created: 2, updated: 1, skipped: 1, failed: 0 });
    expect(remarks).toEqual(['4 -: Repeats line 2.', '5 -: Repeats line 2. Nothing to change.']);
    expect(await companies(scope)).toMatchObject([{ name: 'Acme', industry: 'glass' }, { name: 'Beta' }]);
  });

  it('are found over the whole file, however far apart', async () => {
    const scope = await givenAdministrator();
    const file = `name\nAcme\n${Array.from({ length: 1100 }, (_, at) => `Company ${at}`).join('\n')}\nAcme\n`;

    const checked = await imports.check(scope, 'company', file);
    const carriedOut = await imports.run(scope, 'company', file);

    expect(checked.remarks).toEqual(['1103 -: Repeats line 2.']);
    expect(carriedOut.remarks).toEqual(['1103 -: Repeats line 2. Nothing to change.']);
  });
});

describe('a trial', () => {
  it('shows what each line will become, and keeps nothing of it', async () => {
    const scope = await givenAdministrator();
    const file = 'name,founded\nAcme,1999\nBeta,soon\nAcme,2000\n';
    const given = { columns: { founded: { field: 'foundedYear' } } };

    const { run, counts, remarks } = await imports.check(scope, 'company', file, given);

    expect(run.state).toBe('checked');
    expect(counts).toEqual({ created: 1, updated: 1, skipped: 0, failed: 1 });
    expect(remarks).toEqual(['3 founded: This is no whole number.', '4 -: Repeats line 2.']);
    expect(await companies(scope)).toEqual([]);
    expect(await countRows(scope, 'audit_entry', "action like 'company:%'")).toBe(0);
  });

  it('makes no keys for people who are not kept', async () => {
    const scope = await givenAdministrator();

    await imports.check(scope, 'contact', 'name,phone\nAna,+49 30 901820\n');

    expect(await countRows(scope, 'contact')).toBe(0);
    expect(await countRows(scope, 'data_subject', "kind = 'contact'")).toBe(0);
  });

  it('is followed by the run, whose lines replace its own', async () => {
    const scope = await givenAdministrator();
    const { run } = await imports.check(scope, 'company', 'name\nAcme\nBeta\n');

    await new ImportService(scope, imports.parts.files).start(run.id);
    await runImport(imports.parts, payloadOf(scope, run.id));

    const { lines, counts } = await imports.result(scope, run.id);
    expect(lines.map(({ line, recordId }) => [line, recordId !== null])).toEqual([
      [2, true],
      [3, true],
    ]);
    expect(counts.created).toBe(2);
  });
});

describe('what an import leaves behind', () => {
  it('is destroyed after seven days: the file, its name and the lines that failed', async () => {
    const scope = await givenAdministrator();
    const unused = await imports.upload(scope, 'company', 'name\nAcme\n');
    const { run } = await imports.run(scope, 'company', 'name,founded\nAcme,soon\n', {
      columns: { founded: { field: 'foundedYear' } },
    });
    domain.clock.advanceDays(6);
    const early = await destroyExpiredImports(imports.parts, scope.workspaceId);
    domain.clock.advanceDays(1);

    const due = await destroyExpiredImports(imports.parts, scope.workspaceId);

    expect([early, due, await destroyExpiredImports(imports.parts, scope.workspaceId)]).toEqual([0, 2, 0]);
    expect(await storedFiles(scope)).toBe(0);
    expect(await countRows(scope, 'import_line', 'cells is not null')).toBe(0);
    expect(await openFileName(scope, await imports.getRun(scope, run.id))).toBe('');
    expect([await imports.getRun(scope, run.id), await imports.getRun(scope, unused)]).toMatchObject([
      { state: 'done', failedCount: 1 },
      { state: 'cancelled' },
    ]);
  });
});

describe('the file of errors', () => {
  it('has the original columns with line and error, and comes in again once it is corrected', async () => {
    const scope = await givenAdministrator();
    const { run } = await imports.run(scope, 'company', 'name,founded,note\nAcme,1999,\n=1+1,soon,"a, b"\nBeta\n', {
      columns: { founded: { field: 'foundedYear' } },
    });

    const file = await errorFile(scope, run.id);
    const text = (await allOf(file.content)).join('');

    expect(file.fileName).toBe('errors in company.csv');
    expect(text.split('\r\n')).toEqual([
      '\ufeffname,founded,note,line,error',
      `'=1+1,soon,"a, b",3,founded: This is no whole number.`,
      'Beta,,,4,"The line has 1 cells; the file has 3 columns."',
      '',
    ]);
    const again = await imports.run(scope, 'company', text.replace('soon', '2001'), {
      columns: { founded: { field: 'foundedYear' } },
    });
    expect(again.counts.created).toBe(2);
    expect((await companies(scope)).map(({ name }) => name)).toContain('=1+1');
  });
});

describe('a template', () => {
  it('reads the next file of the same shape in the same way', async () => {
    const scope = await givenAdministrator();
    const service = new ImportService(scope, imports.parts.files);
    const templates = new ImportTemplateService(scope);
    const first = await imports.upload(scope, 'company', 'what,where\nAcme,Rome\n', {
      columns: { what: { field: 'name' }, where: { field: 'city', collision: 'never' } },
      options: { currency: 'USD', source: 'Trade fair' },
    });
    const template = await templates.save(first, 'Fair');
    const file = [Buffer.from('WHERE;What;more\nOslo;Beta;x\n')];
    const next = await service.upload({ object: 'product', fileName: 'b.csv', content: file });

    await service.choose(next, { templateId: template });

    expect(await imports.getRun(scope, next)).toMatchObject({
      object: 'company',
      mapping: {
        columns: [
          { column: 'WHERE', field: 'city', collision: 'never' },
          { column: 'What', field: 'name' },
          { column: 'more', field: 'ignore' },
        ],
      },
      options: { currency: 'USD', source: 'Trade fair', delimiter: ';' },
    });
  });
});

async function givenAdministrator(): Promise<Scope> {
  domain.clock.set(new Date('2026-06-15T10:00:00Z'));
  return (await domain.givenWorkspace()).as('administrator', 'DATA_CARE');
}

function companies(scope: Scope): Promise<Company[]> {
  return scope.transaction((em) => em.find(Company, { workspaceId: scope.workspaceId }, { orderBy: { name: 'asc' } }));
}

async function storedFiles({ workspaceId }: Scope): Promise<number> {
  return (await allOf(imports.parts.files.list(workspaceId))).length;
}

async function allOf<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}
