import { type EntityManager, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { TaskService } from '../../activity/task.service.ts';
import { CompanyService } from '../../company/company.service.ts';
import { Contact } from '../../contact/contact.entity.ts';
import { ContactService } from '../../contact/contact.service.ts';
import { DealService } from '../../deal/deal.service.ts';
import { InvalidInputError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { Once } from '../../kernel/records/once.ts';
import { writeUnread } from '../../kernel/records/unread.ts';
import { Scope } from '../../kernel/scope.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../testing/test-domain.ts';
import { CommandConnection } from './command-connection.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

/** What a command of this workspace sends, a list for each time that it waits for an answer, each statement cut to its kind. */
async function messagesOf({ id }: Pick<TestWorkspace, 'id'>, work: () => Promise<unknown>): Promise<string[][]> {
  const messages: string[][] = [];
  const ours = new Set<CommandConnection>();
  const { send } = CommandConnection.prototype;
  const watch = vi.spyOn(CommandConnection.prototype, 'send').mockImplementation(function watched(
    this: CommandConnection,
    last,
  ) {
    const waiting: { readonly text: string }[] = Reflect.get(this, 'waiting');
    const texts = [...waiting, last].map(({ text }) => text);
    if (texts[0]?.startsWith('begin')) ours.delete(this);
    if (texts.some((text) => text.includes(id))) ours.add(this);
    if (ours.has(this)) messages.push(texts.map(kindOf));
    return send.call(this, last);
  });
  await work().finally(() => watch.mockRestore());
  return messages;
}

function kindOf(text: string): string {
  const bare = text
    .replace('with changed as (', '')
    .replace(/^\/\* (?:planned|unread) (?:(deed|history) \*\/.*|\w+ \*\/ )/s, '$1');
  const [, verb, table] = /^(insert into|update|select .*? from|set local) "?([\w.]+)/s.exec(bare) ?? [];
  return verb ? `${verb.split(' ')[0]} ${table?.replace('app.', '')}` : bare;
}

const BEGIN = ['begin', 'set workspace_id'];
const HOLD_GROUNDS = 'select pg_advisory_xact_lock_shared(hashtextextended($1, 0))';

describe('a command', () => {
  it('that makes a record waits for its commit and for nothing else', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('sales');

    const company = await messagesOf(workspace, () => new CompanyService(scope).create({ name: 'Acme' }));
    const task = await messagesOf(workspace, () => new TaskService(scope).create({ title: 'Call' }));

    expect(company).toEqual([[...BEGIN, 'deed', 'insert company', 'commit']]);
    expect(task).toEqual([[...BEGIN, 'deed', 'insert task', 'commit']]);
  });

  it('that records a person asks for the grounds of the workspace, and where there are addresses who they are', async () => {
    const workspace = await domain.givenWorkspace();
    const contacts = new ContactService(await workspace.as('sales'));
    const points = [
      { kind: 'email', value: 'ana@example.test' } as const,
      { kind: 'phone', value: '+351210000123' } as const,
    ];

    const bare = await messagesOf(workspace, () => contacts.create({ fullName: 'Ana', collectedFrom: 'person' }));
    const reached = await messagesOf(workspace, () =>
      contacts.create({ fullName: 'Ana Ruiz', collectedFrom: 'person', points }),
    );

    const written = ['deed', 'insert data_subject', 'insert contact'];
    expect(bare).toEqual([
      [...BEGIN, HOLD_GROUNDS, 'select purpose_basis'],
      [...written, 'commit'],
    ]);
    expect(reached).toEqual([
      [...BEGIN, 'select suppression'],
      // From the addresses to those who have them.
      ['select unnest'],
      [HOLD_GROUNDS, 'select purpose_basis'],
      [...written, 'insert contact_point', 'insert contact_point', 'commit'],
    ]);
  });

  it('that changes a record reads it and holds its person', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('sales');
    const contactId = await new ContactService(scope).create({ fullName: 'Ana Ruiz' });

    const messages = await messagesOf(workspace, () =>
      new ContactService(scope).update(contactId, { jobTitle: 'Buyer' }),
    );

    expect(messages).toEqual([
      [...BEGIN, 'select contact'],
      ['select data_subject'],
      ['deed', 'history', 'update contact', 'commit'],
    ]);
  });

  it('on a deal asks for what it is about', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('sales');
    const companyId = await new CompanyService(scope).create({ name: 'Acme' });
    const deals = new DealService(scope);
    const dealId = await deals.create({ name: 'One', companyId });
    const stageId = await lastOpenStage(scope);

    const made = await messagesOf(workspace, () => deals.create({ name: 'Two', companyId }));
    const moved = await messagesOf(workspace, () => deals.move(dealId, stageId));

    expect(made).toEqual([
      [...BEGIN, 'select pipeline'],
      ['select stage'],
      ['select company'],
      ['deed', 'insert deal', 'commit'],
    ]);
    expect(moved).toEqual([[...BEGIN, 'select deal'], ['select stage'], ['deed', 'history', 'update deal', 'commit']]);
  });

  it('with an idempotency key asks once more, whether it was carried out before', async () => {
    const workspace = await domain.givenWorkspace();
    const { viewer, purpose } = await workspace.as('sales');
    const once = new Once({ workspaceId: workspace.id, client: 'c', key: 'order-4711', request: 'r' }, domain.vault);
    const scope = new Scope({ ...domain, em: domain.orm.em.fork(), viewer, purpose, through: 'api', once });

    const messages = await messagesOf(workspace, () => new CompanyService(scope).create({ name: 'Acme' }));

    expect(messages).toEqual([
      [...BEGIN, 'insert idempotency_record'],
      ['update idempotency_record', 'deed', 'insert company', 'commit'],
    ]);
  });

  it('that is refused before it asked anything sends nothing', async () => {
    const workspace = await domain.givenWorkspace();
    const contacts = new ContactService(await workspace.as('sales'));

    const messages = await messagesOf(workspace, () =>
      expect(contacts.create({ fullName: 'x'.repeat(900) })).rejects.toBeInstanceOf(InvalidInputError),
    );

    expect(messages).toEqual([]);
  });
});

describe('what waits for the commit', () => {
  it.each([
    ['with the commit', async () => undefined],
    ['with what is asked next', (em: EntityManager) => em.flush().then(() => em.execute('select 1'))],
  ])('fails %s where somebody else changed the record meanwhile, who keeps their change', async (_when, ask) => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('sales');
    const contacts = new ContactService(scope);
    const contactId = await contacts.create({ fullName: 'Ana Ruiz' });

    const late = scope.transaction(async (em) => {
      const contact = await scope.findVisible(em, Contact, contactId, 'contact:update');
      await contacts.update(contactId, { jobTitle: 'Buyer' });
      contact.jobTitle = 'Seller';
      scope.record(em, { action: 'contact:update', targetType: 'contact', targetId: contactId });
      await ask(em);
    });

    await expect(late).rejects.toMatchObject({ code: 'STALE_VERSION', current: 2 });
    expect(await countDeeds(scope, contactId)).toBe(2);
    const again = scope.transaction((em) => scope.findVisible(em, Contact, contactId, 'contact:read'));
    await expect(again).resolves.toMatchObject({ jobTitle: 'Buyer', version: 2 });
  });

  it('is taken back altogether where a part of it fails, and the failure is told as one of the mapper', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('sales');
    const contactId = await new ContactService(scope).create({ fullName: 'Ana Ruiz' });

    const failing = scope.transaction((em) => {
      scope.record(em, { action: 'contact:update', targetType: 'contact', targetId: contactId });
      return writeUnread(em, 'twice', 'insert into data_subject select * from data_subject where workspace_id = $1', [
        workspace.id,
      ]);
    });

    await expect(failing).rejects.toBeInstanceOf(UniqueConstraintViolationException);
    expect(await countDeeds(scope, contactId)).toBe(1);
  });

  it('never runs outside the transaction where what went before it cannot even be parsed', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('sales');
    const targetId = newId();

    const broken = scope.transaction(async (em) => {
      await writeUnread(em, 'broken', 'insert nonsense', []);
      scope.record(em, { action: 'contact:update', targetType: 'contact', targetId });
    });

    await expect(broken).rejects.toThrow(/syntax error/);
    expect(await countDeeds(scope, targetId)).toBe(0);
    await expect(scope.transaction((em) => em.execute('select 1 as one'))).resolves.toEqual([{ one: 1 }]);
  });
});

async function lastOpenStage(scope: Scope): Promise<string> {
  const sql = `select id from stage where workspace_id = ? and kind = 'open' order by position desc limit 1`;
  const [row] = await scope.transaction((em) => em.execute<{ id: string }[]>(sql, [scope.workspaceId]));
  return row?.id ?? '';
}

async function countDeeds(scope: Scope, targetId: string): Promise<number> {
  const sql = 'select count(*)::int as n from audit_entry where workspace_id = ? and target_id = ?';
  const [row] = await scope.transaction((em) => em.execute<{ n: number }[]>(sql, [scope.workspaceId, targetId]));
  return row?.n ?? 0;
}
