import { RequestService } from '@smartx/domain/privacy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '../application.ts';
import { readEnvironment } from '../env.ts';
import { openTestApi, type TestApi } from '../testing/test-api.ts';
import { COMMANDS } from './commands.ts';
import { EXIT, parseCommand, runCommand } from './run-command.ts';

const DAY = 86_400_000;

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

describe('smartx doctor', () => {
  it('says that both databases answer, and how much is classified, to people and to machines', async () => {
    const [people, machine] = [await smartx(['doctor']), await smartx(['doctor', '--json'])];

    const { isReady, tables, columns } = JSON.parse(machine.out.join());
    expect([people.code, machine.code, isReady]).toEqual([EXIT.ok, EXIT.ok, true]);
    expect(people.out).toEqual([
      `Databases: both answer. Catalogue: ${tables} tables, ${columns} columns, all classified.`,
    ]);
    expect(columns).toBeGreaterThan(tables);
  });

  it('fails, and says why, where a database does not answer', async () => {
    const out: string[] = [];

    const ended = smartx(['doctor'], { app: { ...api.app, isReady: async () => false }, out });

    await expect(ended).rejects.toThrow('not ready');
    expect(out.join()).toContain('NOT ready');
  });
});

describe('smartx migrate', () => {
  it('says that the databases are at this version', async () => {
    expect((await smartx(['migrate'])).out).toEqual(['The databases are at this version.']);
    expect((await smartx(['migrate', '--json'])).out).toEqual(['{"migrated":true}']);
  });
});

describe('smartx seed', () => {
  it('puts no demo beside workspaces that somebody made', async () => {
    const { slug } = await api.domain.givenWorkspace();

    const { code, out, notes } = await smartx(['seed']);

    expect([code, out, notes.join()]).toEqual([EXIT.usage, [], expect.stringContaining('only into an empty one')]);
    expect(slug).not.toBe('demo');
  });
});

describe('smartx request list', () => {
  it('shows the open requests of one workspace by their last day, and never who asked', async () => {
    const [ours, theirs] = [await api.domain.givenWorkspace(), await api.domain.givenWorkspace()];
    await givenRequest(ours, 'access', 2);
    await givenRequest(ours, 'erasure', 20);
    const closed = await givenRequest(ours, 'complaint', 25);
    await requestsOf(ours).refuse(closed, 'nothing-held');
    await givenRequest(theirs, 'objection', 1);

    const { out } = await smartx(['request', 'list', '--workspace', ours.slug]);

    expect(out).toHaveLength(2);
    expect(out[0]).toMatch(/^\d{4}-\d\d-\d\d {2}\S+ {2}erasure {2}\S+$/);
    expect(out[1]).toMatch(/ {2}access {2}/);
    expect(out.join()).not.toContain('example.test');
  });

  it('knows no workspace that does not exist', async () => {
    const { code, notes } = await smartx(['request', 'list', '--workspace', 'no-such-workspace']);

    expect([code, notes.join()]).toEqual([EXIT.refused, expect.stringContaining('NOT_FOUND')]);
  });
});

type Workspace = Awaited<ReturnType<TestApi['domain']['givenWorkspace']>>;

function requestsOf(workspace: Workspace): RequestService {
  return new RequestService(workspace.asSystem('RIGHTS_HANDLING'), api.app.privacy);
}

function givenRequest(workspace: Workspace, kind: 'access' | 'erasure' | 'complaint' | 'objection', daysAgo: number) {
  const receivedAt = new Date(api.domain.clock.now().getTime() - daysAgo * DAY);
  return requestsOf(workspace).enter({ kind, email: 'ana@example.test', channel: 'phone', receivedAt });
}

async function smartx(args: string[], { app = api.app, out = [] }: { app?: Application; out?: string[] } = {}) {
  const notes: string[] = [];
  const found = parseCommand(COMMANDS, args);
  const code = await runCommand(found, {
    ...{ app, environment: readEnvironment({}), isJson: found.values.json === true },
    out: (line) => out.push(line),
    note: (line) => notes.push(line),
  });
  return { code, out, notes };
}
