import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TaskService } from '../activity/task.service.ts';
import { CompanyService } from '../company/company.service.ts';
import { ContactService } from '../contact/contact.service.ts';
import { DealService } from '../deal/deal.service.ts';
import { newId } from '../kernel/ids.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../testing/test-domain.ts';
import { ensureOperatorWorkspace } from '../workspace/operator-workspace.ts';
import { DEFINER_FUNCTIONS } from './definer-functions.ts';
import { TOO_BROAD_STATE } from './search-functions.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

/** Calls a function as the application's role, outside any workspace. */
function call<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
  return domain.orm.em.fork().execute<Row[]>(sql, parameters);
}

/** Calls a function inside a workspace. */
function callIn<Row>(workspace: TestWorkspace, sql: string, parameters: unknown[]): Promise<Row[]> {
  return workspace.asSystem().transaction((em) => em.execute<Row[]>(sql, parameters));
}

const TESTED: Record<string, () => Promise<void>> = {
  find_workspace_by_slug: async () => {
    const { id, slug } = await domain.givenWorkspace();

    expect(await call('select id from find_workspace_by_slug(?)', [slug])).toEqual([{ id }]);
    expect(await call('select id from find_workspace_by_slug(?)', ['nobody'])).toEqual([]);
  },
  find_workspaces_named: async () => {
    const { id } = await domain.givenWorkspace({ name: 'Quellenhof Optik' });

    expect(await call('select id from find_workspaces_named(?)', ['quellenhof OPTIK'])).toEqual([{ id }]);
    expect(await call('select id from find_workspaces_named(?)', ['Quellenhof%'])).toEqual([]);
  },
  find_closed_workspace: async () => {
    const { slug } = await domain.givenWorkspace();

    // That one is found which was closed is tested where it ends.
    expect(await call('select * from find_closed_workspace(?)', [slug])).toEqual([]);
  },
  operator_workspace: async () => {
    const id = await ensureOperatorWorkspace(domain.orm.em, domain);

    expect(await call('select id from operator_workspace()')).toEqual([{ id }]);
  },
  purge_consent_proof: async () => {
    const [one, other] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
    for (const workspace of [one, other]) {
      const contactId = await new ContactService(workspace.asSystem()).create({ fullName: 'Ana Ruiz' });
      const [{ subjectId } = { subjectId: '' }] = await callIn<{ subjectId: string }>(
        workspace,
        'select subject_id as "subjectId" from contact where id = ?',
        [contactId],
      );
      const say = (event: string, at: string, channel = 'email') =>
        callIn(
          workspace,
          `insert into consent_event (workspace_id, id, subject_id, purpose, channel, event, occurred_at, recorded_at, method, actor_kind)
           values (?, gen_random_uuid(), ?, 'MARKETING', ?, ?, ?, now(), 'email', 'member')`,
          [workspace.id, subjectId, channel, event, at],
        );
      await say('given', '2019-01-01T00:00:00Z');
      await say('withdrawn', '2020-01-01T00:00:00Z');
      await say('given', '2019-01-01T00:00:00Z', 'phone');
      await say('given', '2021-01-01T00:00:00Z');
    }
    const left = (workspace: TestWorkspace) =>
      callIn(
        workspace,
        "select event || ' ' || extract(year from occurred_at) as said from consent_event order by 1",
        [],
      );

    // Whatever it is told, what ended less than a year ago stays; a consent about something else, and every refusal, too.
    expect(await callIn(one, 'select purge_consent_proof(?, ?) as gone', [one.id, '2999-01-01'])).toEqual([
      { gone: 1 },
    ]);
    expect(await left(one)).toEqual([{ said: 'given 2019' }, { said: 'given 2021' }, { said: 'withdrawn 2020' }]);
    expect(await left(other)).toHaveLength(4);
  },
  purge_requests: async () => {
    const workspace = await domain.givenWorkspace();
    const add = async (closed: string, identity: string | null) => {
      const id = newId();
      await callIn(
        workspace,
        `insert into privacy_request (workspace_id, id, reference, kind, state, channel, received_at, due_on, closed_at,
           identity_destroyed_at, created_at, updated_at)
         values (?, ?, ?, 'access', 'closed', 'portal', now(), '2020-01-01', ?, ?, now(), now())`,
        [workspace.id, id, `PR-${id}`, closed, identity],
      );
      await callIn(
        workspace,
        `insert into request_event (workspace_id, id, request_id, type, actor_kind, occurred_at)
         values (?, gen_random_uuid(), ?, 'closed', 'member', now())`,
        [workspace.id, id],
      );
      return id;
    };
    await add('2020-01-01', '2020-02-01');
    const kept = [await add('2020-01-01', null), await add(new Date().toISOString(), new Date().toISOString())];

    const gone = await callIn(workspace, 'select purge_requests(?, ?) as gone', [workspace.id, '2999-01-01']);

    expect(gone).toEqual([{ gone: 1 }]);
    expect(await callIn(workspace, 'select id from privacy_request order by id', [])).toEqual(
      kept.map((id) => ({ id })),
    );
    expect(await callIn(workspace, 'select request_id as id from request_event order by 1', [])).toEqual(
      kept.map((id) => ({ id })),
    );
  },
  purge_read_log: async () => {
    const [one, other] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
    const ids = [newId(), newId(), newId()];
    const add = (id: string, workspace: TestWorkspace, at: string) =>
      callIn(
        workspace,
        `insert into read_log (workspace_id, id, occurred_at, actor_kind, purpose, operation, client, denials)
         values (?, ?, ?, 'member', 'RELATIONSHIP', 'x', 'app', '{}')`,
        [workspace.id, id, at],
      );
    await add(ids[0] ?? '', one, '2020-01-01T00:00:00Z');
    await add(ids[1] ?? '', one, new Date().toISOString());
    await add(ids[2] ?? '', other, '2020-01-01T00:00:00Z');
    const left = async (workspace: TestWorkspace) =>
      (await callIn<{ id: string }>(workspace, 'select id from read_log where workspace_id = ?', [workspace.id])).map(
        ({ id }) => id,
      );

    // However far ahead it is told to look: what is younger than a year stays, and so does what is of another workspace.
    expect(await call('select purge_read_log(?, ?) as gone', [one.id, '2199-01-01'])).toEqual([{ gone: 1 }]);
    expect([await left(one), await left(other)]).toEqual([[ids[1]], [ids[2]]]);
    await expect(callIn(one, 'delete from read_log where workspace_id = ?', [one.id])).rejects.toThrow(
      'permission denied',
    );
  },
  every_workspace: async () => {
    const { id, slug } = await domain.givenWorkspace();

    expect(await call('select id, slug from every_workspace()')).toContainEqual({ id, slug });
  },
  list_workspaces: async () => {
    const { id, slug } = await domain.givenWorkspace();

    const rows = await call<{ id: string; slug: string; members: string }>(
      'select id, slug, members from list_workspaces()',
    );

    expect(rows).toContainEqual({ id, slug, members: '0' });
  },
  find_upload: async () => {
    expect(await call('select id from find_upload(?)', [randomBytes(32)])).toEqual([]);
  },
  refresh_statistics: async () => {
    const workspace = await domain.givenWorkspace();
    const rows = `insert into team (workspace_id, id, name, created_at, updated_at)
      select ?, gen_random_uuid(), repeat('t', 100) || n, now(), now() from generate_series(1, 3000) as n`;
    await callIn(workspace, rows, [workspace.id]);

    await call('select refresh_statistics()');

    const known = await call<{ rows: number }>("select reltuples as rows from pg_class where relname = 'team'");
    expect(known[0]?.rows).toBeGreaterThanOrEqual(3000);
  },
  find_account_by_auth_user: async () => {
    expect(await call('select id from find_account_by_auth_user(?)', ['nobody'])).toEqual([]);
  },
  find_memberships: async () => {
    expect(await call('select * from find_memberships(?)', [newId()])).toEqual([]);
  },
  find_invitation: async () => {
    expect(await call('select * from find_invitation(?)', [randomBytes(32)])).toEqual([]);
  },
  find_api_key: async () => {
    expect(await call('select * from find_api_key(?)', [randomBytes(32)])).toEqual([]);
  },
  find_request_by_reference: async () => {
    expect(await call('select * from find_request_by_reference(?)', ['PR-0000-0000'])).toEqual([]);
  },
  search_contact_names: async () => {
    const [ours, theirs] = await twoWorkspacesWith('Zebedia Quill');
    const search = async (text: string) =>
      (
        await callIn<{ id: string }>(ours.workspace, 'select id from search_contact_names(?, 10) order by score desc', [
          text,
        ])
      ).map(({ id }) => id);

    for (const text of ['zebedia quill', 'zebed', 'bedia', 'quil', 'ze', 'zebedai', 'quill zebedia'])
      expect([text, await search(text)]).toEqual([text, [ours.contact]]);
    for (const text of ['qu', 'mmmm', '%', 'z_b', '%%%', '\\']) expect([text, await search(text)]).toEqual([text, []]);
    expect(await search('zebedia')).not.toContain(theirs.contact);
    expect(await call('select id from search_contact_names(?, 10)', ['zebed'])).toEqual([]);
  },
  search_contact_emails: async () => {
    const [ours] = await twoWorkspacesWith('Quintilla');

    for (const text of ['quintilla', 'quintilla@example.test', 'example.test'])
      expect(await callIn(ours.workspace, 'select id from search_contact_emails(?, 10)', [text])).toEqual([
        { id: ours.contact },
      ]);
  },
  search_company_names: async () => {
    const [ours] = await twoWorkspacesWith('Umbrasol');

    expect(await callIn(ours.workspace, 'select id from search_company_names(?, 10)', ['umbra'])).toEqual([
      { id: ours.company },
    ]);
  },
  match_contact_names: async () => {
    const [ours] = await twoWorkspacesWith('Marisolka Vint');
    const match = (pattern: string, most = 10) =>
      callIn(ours.workspace, 'select id from match_contact_names(?, ?, ?)', [pattern, most, 'fullName']);

    expect(await match('%solka%')).toEqual([{ id: ours.contact }]);
    expect(await match('marisol%')).toEqual([{ id: ours.contact }]);
    expect(await match('%s\\_lka%')).toEqual([]);
    await expect(match('%solka%', 0)).rejects.toMatchObject({ code: TOO_BROAD_STATE, message: 'fullName' });
    expect(await call('select id from match_contact_names(?, 10, ?)', ['%solka%', 'fullName'])).toEqual([]);
  },
  match_contact_emails: async () => {
    const [ours] = await twoWorkspacesWith('Perpetuella');
    const sql = `select p.contact_id as id from match_contact_emails(?, 10, 'emails') m join contact_point p on p.id = m.id
      where p.workspace_id = ?`;

    expect(await callIn(ours.workspace, sql, ['%petuella@example%', ours.workspace.id])).toEqual([
      { id: ours.contact },
    ]);
  },
  match_company_names: async () => {
    const [ours] = await twoWorkspacesWith('Ostrigone');

    expect(await callIn(ours.workspace, "select id from match_company_names(?, 10, 'name')", ['%trigo%'])).toEqual([
      { id: ours.company },
    ]);
  },
  match_deal_names: async () => {
    const [ours] = await twoWorkspacesWith('Calvadour');

    expect(await callIn(ours.workspace, "select id from match_deal_names(?, 10, 'name')", ['calva%'])).toEqual([
      { id: ours.deal },
    ]);
  },
  mentioned_in_deal_name: async () => {
    const [ours] = await twoWorkspacesWith('Calvadour Ruiz');

    expect(
      await callIn(ours.workspace, 'select distinct id from mentioned_in_deal_name(array[?]::text[])', [
        ['nobody at all', 'CALVADOUR ru'],
      ]),
    ).toEqual([{ id: ours.deal }]);
  },
  mentioned_in_task_title: async () => {
    const [ours] = await twoWorkspacesWith('Calvadour Ruiz');

    expect(
      await callIn(ours.workspace, 'select id from mentioned_in_task_title(array[?]::text[])', [['calvadour_ruiz']]),
    ).toEqual([]);
    expect(
      await callIn(ours.workspace, 'select id from mentioned_in_task_title(array[?]::text[])', [['calvadour ruiz']]),
    ).toEqual([{ id: ours.task }]);
  },
  refuse_too_broad: async () => {
    await expect(call('select refuse_too_broad(?)', ['city'])).rejects.toMatchObject({
      code: TOO_BROAD_STATE,
      message: 'city',
    });
  },
  search_deal_names: async () => {
    const [ours] = await twoWorkspacesWith('Velanor');

    expect(await callIn(ours.workspace, 'select id from search_deal_names(?, 10)', ['velanro'])).toEqual([
      { id: ours.deal },
    ]);
  },
};

async function twoWorkspacesWith(name: string) {
  const made = [];
  for (const workspace of [await domain.givenWorkspace(), await domain.givenWorkspace()]) {
    const scope = workspace.asSystem();
    const company = await new CompanyService(scope).create({ name });
    const points = [{ kind: 'email', value: `${name.toLowerCase().replace(' ', '.')}@example.test` }] as const;
    const contact = await new ContactService(scope).create({ fullName: name, points });
    const deal = await new DealService(scope).create({ name });
    const task = await new TaskService(scope).create({ title: `Ask ${name}` });
    made.push({ workspace, company, contact, deal, task });
  }
  const [ours, theirs] = made;
  if (!ours || !theirs) throw new Error('two workspaces were expected');
  return [ours, theirs] as const;
}

describe('functions that run with the rights of the owner', () => {
  it('are each tested here', () => {
    const untested = DEFINER_FUNCTIONS.map(({ name }) => name).filter((name) => !(name in TESTED));

    expect(untested).toEqual([]);
  });

  it.each(DEFINER_FUNCTIONS.map(({ name, reason }) => [name, reason]))(
    '%s answers, and only what it is for: %s',
    async (name) => {
      await TESTED[name]?.();
      expect.hasAssertions();
    },
  );

  it('have a fixed search path and are for nobody but the application', async () => {
    const rows = await call<{ name: string; config: string | null; open: boolean }>(
      `select p.proname as name, array_to_string(p.proconfig, ',') as config, has_function_privilege('public', p.oid, 'execute') as open
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public' and p.prosecdef`,
    );

    expect(rows.map(({ name }) => name).sort()).toEqual(DEFINER_FUNCTIONS.map(({ name }) => name).sort());
    expect(rows.every(({ config, open }) => config === 'search_path=pg_catalog, public, pg_temp' && !open)).toBe(true);
  });
});
