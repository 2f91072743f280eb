import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ContactService } from '@smartx/domain/contact';
import { newId } from '@smartx/domain/kernel';
import { ConsentService, type ReadEntry, recordReads } from '@smartx/domain/privacy';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ApiWorkspace, openTestApi, type TestApi } from '../testing/test-api.ts';
import { ReadSpool } from './read-spool.ts';

const LIST = 'query People @purpose(is: RELATIONSHIP) { contacts { nodes { fullName emails { value } } } }';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

describe('the log of reads', () => {
  it('says once for each operation who read whose data, for what, through what, and what was refused', async () => {
    const workspace = await api.givenWorkspace();
    const ana = await givenPerson(workspace, 'Ana');
    const zoe = await givenPerson(workspace, 'Zoe');
    await restrict(workspace, zoe);
    const sales = await workspace.call('sales');

    await sales.query(LIST);
    await api.app.reads.moveAll();

    expect(await logged(workspace)).toEqual([
      {
        ...{ actor_kind: 'member', actor_id: sales.scope.viewer.id, purpose: 'RELATIONSHIP', operation: 'People' },
        ...{ client: 'document', times: 1, denials: { r: 1 }, subjects: [ana] },
      },
    ]);
    expect(await disclosed(workspace)).toEqual([]);
  });

  it('is silent where nobody’s data was read', async () => {
    const workspace = await api.givenWorkspace();
    await givenPerson(workspace, 'Ana');
    const sales = await workspace.call('sales');

    await sales.query(
      'query None @purpose(is: RELATIONSHIP) { contacts { totalCount { value } } deals { nodes { id } } }',
    );
    await api.app.reads.moveAll();

    expect(await logged(workspace)).toEqual([]);
  });

  it('counts what a command shows of the record that it changed', async () => {
    const workspace = await api.givenWorkspace();
    const owner = await workspace.call('owner');
    await owner.query(
      `mutation New @purpose(is: RELATIONSHIP) { contactCreate(input: { fullName: "Ana" }) { record { fullName } } }`,
    );
    await api.app.reads.moveAll();

    expect(await logged(workspace)).toMatchObject([{ operation: 'New', subjects: [expect.any(String)] }]);
  });

  it('makes a disclosure of what a partner read: to whom by name, which fields, on which ground', async () => {
    const workspace = await api.givenWorkspace();
    const ana = await givenPerson(workspace, 'Ana');
    const partner = await workspace.call('sales', 'RELATIONSHIP', { recipient: 'Partner GmbH' });

    await partner.query(LIST);
    await api.app.reads.moveAll();

    expect(await disclosed(workspace)).toEqual([
      {
        ...{ subject_id: ana, recipient: 'Partner GmbH', purpose: 'RELATIONSHIP', operation: 'People' },
        ...{ fields: 'Contact.emails,Contact.fullName,ContactPoint.value', ground: 'legitimate-interest' },
      },
    ]);
  });

  it('keeps an answer back that cannot be noted down', async () => {
    const other = await openTestApi();
    const workspace = await other.givenWorkspace();
    await givenPerson(workspace, 'Ana');
    const sales = await workspace.call('sales');
    await other.app.reads.close();

    const answer = await sales.query(LIST);
    await other.close();

    expect(answer.status).toBe(503);
    expect(JSON.stringify(answer)).not.toContain('Ana');
    expect(answer.errors?.[0]?.extensions.code).toBe('UNAVAILABLE');
  });
});

describe('a spool', () => {
  const open: ReadSpool[] = [];
  let folder: string;
  beforeEach(async () => {
    // A spool moves by itself each second; here it moves when a test says so.
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    folder = await mkdtemp(join(tmpdir(), 'smartx-spool-'));
  });
  afterEach(async () => {
    for (const spool of open.splice(0)) await spool.close();
    vi.useRealTimers();
    await rm(folder, { recursive: true });
  });

  it('has an entry in its file before whoever waits goes on', async () => {
    const { spool } = await givenSpool();
    const entries = Array.from({ length: 50 }, () => entryOf());

    await Promise.all(entries.map((entry) => spool.append(entry)));

    expect(await lines()).toEqual(entries.map((entry) => JSON.stringify(entry)));
  });

  it('moves each entry once, also those that come while it moves', async () => {
    const { spool, moved } = await givenSpool();
    const entries = Array.from({ length: 300 }, () => entryOf());

    await Promise.all(
      entries.flatMap((entry, index) => [spool.append(entry), ...(index % 50 ? [] : [spool.moveAll()])]),
    );
    await spool.moveAll();

    expect(moved.map(({ id }) => id).sort()).toEqual(entries.map(({ id }) => id).sort());
    expect(await lines()).toEqual([]);
  });

  it('moves as one entry what the same client read again and again since it last moved, and how often', async () => {
    const { spool, moved } = await givenSpool();
    const [mine, others] = [entryOf(), entryOf()];
    const again = { ...mine, id: newId(), occurredAt: '2026-06-15T10:00:00.900Z' };

    for (const entry of [mine, others, again, again]) await spool.append(entry);
    await spool.moveAll();

    expect(moved).toEqual([
      { ...mine, times: 3 },
      { ...others, times: 1 },
    ]);
  });

  it('keeps what cannot be moved, says so, and moves it later', async () => {
    const problems: unknown[] = [];
    const { spool, moved } = await givenSpool({ failing: 1, problems });
    const entry = entryOf();
    await spool.append(entry);

    await spool.moveAll();
    expect([moved, problems, await lines()]).toEqual([[], [expect.any(Error)], [JSON.stringify(entry)]]);
    await spool.moveAll();

    expect(moved).toEqual([{ ...entry, times: 1 }]);
  });

  it('takes over what a killed process left, but for a last line that is cut off, and leaves a living one alone', async () => {
    const [left, ofLiving] = [entryOf(), entryOf()];
    await writeFile(join(folder, `999999999-${newId()}.jsonl`), `${JSON.stringify(left)}\n\0\0\0\n{"id":"cut o`);
    const living = join(folder, `${process.ppid}-${newId()}.jsonl`);
    await writeFile(living, `${JSON.stringify(ofLiving)}\n`);
    const { spool, moved } = await givenSpool();

    await spool.moveAll();

    expect(moved).toEqual([{ ...left, times: 1 }]);
    expect(await readFile(living, 'utf8')).toContain(ofLiving.id);
  });

  it('stands in the database once, however often it is moved', async () => {
    const workspace = await api.givenWorkspace();
    const subject = await givenPerson(workspace, 'Ana');
    const entry = { ...entryOf(), workspaceId: workspace.id, subjects: [subject], recipient: 'Partner GmbH' };

    await recordReads(api.app.orm.em, [entry]);
    await recordReads(api.app.orm.em, [entry, { ...entryOf(), workspaceId: workspace.id }]);

    expect(await logged(workspace)).toHaveLength(2);
    expect(await disclosed(workspace)).toHaveLength(1);
  });

  it('leaves out what is of a workspace that is gone, and moves the rest', async () => {
    const workspace = await api.givenWorkspace();
    const problems: unknown[] = [];
    const spool = await ReadSpool.open({
      ...{ folder, onProblem: (problem) => problems.push(problem) },
      move: (entries) => recordReads(api.app.orm.em, entries),
    });
    open.push(spool);
    const gone = newId();
    await spool.append({ ...entryOf(), workspaceId: gone });
    await spool.append({ ...entryOf(), workspaceId: workspace.id });

    await spool.moveAll();

    expect([problems, await lines()]).toEqual([[], []]);
    expect(await logged(workspace)).toHaveLength(1);
    const kept = await api.app.orm.em.fork().transactional(async (em) => {
      await em.execute(`set local app.workspace_id = '${gone}'`);
      return em.execute('select id from read_log');
    });
    expect(kept).toEqual([]);
  });

  it('moves what is of other workspaces although one fails', async () => {
    const [one, other] = [await api.givenWorkspace(), await api.givenWorkspace()];
    const broken = { ...entryOf(), workspaceId: one.id, subjects: ['nobody'] };

    await expect(recordReads(api.app.orm.em, [broken, { ...entryOf(), workspaceId: other.id }])).rejects.toThrow();

    expect([await logged(one), await logged(other)].map(({ length }) => length)).toEqual([0, 1]);
  });

  async function givenSpool({ failing = 0, problems = [] }: { failing?: number; problems?: unknown[] } = {}) {
    const moved: ReadEntry[] = [];
    let failures = failing;
    const spool = await ReadSpool.open({
      folder,
      move: async (entries) => {
        if (failures-- > 0) throw new Error('The database is away.');
        moved.push(...entries);
      },
      onProblem: (problem) => problems.push(problem),
    });
    open.push(spool);
    return { spool, moved };
  }

  async function lines(): Promise<string[]> {
    const texts = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')));
    return texts.join('').split('\n').filter(Boolean);
  }
});

function entryOf(): ReadEntry {
  return {
    ...{
      id: newId(),
      workspaceId: newId(),
      occurredAt: '2026-06-15T10:00:00.000Z',
      actorKind: 'member',
      actorId: newId(),
    },
    ...{ purpose: 'RELATIONSHIP', operation: 'People', client: 'app', subjects: [], fields: ['Contact.fullName'] },
    ...{ denials: {}, recipient: null },
  };
}

/** A person of the workspace; the id of the subject. */
async function givenPerson(workspace: ApiWorkspace, fullName: string): Promise<string> {
  const points = [{ kind: 'email', value: `${fullName.toLowerCase()}@example.test` }] as const;
  const id = await new ContactService(workspace.asSystem()).create({ fullName, points });
  const [row] = await ask<{ subject_id: string }>(workspace, 'select subject_id from contact where id = ?', [id]);
  return row?.subject_id ?? '';
}

async function restrict(workspace: ApiWorkspace, subjectId: string): Promise<void> {
  await new ConsentService(workspace.asSystem('RIGHTS_HANDLING')).restrict(subjectId, 'unlawful');
}

function logged(workspace: ApiWorkspace) {
  return ask<{ readonly times: number }>(
    workspace,
    `select actor_kind, actor_id, purpose, operation, client, times, denials,
       (select coalesce(json_agg(subject_id), '[]') from read_log_subject s where s.read_log_id = r.id) as subjects
     from read_log r where workspace_id = ? order by id`,
    [workspace.id],
  );
}

function disclosed(workspace: ApiWorkspace) {
  return ask(
    workspace,
    'select subject_id, recipient, purpose, operation, fields, ground from disclosure where workspace_id = ?',
    [workspace.id],
  );
}

function ask<Row extends object>(workspace: ApiWorkspace, sql: string, values: readonly string[]): Promise<Row[]> {
  return workspace.asSystem().transaction((em) => em.execute<Row[]>(sql, [...values]));
}
