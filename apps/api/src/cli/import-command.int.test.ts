import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Company } from '@smartx/domain/company';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnvironment } from '../env.ts';
import { openTestApi, type TestApi } from '../testing/test-api.ts';
import { importCommand } from './commands/import.command.ts';
import { EXIT, parseCommand, runCommand } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'smartx-cli-'));
let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await api.close();
});

const FILE = 'account,since,revenue\nAcme,1999,1200.50\nBeta,soon,\n';

describe('smartx import', () => {
  it('imports a file and says what became of its lines, for people and for machines', async () => {
    const { slug, asSystem } = await api.domain.givenWorkspace();
    const errors = join(folder, 'errors.csv');
    const args = ['--map', 'since=foundedYear', '--currency', 'USD', '--source', 'Old CRM', '--errors', errors];

    const first = await smartx(slug, FILE, ...args);
    const again = await smartx(slug, FILE, ...args, '--json');

    expect(first).toMatchObject({ code: EXIT.ok, out: ['done: 1 created, 0 updated, 0 skipped, 1 failed.'] });
    expect(first.notes).toEqual(['Importing 2 lines …', 'line 3, since: This is no whole number. (failed)']);
    expect(JSON.parse(again.out.join())).toMatchObject({
      id: expect.stringMatching(/^imp_/),
      state: 'done',
      createdCount: 0,
      skippedCount: 1,
      failedCount: 1,
      lines: [
        { line: 2, outcome: 'skipped', reason: 'Nothing to change.' },
        { line: 3, outcome: 'failed', column: 'since' },
      ],
    });
    expect(readFileSync(errors, 'utf8')).toContain('Beta,soon,,3,since: This is no whole number.');
    expect(statSync(errors).mode & 0o777).toBe(0o600);
    const companies = await asSystem().transaction((em) => em.find(Company, { workspaceId: asSystem().workspaceId }));
    expect(companies).toMatchObject([{ name: 'Acme', foundedYear: 1999, annualRevenueCurrency: 'USD' }]);
  });

  it('tries a file without keeping anything', async () => {
    const { slug, asSystem } = await api.domain.givenWorkspace();

    const { out } = await smartx(slug, FILE, '--dry-run');

    expect(out).toEqual(['checked: 2 created, 0 updated, 0 skipped, 0 failed.']);
    expect(await asSystem().transaction((em) => em.count(Company, { workspaceId: asSystem().workspaceId }))).toBe(0);
    expect(await storedFiles(asSystem().workspaceId)).toBe(0);
  });

  it.each([
    ['a workspace that does not exist', ['--workspace', 'nowhere'], EXIT.refused, 'NOT_FOUND'],
    ['an object that does not exist', ['--as', 'invoice'], EXIT.usage, '--as takes one of company'],
    ['a file that does not exist', ['--file', '/none.csv'], EXIT.usage, 'There is no file'],
    ['a column that does not exist', ['--map', 'colour=name'], EXIT.usage, 'The file has no column "colour"'],
    ['a field that does not exist', ['--map', 'account=colour'], EXIT.refused, 'This is no field of a company'],
    ['a rule that does not exist', ['--collision', 'sometimes'], EXIT.usage, '--collision takes one of'],
    ['a template that does not exist', ['--template', 'None'], EXIT.refused, 'NOT_FOUND'],
    ['a consent for a whole file', ['--basis', 'consent'], EXIT.refused, 'proven for each person'],
    ['a currency that does not exist', ['--currency', 'gold'], EXIT.refused, 'ISO 4217'],
  ])('refuses %s', async (_case, args, code, message) => {
    const { slug, id } = await api.domain.givenWorkspace();

    const result = await smartx(slug, FILE, ...args);

    expect([result.code, result.notes.join()]).toEqual([code, expect.stringContaining(message)]);
    expect(await storedFiles(id)).toBe(0);
  });
});

async function storedFiles(workspaceId: string): Promise<number> {
  let files = 0;
  for await (const _file of api.app.files.list(workspaceId)) files++;
  return files;
}

async function smartx(slug: string, content: string, ...args: string[]) {
  const file = join(folder, 'accounts.csv');
  writeFileSync(file, content);
  const out: string[] = [];
  const notes: string[] = [];
  const found = parseCommand(
    [importCommand],
    ['import', '--workspace', slug, '--as', 'company', '--file', file, ...args],
  );
  const code = await runCommand(found, {
    app: api.app,
    environment: readEnvironment({}),
    out: (line) => out.push(line),
    note: (line) => notes.push(line),
    isJson: found.values.json === true,
  });
  return { code, out, notes };
}
