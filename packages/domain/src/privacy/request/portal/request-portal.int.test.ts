import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ContactService } from '../../../contact/contact.service.ts';
import { AuditEntry } from '../../../kernel/records/audit-entry.entity.ts';
import { listMail } from '../../../mail/mailbox.ts';
import { portalOf } from '../../../testing/given-request.ts';
import { lastCode, testPrivacyParts } from '../../../testing/privacy-parts.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../../testing/test-domain.ts';
import type { PrivacyParts } from '../../privacy-parts.ts';
import { PrivacyRequest } from '../privacy-request.entity.ts';
import { RequestPortal } from './request-portal.service.ts';

const START = new Date('2026-06-15T10:00:00Z');
let domain: TestDomain;
let parts: PrivacyParts;
beforeAll(async () => {
  domain = await openTestDomain();
  parts = testPrivacyParts(domain);
});
beforeEach(() => domain.clock.set(START));
afterAll(() => domain.close());

const ANA = { kind: 'access', email: 'Ana@Example.test', name: 'Ana Ruiz', message: 'All of it, please.' } as const;

describe('ID-AC1 a request at the privacy centre', () => {
  it('is kept sealed, due in a month from its receipt, and mails a code to the address given', async () => {
    const workspace = await domain.givenWorkspace();

    const { reference } = await portal(workspace).submit(ANA);

    const [request] = await requests(workspace);
    expect(request).toMatchObject({ reference, state: 'awaiting-verification', dueOn: '2026-07-15', regime: 'gdpr' });
    const raw = await workspace.asSystem().transaction((em) => em.execute('select r::text from privacy_request r'));
    expect(JSON.stringify(raw)).not.toMatch(/Ana|ana@|All of it/);
    const [mail] = await listMail(workspace.asSystem('SECURITY'));
    expect(mail?.mail).toMatchObject({ to: 'Ana@Example.test', subject: expect.stringContaining(reference) });
  });

  it('of somebody who says they act for another goes to that person in our words alone', async () => {
    const workspace = await domain.givenWorkspace();
    const forAna = { ...ANA, askedFor: 'client', language: 'de' } as const;

    await portal(workspace).submit({ ...forAna, agentName: 'Win at https://evil.example' });

    const [mail] = await listMail(workspace.asSystem('SECURITY'));
    expect(mail?.mail?.body).toContain('für Sie handelt');
    expect(`${mail?.mail?.subject} ${mail?.mail?.body}`).not.toMatch(/evil|Win at|Ana/);
    for (const agentName of ['Rights\r\nLtd', 'Rights\u2028Ltd', 'Rights\u0007Ltd'])
      await expect(portal(workspace).submit({ ...forAna, agentName })).rejects.toMatchObject({
        fields: [{ path: 'agentName' }],
      });
  });

  it('gets the same answer and does the same work whether or not the person is known', async () => {
    const workspace = await domain.givenWorkspace();
    const contacts = new ContactService(await workspace.as('owner'));
    await contacts.create({ fullName: 'Ana Ruiz', points: [{ kind: 'email', value: 'ana@example.test' }] });

    const known = await statementsOf(() => portal(workspace).submit(ANA));
    const unknown = await statementsOf(() => portal(workspace).submit({ ...ANA, email: 'nobody@example.test' }));

    expect(known).toEqual(unknown);
    expect(known.length).toBeGreaterThan(3);
  });

  it('that cannot be answered says what is expected, all at once', async () => {
    const workspace = await domain.givenWorkspace();
    const broken = { ...ANA, email: 'ana', message: 'x'.repeat(5001), country: 'Germany' };

    await expect(portal(workspace).submit(broken)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: 'email' }, { path: 'message' }, { path: 'country' }],
    });
  });

  it('under two laws has the earlier last day', async () => {
    const workspace = await domain.givenWorkspace({ country: 'DE' });

    await portal(workspace).submit({ ...ANA, country: 'br' });

    expect((await requests(workspace))[0]).toMatchObject({ regime: 'lgpd', dueOn: '2026-06-30' });
  });

  it('is nothing that a member could do in the place of the person', async () => {
    const workspace = await domain.givenWorkspace();

    const asOwner = new RequestPortal(await workspace.as('owner', 'RIGHTS_HANDLING'), parts);

    await expect(asOwner.submit(ANA)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  });
});

describe('ID-AC2 the code', () => {
  it('proves the address, opens the request for a day and says when the answer is due', async () => {
    const workspace = await domain.givenWorkspace();
    const { reference } = await portal(workspace).submit(ANA);

    const { token } = await portal(workspace).verify(reference.toLowerCase(), await lastCode(workspace));

    expect(await portal(workspace).status(reference, token)).toMatchObject({
      ...{ reference, kind: 'access', state: 'received', dueOn: '2026-07-15', copy: null },
      steps: [{ type: 'submitted' }, { type: 'verified' }],
    });
    const [mail] = await listMail(workspace.asSystem('SECURITY'));
    expect(mail).toMatchObject({
      template: 'request-received',
      mail: { body: expect.stringContaining('15 July 2026') },
    });
    domain.clock.set(new Date(START.getTime() + 24 * 3_600_000));
    await expect(portal(workspace).status(reference, token)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('holds once, for fifteen minutes, and for its own request', async () => {
    const workspace = await domain.givenWorkspace();
    const [one, other] = [
      await portal(workspace).submit(ANA),
      await portal(workspace).submit({ ...ANA, email: 'ben@example.test' }),
    ];
    const code = await lastCode(workspace);

    await expect(portal(workspace).verify(one.reference, code)).rejects.toMatchObject({ path: 'code' });
    domain.clock.set(new Date(START.getTime() + 15 * 60_000));
    await expect(portal(workspace).verify(other.reference, code)).rejects.toMatchObject({ path: 'code' });
    domain.clock.set(new Date(START.getTime() + 15 * 60_000 - 1));
    await portal(workspace).verify(other.reference, code);
    await expect(portal(workspace).verify(other.reference, code)).rejects.toMatchObject({ path: 'code' });
  });

  it('is void after five wrong attempts, however many come at once', async () => {
    const workspace = await domain.givenWorkspace();
    const { reference } = await portal(workspace).submit(ANA);
    const code = await lastCode(workspace);
    const wrong = code === '000000' ? '000001' : '000000';

    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => portal(workspace).verify(reference, wrong)));

    expect(tries.every(({ status }) => status === 'rejected')).toBe(true);
    await expect(portal(workspace).verify(reference, code)).rejects.toMatchObject({ path: 'code' });
    expect((await requests(workspace))[0]).toMatchObject({ state: 'awaiting-verification', codeAttempts: 5 });
  });

  it('is sent again at most once a minute and five times a day, and nobody is told when it is not', async () => {
    const workspace = await domain.givenWorkspace();
    const { reference } = await portal(workspace).submit(ANA);
    const sent = async () => (await listMail(workspace.asSystem('SECURITY'))).length;

    await portal(workspace).resendCode(reference);
    expect(await sent()).toBe(1);
    for (let minute = 1; minute <= 8; minute++) {
      domain.clock.set(new Date(START.getTime() + minute * 60_000));
      await portal(workspace).resendCode(reference);
    }
    expect(await sent()).toBe(5);
    await expect(portal(workspace).resendCode('PR-2222-2222')).resolves.toBeUndefined();
    domain.clock.advanceDays(2);
    await portal(workspace).resendCode(reference);
    expect(await sent()).toBe(6);
  });

  it('is not mailed to the same address without end by asking again and again', async () => {
    const workspace = await domain.givenWorkspace();

    for (let time = 0; time < 8; time++) await portal(workspace).submit(ANA);

    expect(await requests(workspace)).toHaveLength(8);
    expect(await listMail(workspace.asSystem('SECURITY'))).toHaveLength(5);
  });

  it('and the reference of another workspace open nothing', async () => {
    const [ours, theirs] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
    const { reference } = await portal(theirs).submit(ANA);
    const code = await lastCode(theirs);

    await expect(portal(ours).verify(reference, code)).rejects.toMatchObject({ path: 'code' });
    const { token } = await portal(theirs).verify(reference, code);
    await expect(portal(ours).status(reference, token)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('taking a request back', () => {
  it('needs the token, and ends it', async () => {
    const workspace = await domain.givenWorkspace();
    const { reference } = await portal(workspace).submit(ANA);
    const { token } = await portal(workspace).verify(reference, await lastCode(workspace));

    await expect(portal(workspace).withdraw(reference, 'guessed')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await portal(workspace).withdraw(reference, token);

    expect(await portal(workspace).status(reference, token)).toMatchObject({ state: 'withdrawn' });
    await expect(portal(workspace).withdraw(reference, token)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  it('stands in the audit like every step before it', async () => {
    const workspace = await domain.givenWorkspace();
    const { reference } = await portal(workspace).submit(ANA);
    const { token } = await portal(workspace).verify(reference, await lastCode(workspace));
    await portal(workspace).withdraw(reference, token);

    const entries = await workspace
      .asSystem()
      .transaction((em) => em.find(AuditEntry, { workspaceId: workspace.id }, { orderBy: { id: 'asc' } }));

    expect(entries.map(({ action, through, actorKind }) => [action, through, actorKind])).toEqual([
      ['request:submit', 'portal', 'person'],
      ['request:verify', 'portal', 'person'],
      ['request:withdraw', 'portal', 'person'],
    ]);
  });
});

function portal(workspace: TestWorkspace): RequestPortal {
  return portalOf(domain, workspace, parts);
}

function requests(workspace: TestWorkspace): Promise<PrivacyRequest[]> {
  return workspace
    .asSystem()
    .transaction((em) => em.find(PrivacyRequest, { workspaceId: workspace.id }, { orderBy: { id: 'asc' } }));
}

/** The statements that a piece of work sends, without their values. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const logger = domain.orm.config.getLogger();
  const write = logger.logQuery.bind(logger);
  logger.setDebugMode(['query']);
  logger.logQuery = ({ query }) => void statements.push((query ?? '').replaceAll(/'[^']*'|E'[^']*'|\d+/g, '?'));
  try {
    await work();
  } finally {
    logger.logQuery = write;
    logger.setDebugMode(false);
  }
  // That something happened is told to other processes a moment later, by a transaction of its own that falls in where it may.
  return statements.filter((sql) => !/^(?:begin|commit|set local synchronous_commit|select pg_notify)/.test(sql));
}
