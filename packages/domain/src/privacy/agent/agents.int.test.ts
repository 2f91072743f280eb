import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditEntry } from '../../kernel/records/audit-entry.entity.ts';
import { Scope } from '../../kernel/scope.ts';
import { listMail } from '../../mail/mailbox.ts';
import { DRP_ID, givenAgent, keyOfAgent, type TestAgent } from '../../testing/given-agent.ts';
import { getRequestBy, givenContact, portalOf } from '../../testing/given-request.ts';
import { testPrivacyParts } from '../../testing/privacy-parts.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../testing/test-domain.ts';
import { ConsentService } from '../consent/consent.service.ts';
import type { PrivacyParts } from '../privacy-parts.ts';
import { RequestService } from '../request/desk/request.service.ts';
import { personViewer } from '../request/portal/person-viewer.ts';
import { PrivacyRequest } from '../request/privacy-request.entity.ts';
import { receiveRequest } from '../request/rights/request-receipt.ts';
import { AgentCall, AuthorisedAgent } from './authorised-agent.entity.ts';
import { AuthorisedAgents } from './authorised-agents.service.ts';
import { AgentDesk } from './drp/agent-desk.service.ts';
import { agentNews, noteAgentTold, purgeAgentCalls, queueAgentNews } from './drp/agent-news.ts';

const ORIGIN = { publicUrl: 'https://crm.test' };
const START = new Date('2026-06-15T10:00:00Z');
const ACCESS = { exercise: 'access', regime: 'ccpa', name: 'Ana Ruiz', email: 'ana@example.test' } as const;
let domain: TestDomain;
let parts: PrivacyParts;
beforeAll(async () => {
  domain = await openTestDomain();
  parts = testPrivacyParts(domain);
});
beforeEach(() => domain.clock.set(START));
afterAll(() => domain.close());

function deskOf({ id }: TestWorkspace): AgentDesk {
  const { vault, clock, jobs, orm } = domain;
  const viewer = personViewer(id);
  const scope = new Scope({
    em: orm.em.fork(),
    vault,
    clock,
    jobs,
    viewer,
    purpose: 'RIGHTS_HANDLING',
    through: 'portal',
  });
  return new AgentDesk(scope, parts);
}

async function givenToken(workspace: TestWorkspace, agent: TestAgent): Promise<string> {
  const token = await deskOf(workspace).setUpKey(DRP_ID, agent.message());
  if (token === null) throw new Error('The agent got no token.');
  return token;
}

async function requestsOf(workspace: TestWorkspace): Promise<PrivacyRequest[]> {
  const where = { workspaceId: workspace.id };
  return workspace.asSystem().transaction((em) => em.find(PrivacyRequest, where, { orderBy: { id: 'asc' } }));
}

describe('AGENT-AC1 the register of agents', () => {
  it('takes a public key of the right shape and an address on the internet, and is kept by officers alone', async () => {
    const workspace = await domain.givenWorkspace();
    const agents = new AuthorisedAgents(await workspace.as('privacy-officer', 'RIGHTS_HANDLING'), ORIGIN);
    const good = { name: 'Slip', drpCode: 'SLIP', businessCode: 'US', verifyKey: keyOfAgent(domain).verifyKey };

    const id = await agents.add({ ...good, callbackUrl: 'https://agent.example/status' });

    for (const callbackUrl of [
      'http://agent.example',
      'https://127.0.0.1/x',
      'https://localhost/',
      'https://a:b@c.example',
    ])
      await expect(agents.add({ ...good, drpCode: 'B', callbackUrl })).rejects.toMatchObject({
        fields: [{ path: 'callbackUrl' }],
      });
    await expect(
      agents.add({ name: '', drpCode: 'a b', businessCode: '', verifyKey: 'bm90IGEga2V5' }),
    ).rejects.toMatchObject({
      fields: [{ path: 'name' }, { path: 'drpCode' }, { path: 'businessCode' }, { path: 'verifyKey' }],
    });
    await expect(agents.add(good)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    const sales = new AuthorisedAgents(await workspace.as('sales', 'RELATIONSHIP'), ORIGIN);
    await expect(sales.suspend(id, 'no')).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    const theirs = await domain.givenWorkspace();
    const elsewhere = new AuthorisedAgents(await theirs.as('privacy-officer', 'RIGHTS_HANDLING'), ORIGIN);
    await expect(elsewhere.suspend(id, 'not ours')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const audit = await workspace
      .asSystem()
      .transaction((em) => em.find(AuditEntry, { workspaceId: workspace.id, targetId: id }));
    expect(audit.map(({ action, fields }) => [action, fields])).toEqual([['agent:manage', 'added']]);
  });
});

describe('AGENT-AC1 a signed request', () => {
  it('becomes a request under California’s law, and says nothing of whether the person is known', async () => {
    const workspace = await domain.givenWorkspace();
    const agent = await givenAgent(domain, workspace);
    const token = await givenToken(workspace, agent);
    await givenContact(workspace, 'ana@example.test');

    const known = await deskOf(workspace).exercise(token, agent.message({ ...ACCESS, 'agent-request-id': 'A-1' }));
    const unknown = await deskOf(workspace).exercise(token, agent.message({ ...ACCESS, email: 'nobody@example.test' }));

    expect(known).toMatchObject({ status: 'in_progress', reason: 'need_user_verification', agent_request_id: 'A-1' });
    expect({ ...unknown, request_id: '' }).toEqual({ ...known, request_id: '', agent_request_id: undefined });
    const [request] = await requestsOf(workspace);
    expect(request).toMatchObject({
      kind: 'access',
      channel: 'agent',
      askedFor: 'client',
      agentId: agent.id,
      verifiedAt: null,
    });
    expect(request?.regimes.split(' ')).toContain('ccpa');
    expect(await deskOf(workspace).status(token, request?.id ?? '')).toEqual(known);
    const raw = await workspace.asSystem().transaction((em) => em.execute('select r::text from privacy_request r'));
    expect(JSON.stringify(raw)).not.toMatch(/Ana|ana@|A-1/);
  });

  it.each([
    ['forged', (_agent: TestAgent) => keyOfAgent(domain).message(ACCESS)],
    ['altered', (agent: TestAgent) => `${agent.message(ACCESS).slice(0, -8)}AAAAAAA=`],
    ['no base64', () => '{"exercise":"access"}'],
    ['of another agent', (agent: TestAgent) => agent.message({ ...ACCESS, 'agent-id': 'OTHER' })],
    ['for another business', (agent: TestAgent) => agent.message({ ...ACCESS, 'business-id': 'OTHER' })],
    ['issued tomorrow', (agent: TestAgent) => agent.message({ ...ACCESS, 'issued-at': '2026-06-16T10:00:00Z' })],
    ['expired', (agent: TestAgent) => agent.message({ ...ACCESS, 'expires-at': '2026-06-15T09:59:59Z' })],
    ['valid for an hour', (agent: TestAgent) => agent.message({ ...ACCESS, 'expires-at': '2026-06-15T11:00:00Z' })],
    ['without a zone', (agent: TestAgent) => agent.message({ ...ACCESS, 'expires-at': '2026-06-15T10:05:00' })],
  ])('that is %s gets what an unknown agent gets, and leaves nothing', async (_name, bodyOf) => {
    const workspace = await domain.givenWorkspace();
    const agent = await givenAgent(domain, workspace);
    const token = await givenToken(workspace, agent);

    expect(await deskOf(workspace).exercise(token, bodyOf(agent))).toBeNull();
    expect(await deskOf(workspace).exercise('nobody’s', agent.message(ACCESS))).toBeNull();
    expect(await requestsOf(workspace)).toEqual([]);
  });

  it('is taken once, also when it comes twice at the same time; a key is given once for each message too', async () => {
    const workspace = await domain.givenWorkspace();
    const agent = await givenAgent(domain, workspace);
    const setUp = agent.message();
    const token = (await deskOf(workspace).setUpKey(DRP_ID, setUp)) ?? '';
    const body = agent.message(ACCESS);

    const both = await Promise.all([deskOf(workspace).exercise(token, body), deskOf(workspace).exercise(token, body)]);

    expect(both.filter((answer) => answer !== null)).toHaveLength(1);
    expect(await deskOf(workspace).exercise(token, body)).toBeNull();
    expect(await requestsOf(workspace)).toHaveLength(1);
    expect(await deskOf(workspace).setUpKey(DRP_ID, setUp)).toBeNull();
    // A request that somebody caught on its way is no key to the token.
    expect(
      await deskOf(workspace).setUpKey(DRP_ID, agent.message({ ...ACCESS, email: 'eve@example.test' })),
    ).toBeNull();
    domain.clock.set(new Date(START.getTime() + 6 * 60_000));
    expect(await purgeAgentCalls(workspace.asSystem())).toBe(2);
    expect(await deskOf(workspace).exercise(token, body)).toBeNull();
    const left = await workspace.asSystem().transaction((em) => em.count(AgentCall, { workspaceId: workspace.id }));
    expect(left).toBe(0);
  });

  it('for anything but the rights of the CCPA is told so, once it is signed in order', async () => {
    const workspace = await domain.givenWorkspace();
    const agent = await givenAgent(domain, workspace);
    const token = await givenToken(workspace, agent);
    const ask = (more: object) => deskOf(workspace).exercise(token, agent.message({ ...ACCESS, ...more }));

    for (const more of [
      { exercise: 'sale:opt_in' },
      { exercise: 'rectification' },
      { regime: 'gdpr' },
      { email: null },
    ])
      await expect(ask(more)).rejects.toMatchObject({ name: 'UnsupportedExerciseError' });
    expect(await requestsOf(workspace)).toEqual([]);
    for (const exercise of ['access:categories', 'access:specific', 'deletion']) await ask({ exercise });
    expect((await requestsOf(workspace)).map(({ kind }) => kind)).toEqual(['access', 'access', 'erasure']);
  });

  it('ends with the agent: one that is suspended is unknown from then on, and needs a new key afterwards', async () => {
    const workspace = await domain.givenWorkspace();
    const agent = await givenAgent(domain, workspace);
    const token = await givenToken(workspace, agent);
    const agents = new AuthorisedAgents(await workspace.as('privacy-officer', 'RIGHTS_HANDLING'), ORIGIN);
    const answer = await deskOf(workspace).exercise(token, agent.message(ACCESS));

    await agents.suspend(agent.id, 'The association withdrew its key.');

    expect(await deskOf(workspace).holds(DRP_ID, token)).toBe(false);
    expect(await deskOf(workspace).exercise(token, agent.message({ ...ACCESS, exercise: 'deletion' }))).toBeNull();
    expect(await deskOf(workspace).setUpKey(DRP_ID, agent.message({ n: 1 }))).toBeNull();
    expect(await deskOf(workspace).status(token, answer?.request_id ?? '')).toBeNull();
    await expect(agents.suspend(agent.id, 'again')).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await agents.resume(agent.id);
    expect(await deskOf(workspace).exercise(token, agent.message({ ...ACCESS, exercise: 'deletion' }))).toBeNull();
    const fresh = await givenToken(workspace, { ...agent, message: () => agent.message({ n: 2 }) });
    expect(await deskOf(workspace).holds(DRP_ID, fresh)).toBe(true);
  });
});

describe('AGENT-AC3 the person', () => {
  it('confirms what an agent asked, with a code that goes to their address alone; until then nobody works on it', async () => {
    const workspace = await domain.givenWorkspace();
    const agent = await givenAgent(domain, workspace, 'https://agent.example/status');
    const token = await givenToken(workspace, agent);
    const subjectId = await givenContact(workspace, 'ana@example.test');
    const answer = await deskOf(workspace).exercise(token, agent.message({ ...ACCESS, exercise: 'deletion' }));
    const id = answer?.request_id ?? '';
    const desk = new RequestService(await workspace.as('privacy-officer', 'RIGHTS_HANDLING'), parts);
    await expect(desk.matchSubjects(id)).rejects.toMatchObject({ code: 'WRONG_STATE' });

    const [mail] = await listMail(workspace.asSystem('SECURITY'));
    expect(mail?.mail).toMatchObject({ to: 'ana@example.test', subject: expect.stringContaining('Permission Slip') });
    expect(mail?.mail?.body).toContain('https://crm.test/privacy/');
    const code = /\b\d{6}\b/.exec(mail?.mail?.subject ?? '')?.[0] ?? '';
    const [request] = await requestsOf(workspace);
    await portalOf(domain, workspace, parts).verify(request?.reference ?? '', code);

    expect(await deskOf(workspace).status(token, id)).toMatchObject({ status: 'in_progress' });
    expect(await desk.matchSubjects(id)).toMatchObject([{ subjectId, isIncluded: true }]);
    // What an officer writes is for the person: it can tell about them.
    await desk.extend(id, 'Her invoices of 2019 lie in the archive.');
    expect(JSON.stringify(await deskOf(workspace).status(token, id))).not.toContain('invoices');
    await desk.refuse(id, 'legal-claims');
    expect(await deskOf(workspace).status(token, id)).toMatchObject({ status: 'denied', reason: 'claim_not_covered' });
  });

  it('is not asked for an opt-out: it holds at once, for marketing, approaches and partners', async () => {
    const workspace = await domain.givenWorkspace();
    const agent = await givenAgent(domain, workspace);
    const token = await givenToken(workspace, agent);
    const subjectId = await givenContact(workspace, 'ana@example.test');

    const answer = await deskOf(workspace).exercise(token, agent.message({ ...ACCESS, exercise: 'sale:opt_out' }));
    const id = answer?.request_id ?? '';
    expect(answer).toMatchObject({ status: 'open' });
    await receiveRequest(workspace.asSystem('RIGHTS_HANDLING'), parts, id);

    const decided = await new ConsentService(await workspace.as('privacy-officer', 'RIGHTS_HANDLING')).decisions(
      subjectId,
      [...(['MARKETING', 'PROSPECTING', 'PARTNER_SHARING', 'RELATIONSHIP'] as const)],
    );
    expect(decided.map(({ purpose, allowed }) => [purpose, allowed])).toEqual([
      ['MARKETING', false],
      ['PROSPECTING', false],
      ['PARTNER_SHARING', false],
      ['RELATIONSHIP', true],
    ]);
    const events = await workspace
      .asSystem()
      .transaction((em) =>
        em.execute<{ purpose: string }[]>(
          `select purpose from consent_event where workspace_id = ? and event = 'objected' order by purpose`,
          [workspace.id],
        ),
      );
    expect(events.map(({ purpose }) => purpose)).toEqual(['MARKETING', 'PARTNER_SHARING', 'PROSPECTING']);
    expect(await deskOf(workspace).status(token, id)).toMatchObject({ status: 'fulfilled' });
    const mails = await listMail(workspace.asSystem('SECURITY'));
    expect(mails.map(({ template }) => template)).toEqual(['request-done']);
  });

  it('can let the agent take a request back, and no other agent and no other workspace sees it', async () => {
    const workspace = await domain.givenWorkspace();
    const agent = await givenAgent(domain, workspace);
    const token = await givenToken(workspace, agent);
    const id = (await deskOf(workspace).exercise(token, agent.message(ACCESS)))?.request_id ?? '';
    const theirs = await domain.givenWorkspace();
    const other = await givenAgent(domain, theirs);
    const theirToken = await givenToken(theirs, other);

    expect(await deskOf(theirs).status(theirToken, id)).toBeNull();
    expect(await deskOf(workspace).status(theirToken, id)).toBeNull();
    expect(await deskOf(workspace).revoke(token, id, other.sign({ reason: 'forged' }))).toBeNull();
    const own = await portalOf(domain, workspace, parts).submit({ kind: 'access', email: 'ana@example.test' });
    expect(await deskOf(workspace).status(token, (await getRequestBy(workspace, own.reference)).id)).toBeNull();

    expect(await deskOf(workspace).revoke(token, id, agent.sign({ reason: 'changed my mind' }))).toMatchObject({
      status: 'revoked',
    });
    expect(await deskOf(workspace).revoke(token, id, agent.sign({}))).toMatchObject({ status: 'revoked' });
  });

  it('is spoken for by no other text that the agent signed, nor twice by the same', async () => {
    const workspace = await domain.givenWorkspace();
    const agent = await givenAgent(domain, workspace);
    const token = await givenToken(workspace, agent);
    const asked = agent.message(ACCESS);
    const id = (await deskOf(workspace).exercise(token, asked))?.request_id ?? '';
    const other = (await deskOf(workspace).exercise(token, agent.message({ ...ACCESS, n: 2 })))?.request_id ?? '';
    const stale = agent.message({ reason: 'stale', 'expires-at': '2026-06-15T09:59:59Z' });

    for (const body of [
      asked,
      agent.message({ ...ACCESS, n: 3 }),
      stale,
      agent.sign({ reason: 'x', exercise: 'access' }),
    ])
      expect(await deskOf(workspace).revoke(token, id, body)).toBeNull();
    const whole = agent.message({ reason: 'changed my mind' });
    expect(await deskOf(workspace).revoke(token, id, whole)).toMatchObject({ status: 'revoked' });
    expect(await deskOf(workspace).revoke(token, other, whole)).toBeNull();
    expect((await requestsOf(workspace)).map(({ state }) => state)).toEqual(['withdrawn', 'awaiting-verification']);
  });
});

describe('AGENT-AC1 the status callback', () => {
  it('tells each standing once, at the registered address and never at one in the request', async () => {
    const workspace = await domain.givenWorkspace();
    const agent = await givenAgent(domain, workspace, 'https://agent.example/status');
    const token = await givenToken(workspace, agent);
    const claims = { ...ACCESS, status_callback: 'https://evil.example/' };
    const id = (await deskOf(workspace).exercise(token, agent.message(claims)))?.request_id ?? '';
    const scope = workspace.asSystem();

    expect(await queueAgentNews(scope)).toBe(1);
    const news = await agentNews(scope, id, 'https://crm.test');
    expect(news).toMatchObject({ callbackUrl: 'https://agent.example/status', status: { request_id: id } });
    // Not heard yet: it is queued again.
    expect(await queueAgentNews(scope)).toBe(1);
    if (news) await noteAgentTold(scope, id, news);
    expect(await queueAgentNews(scope)).toBe(0);
    expect(await agentNews(scope, id, 'https://crm.test')).toBeNull();

    await deskOf(workspace).revoke(token, id, agent.sign({}));
    expect(await queueAgentNews(scope)).toBe(1);
    // However many requests there are, the last of them is looked at too.
    await scope.transaction((em) =>
      em.execute(
        `insert into privacy_request
         select (jsonb_populate_record(r, jsonb_build_object('id', uuidv7(), 'reference', 'PR-' || n,
           'agent_told', case when n = 600 then null else 'revoked' end))).*
         from privacy_request r, generate_series(1, 600) n where r.workspace_id = ?`,
        [workspace.id],
      ),
    );
    expect(await queueAgentNews(scope)).toBe(2);
    domain.clock.advanceDays(8);
    expect(await queueAgentNews(scope)).toBe(0);
    const found = await scope.transaction((em) =>
      em.findOneOrFail(AuthorisedAgent, { workspaceId: workspace.id, id: agent.id }),
    );
    expect(found.lastCallAt).toEqual(START);
  });
});
