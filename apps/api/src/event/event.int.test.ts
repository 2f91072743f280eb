import { NoteService } from '@smartx/domain/activity';
import { ContactService } from '@smartx/domain/contact';
import { encodeId, type Purpose, type Scope } from '@smartx/domain/kernel';
import { LeadService } from '@smartx/domain/lead';
import { ConsentService, ErasureService, PurposeSettingService } from '@smartx/domain/privacy';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorkspace, type Caller, openTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

interface Told {
  readonly type: string;
  readonly recordType: string;
  readonly recordId: string;
  readonly version: number | null;
  readonly isWithdrawn: boolean;
}

interface Page {
  readonly events: Told[];
  readonly cursor: string;
  readonly hasMore: boolean;
}

const YES = { event: 'given', wording: 'Yes, please', method: 'web-form' } as const;
const NO = { event: 'withdrawn', method: 'email' } as const;

/** Somebody who follows the events for a purpose, from now on. */
async function follow(caller: Caller, purpose: Purpose = 'RELATIONSHIP', first = 100) {
  const ask = async (cursor: string | null): Promise<Page> => {
    const { data, errors } = await caller.query<{ eventsSince: Page }>(
      `query E($cursor: String, $first: Int!) @purpose(is: ${purpose}) { eventsSince(cursor: $cursor, first: $first) {
        events { type recordType recordId version isWithdrawn } cursor hasMore } }`,
      { cursor, first },
    );
    if (errors) throw new Error(errors[0]?.extensions.code);
    return data.eventsSince;
  };
  let { cursor } = await ask(null);
  const next = async (): Promise<Told[]> => {
    const page = await ask(cursor);
    cursor = page.cursor;
    return page.hasMore ? [...page.events, ...(await next())] : page.events;
  };
  // Other tests write to the same database; their open transactions hold the feed back for a moment.
  const until = async (count: number): Promise<string[]> => {
    const told: Told[] = [];
    await expect.poll(async () => told.push(...(await next())), { timeout: 30_000 }).toBeGreaterThanOrEqual(count);
    return told.map(({ type, recordId }) => `${type} ${recordId}`);
  };
  return { ask, next, until, cursor: () => cursor };
}

function contacts(scope: Scope): ContactService {
  return new ContactService(scope);
}

const named = (id: string) => encodeId('contact', id);

async function givenContact(workspace: ApiWorkspace, fullName = 'Ana Ruiz') {
  const id = await contacts(workspace.asSystem()).create({ fullName });
  const [row] = await workspace
    .asSystem()
    .transaction((em) =>
      em.execute<{ subject_id: string }[]>('select subject_id from contact where workspace_id = ? and id = ?', [
        ...[workspace.id, id],
      ]),
    );
  return { id, subjectId: row?.subject_id ?? '' };
}

describe('following what happens', () => {
  it('begins now, tells each change once and in order, a page at a time', async () => {
    const workspace = await api.givenWorkspace();
    const before = await givenContact(workspace);
    const feed = await follow(await workspace.call('owner'), 'RELATIONSHIP', 1);

    const { id } = await givenContact(workspace, 'Ben Ito');
    await contacts(workspace.asSystem()).update(id, { jobTitle: 'Buyer' });
    await contacts(workspace.asSystem()).update(before.id, { jobTitle: 'Seller' });

    expect(await feed.until(3)).toEqual([
      `contact:create ${named(id)}`,
      `contact:update ${named(id)}`,
      `contact:update ${named(before.id)}`,
    ]);
    expect(await feed.next()).toEqual([]);
  });

  it('never passes over a command that began before another and commits after it', async () => {
    const workspace = await api.givenWorkspace();
    const feed = await follow(await workspace.call('owner'));
    const [slow, quick] = [await givenContact(workspace), await givenContact(workspace)];
    await feed.until(2);
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const begun = Promise.withResolvers<void>();

    const late = workspace.asSystem().transaction(async (em) => {
      workspace.asSystem().record(em, { action: 'contact:update', targetType: 'contact', targetId: slow.id });
      await em.flush();
      // What a command writes leaves with what it asks next.
      await em.execute('select 1');
      begun.resolve();
      await gate;
    });
    await begun.promise;
    await contacts(workspace.asSystem()).update(quick.id, { jobTitle: 'Buyer' });
    const meanwhile = await feed.next();
    release();
    await late;

    expect(meanwhile).toEqual([]);
    expect(await feed.until(2)).toEqual([`contact:update ${named(slow.id)}`, `contact:update ${named(quick.id)}`]);
  });

  it('tells nothing of another workspace, nor of a type of which the caller does not reach every record', async () => {
    const [ours, theirs] = [await api.givenWorkspace(), await api.givenWorkspace()];
    const all = await follow(await ours.call('owner'));
    const some = await follow(await ours.call('owner', 'RELATIONSHIP', { scopes: { 'contact:read': 'team' } }));
    const none = await follow(await ours.call('auditor', 'RIGHTS_HANDLING'), 'RIGHTS_HANDLING');

    await givenContact(theirs);
    const { id } = await givenContact(ours);
    await new LeadService(ours.asSystem()).create({ contactId: id });

    expect(await all.until(2)).toEqual([`contact:create ${named(id)}`, expect.stringMatching(/^lead:create lea_/)]);
    expect((await some.next()).map(({ type }) => type)).toEqual(['lead:create']);
    expect(await none.next()).toEqual([]);
  });

  it('takes no cursor that was changed or comes from another workspace, and no page that is too large', async () => {
    const [ours, theirs] = [await api.givenWorkspace(), await api.givenWorkspace()];
    const feed = await follow(await ours.call('owner'));
    const other = await follow(await theirs.call('owner'));
    const codeOf = (asked: Promise<Page>) => asked.then(() => 'ANSWERED').catch((error: Error) => error.message);

    expect(await codeOf(feed.ask(`${feed.cursor().slice(0, -2)}AA`))).toBe('INVALID_CURSOR');
    expect(await codeOf(feed.ask(other.cursor()))).toBe('INVALID_CURSOR');
    const large = await ours.call('owner');
    await expect(follow(large, 'RELATIONSHIP', 251)).rejects.toThrow('INVALID_PAGE_SIZE');
  });
});

describe('a cursor', () => {
  it('is good for 90 days; after that some events may be forgotten, and the lists are to be read anew', async () => {
    const feed = await follow(await (await api.givenWorkspace()).call('owner'));
    const cursor = feed.cursor();
    const today = api.domain.clock.now();
    const codeOf = () =>
      feed
        .ask(cursor)
        .then(() => 'ANSWERED')
        .catch((error: Error) => error.message);

    api.domain.clock.advanceDays(90);
    const last = await codeOf();
    api.domain.clock.advanceDays(1);
    const after = await codeOf();
    api.domain.clock.set(today);

    expect([last, after]).toEqual(['ANSWERED', 'INVALID_CURSOR']);
  });
});

describe('a record that may not be used any more', () => {
  it('is withdrawn when the person says no, for the purpose they mean, without a reason and without a version', async () => {
    const workspace = await api.givenWorkspace();
    const consent = new ConsentService(workspace.asSystem('RIGHTS_HANDLING'));
    const { id, subjectId } = await givenContact(workspace);
    const yes = { ...YES, subjectId, purpose: 'MARKETING', occurredAt: new Date('2026-01-01') } as const;
    const marketing = await follow(await workspace.call('owner', 'MARKETING'), 'MARKETING');
    const sales = await follow(await workspace.call('owner'), 'RELATIONSHIP');
    await new PurposeSettingService(workspace.asSystem('RIGHTS_HANDLING')).update('MARKETING', { isOn: true });
    await consent.record(yes);
    await consent.record({ ...NO, subjectId, purpose: 'MARKETING' });

    await contacts(workspace.asSystem()).update(id, { jobTitle: 'Buyer' });

    expect(await sales.until(1)).toEqual([`contact:update ${named(id)}`]);
    const told = await marketing.next();
    const ofContact = told.filter(({ recordType }) => recordType === 'Contact');
    expect(ofContact.length).toBe(2);
    for (const one of ofContact)
      expect(one).toEqual({
        ...{ type: 'contact:withdraw', recordType: 'Contact', recordId: named(id) },
        ...{ version: null, isWithdrawn: true },
      });
  });

  it('is released when the person says yes, and its changes are told from then on', async () => {
    const workspace = await api.givenWorkspace();
    await new PurposeSettingService(workspace.asSystem('RIGHTS_HANDLING')).update('MARKETING', { isOn: true });
    const { id, subjectId } = await givenContact(workspace);
    const feed = await follow(await workspace.call('owner', 'MARKETING'), 'MARKETING');

    const consent = new ConsentService(workspace.asSystem('RIGHTS_HANDLING'));
    await consent.record({ ...YES, subjectId, purpose: 'MARKETING' });
    await contacts(workspace.asSystem()).update(id, { jobTitle: 'Buyer' });

    expect(await feed.until(2)).toEqual([`contact:release ${named(id)}`, `contact:update ${named(id)}`]);
  });

  it('is withdrawn when processing is restricted, with everything else that is about the person', async () => {
    const workspace = await api.givenWorkspace();
    const { id, subjectId } = await givenContact(workspace);
    const lead = await new LeadService(workspace.asSystem()).create({ contactId: id });
    const note = await new NoteService(workspace.asSystem()).create({ body: 'Called.', contactId: id });
    const feed = await follow(await workspace.call('owner'));

    await new ConsentService(workspace.asSystem('RIGHTS_HANDLING')).restrict(subjectId, 'unlawful');

    const told = await feed.until(3);
    expect(told.sort()).toEqual([
      `contact:withdraw ${named(id)}`,
      `lead:withdraw ${encodeId('lead', lead)}`,
      `note:withdraw ${encodeId('note', note)}`,
    ]);
  });

  it('is withdrawn when it is deleted, and told again when it is restored', async () => {
    const workspace = await api.givenWorkspace();
    const { id } = await givenContact(workspace);
    const feed = await follow(await workspace.call('owner'));

    await contacts(workspace.asSystem()).delete(id);
    const gone = await feed.until(1);
    await contacts(workspace.asSystem()).restore(id);

    expect(gone).toEqual([`contact:withdraw ${named(id)}`]);
    expect(await feed.until(1)).toEqual([`contact:restore ${named(id)}`]);
  });

  it('is withdrawn for good when its person is erased, with what was about nobody else', async () => {
    const workspace = await api.givenWorkspace();
    const { id, subjectId } = await givenContact(workspace);
    const note = await new NoteService(workspace.asSystem()).create({ body: 'Called.', contactId: id });
    const feed = await follow(await workspace.call('owner'));

    const scope = workspace.asSystem('RIGHTS_HANDLING');
    const erasure = new ErasureService(scope, api.app.privacy);
    const order = { subjectIds: [subjectId], requestId: null, ground: 'request' } as const;
    const [ledger = ''] = await scope.transaction((em) => erasure.plan(em, order));
    await erasure.run(ledger);

    const told = new Set(await feed.until(3));
    expect(told).toContain(`contact:withdraw ${named(id)}`);
    expect(told).toContain(`note:withdraw ${encodeId('note', note)}`);
    expect([...told].filter((one) => !one.includes(':withdraw'))).toEqual([]);
  });

  it('is withdrawn with all others when the workspace gives up the purpose', async () => {
    const workspace = await api.givenWorkspace();
    await givenContact(workspace);
    const feed = await follow(await workspace.call('owner'));

    await new PurposeSettingService(workspace.asSystem('RIGHTS_HANDLING')).update('RELATIONSHIP', { isOn: false });

    expect(await feed.until(1)).toEqual([expect.stringMatching(/^purposeSetting:withdraw pur_/)]);
  });
});

it('finds its place by the index, as the application’s own role', async () => {
  const workspace = await api.givenWorkspace();
  const client = new pg.Client({ connectionString: api.domain.urls.app });
  await client.connect();
  await client.query('begin');
  await client.query(`set local app.workspace_id = '${workspace.id}'`);
  await client.query('set local enable_seqscan = off');
  await client.query('set local enable_sort = off');
  const { rows } = await client.query(
    `explain select id from domain_event where workspace_id = $1 and (transaction_id, id) >= ($2::xid8, $3::uuid)
       and transaction_id < pg_snapshot_xmin(pg_current_snapshot()) order by transaction_id, id limit 500`,
    [workspace.id, '700', '00000000-0000-0000-0000-000000000000'],
  );
  await client.end();

  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan).toMatch(/Index (Only )?Scan using domain_event_in_order/);
  expect(plan).toMatch(/Index Cond: .*ROW\(transaction_id, id\) >= ROW.*transaction_id < pg_snapshot_xmin/s);
});
