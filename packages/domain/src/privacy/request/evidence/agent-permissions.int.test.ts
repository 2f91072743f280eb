import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Scope } from '../../../kernel/scope.ts';
import { listMail } from '../../../mail/mailbox.ts';
import { getRequestBy, givenContact, portalOf } from '../../../testing/given-request.ts';
import { testPrivacyParts } from '../../../testing/privacy-parts.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../../testing/test-domain.ts';
import { restrictSubject } from '../../consent/consent.service.ts';
import { ConsentEvent } from '../../consent/consent-event.entity.ts';
import { RequestService } from '../desk/request.service.ts';
import { personViewer } from '../portal/person-viewer.ts';
import type { RequestKind } from '../request-input.ts';
import { receiveRequest } from '../rights/request-receipt.ts';
import { LARGEST_EVIDENCE } from './add-evidence.ts';
import { AgentPermissions } from './agent-permissions.service.ts';
import { destroyEndedEvidence } from './end-evidence.ts';
import { EvidenceDownloads } from './evidence-download.service.ts';
import { RequestEvidence } from './request-evidence.entity.ts';

const START = new Date('2026-06-15T10:00:00Z');
const PDF = Buffer.from('%PDF-1.7 I authorise Rights Ltd. Ana Ruiz');
const SIGNED = { name: '../Signed by Ana.pdf', content: [PDF] };
let domain: TestDomain;
let parts: ReturnType<typeof testPrivacyParts>;
beforeAll(async () => {
  domain = await openTestDomain();
  parts = testPrivacyParts(domain);
});
beforeEach(() => domain.clock.set(START));
afterAll(() => domain.close());

describe('AGENT-AC2 a permission that the person signed', () => {
  it('comes with the request of an agent, is seen by staff and noted, and its key dies with the decision', async () => {
    const { workspace, asked, permissions } = await givenAgentsRequest('access');
    expect(asked.permissionToken).not.toBeNull();
    const id = await permissions.add(asked.reference, asked.permissionToken ?? '', SIGNED);

    const stored = await evidenceOf(workspace, id);
    expect(stored).toMatchObject({ kind: 'permission', mediaType: 'application/pdf', destroyedAt: null });
    expect(parts.files.keyIds.get(stored.storageKey ?? '')).toBe(id);
    const officer = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
    expect(await new EvidenceDownloads(officer).allow(id)).toBe(id);
    // It proves nothing by itself, and nobody has to send one: the person is asked with a code all the same.
    const request = await getRequestBy(workspace, asked.reference);
    expect(request).toMatchObject({ state: 'awaiting-verification', verifiedAt: null });
    expect(await mailsTo(workspace)).toEqual(['proxy-request-code']);

    await new RequestService(officer, parts).refuse(request.id, 'identity-not-proven');
    expect(await evidenceOf(workspace, id)).toMatchObject({ name: null, destroyedAt: START });
    await destroyEndedEvidence(workspace.asSystem('RIGHTS_HANDLING'), parts.files);
    expect(parts.files.contents.has(stored.storageKey ?? '')).toBe(false);
    const place = { workspaceId: workspace.id, table: 'request_evidence', column: 'name', rowId: id };
    expect(await domain.vault.open(place, stored.name ?? Buffer.alloc(0))).toBeNull();
    await expect(permissions.add(asked.reference, asked.permissionToken ?? '', SIGNED)).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
  });

  it('is refused where it is hostile, too much, too late, of another request or workspace, and leaves nothing', async () => {
    const { workspace, asked, permissions } = await givenAgentsRequest('erasure');
    const token = asked.permissionToken ?? '';
    const hostile: [string, Buffer][] = [
      ['proof.html', PDF],
      ['proof.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
      ['proof.pdf', Buffer.from('PK\u0003\u0004')],
      ['empty.pdf', Buffer.alloc(0)],
      ['card 4111 1111 1111 1111.pdf', PDF],
      ['large.pdf', Buffer.concat([PDF, Buffer.alloc(LARGEST_EVIDENCE)])],
    ];
    for (const [name, content] of hostile)
      await expect(permissions.add(asked.reference, token, { name, content: [content] })).rejects.toMatchObject({
        ...{ code: 'INVALID_INPUT', fields: [{ path: 'file' }] },
      });
    const other = await givenAgentsRequest('erasure');
    const refused = { code: 'NOT_FOUND' };
    await expect(permissions.add(asked.reference, 'forged', SIGNED)).rejects.toMatchObject(refused);
    await expect(permissions.add(asked.reference, other.asked.permissionToken ?? '', SIGNED)).rejects.toMatchObject(
      refused,
    );
    await expect(other.permissions.add(asked.reference, token, SIGNED)).rejects.toMatchObject(refused);
    const [ends = '', digest = ''] = token.split('.');
    await expect(permissions.add(asked.reference, `${Number(ends) + 1}.${digest}`, SIGNED)).rejects.toMatchObject(
      refused,
    );
    for (let count = 0; count < 3; count++)
      await permissions.add(asked.reference, token, { ...SIGNED, name: `${count}.pdf` });
    await expect(permissions.add(asked.reference, token, SIGNED)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    domain.clock.set(new Date(START.getTime() + 3_600_000));
    await expect(permissions.add(asked.reference, token, SIGNED)).rejects.toMatchObject(refused);
    const left = await workspace
      .asSystem()
      .transaction((em) => em.find(RequestEvidence, { workspaceId: workspace.id }, { orderBy: { id: 'asc' } }));
    expect(left.map(({ kind }) => kind)).toEqual(['permission', 'permission', 'permission']);
    // What opens nothing but the way in: the request itself stays closed to the agent.
    const portal = portalOf(domain, workspace, parts);
    await expect(portal.status(asked.reference, token)).rejects.toMatchObject(refused);
  });

  it('AGENT-AC3 is not taken for an opt-out, which holds at once without a code, also for a restricted person', async () => {
    const workspace = await domain.givenWorkspace();
    const [known, restricted] = [
      await givenContact(workspace, 'ana@example.test'),
      await givenContact(workspace, 'rita@example.test'),
    ];
    await workspace
      .asSystem()
      .transaction((em) => restrictSubject(em, workspace.asSystem('RIGHTS_HANDLING'), restricted, 'unlawful'));
    const optOut = { objectedTo: ['PARTNER_SHARING', 'PROFILING'] };
    for (const [email, subjectId] of [
      ['ana@example.test', known],
      ['rita@example.test', restricted],
    ] as const) {
      const asked = await submit(workspace, 'objection', { email, ...optOut });
      const { id } = await getRequestBy(workspace, asked.reference);
      expect(asked.permissionToken).toBeNull();
      expect(domain.jobs.jobs).toContainEqual({
        ...{ name: 'request:receive', payload: { workspaceId: workspace.id, requestId: id } },
      });
      await receiveRequest(workspace.asSystem('RIGHTS_HANDLING'), parts, id);
      expect(await getRequestBy(workspace, asked.reference)).toMatchObject({ state: 'in-progress', verifiedAt: null });
      expect(await objectionsOf(workspace, subjectId)).toEqual(['PARTNER_SHARING', 'PROFILING']);
    }
    expect(await mailsTo(workspace)).toEqual(['proxy-opt-out', 'proxy-opt-out']);

    // What is more than an opt-out waits for the person, as ever; so does everything of somebody who asks for themselves.
    const more = await submit(workspace, 'objection', { objectedTo: ['PARTNER_SHARING', 'SUPPORT'] });
    expect(more.permissionToken).not.toBeNull();
    const own = await submit(workspace, 'access', { askedFor: 'self' });
    const stop = await submit(workspace, 'marketing-stop');
    expect([own.permissionToken, stop.permissionToken]).toEqual([null, null]);
  });
});

async function givenAgentsRequest(kind: RequestKind) {
  const workspace = await domain.givenWorkspace();
  const { vault, clock, jobs } = domain;
  const stranger = { viewer: personViewer(workspace.id), purpose: 'RIGHTS_HANDLING', through: 'portal' } as const;
  const scope = new Scope({ em: domain.orm.em.fork(), vault, clock, jobs, ...stranger });
  return { workspace, asked: await submit(workspace, kind), permissions: new AgentPermissions(scope, parts) };
}

function submit(workspace: TestWorkspace, kind: RequestKind, more: object = {}) {
  const agent = { askedFor: 'client', agentName: 'Rights Ltd', country: 'US' };
  return portalOf(domain, workspace, parts).submit({ kind, email: 'ana@example.test', ...agent, ...more });
}

function evidenceOf(workspace: TestWorkspace, id: string): Promise<RequestEvidence> {
  return workspace.asSystem().transaction((em) => em.findOneOrFail(RequestEvidence, { workspaceId: workspace.id, id }));
}

async function objectionsOf({ id: workspaceId, asSystem }: TestWorkspace, subjectId: string) {
  const subject: [string, string] = [workspaceId, subjectId];
  const events = await asSystem().transaction((em) =>
    em.find(ConsentEvent, { workspaceId, subject, event: 'objected' }),
  );
  return events.map(({ purpose }) => purpose).sort();
}

async function mailsTo(workspace: TestWorkspace): Promise<string[]> {
  return (await listMail(workspace.asSystem('SECURITY'))).map(({ template }) => template);
}
