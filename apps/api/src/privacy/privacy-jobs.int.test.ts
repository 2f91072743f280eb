import { Contact, ContactService } from '@smartx/domain/contact';
import type { Purpose } from '@smartx/domain/kernel';
import { DataSubject, PrivacyRequest, RequestFulfilment, RequestService } from '@smartx/domain/privacy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requestListCommand } from '../cli/commands/request.command.ts';
import { EXIT, runCommand } from '../cli/run-command.ts';
import { readEnvironment } from '../env.ts';
import { type ApiWorkspace, openTestApi, type TestApi } from '../testing/test-api.ts';
import { eraseForRequest } from './privacy-jobs.ts';

const RIGHTS: Purpose = 'RIGHTS_HANDLING';
let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

describe('B11-AC11 the job that a deletion queues', () => {
  it('finishes what was decided, and does nothing the second time', async () => {
    const workspace = await api.givenWorkspace();
    const { subjectId, requestId } = await givenDecidedErasure(workspace);

    await eraseForRequest(api.app, { workspaceId: workspace.id, requestId });
    await eraseForRequest(api.app, { workspaceId: workspace.id, requestId });

    const scope = workspace.asSystem();
    const subject = await scope.transaction((em) => em.findOneOrFail(DataSubject, { id: subjectId }));
    const request = await scope.transaction((em) => em.findOneOrFail(PrivacyRequest, { id: requestId }));
    expect([subject.erasedAt, request.state]).toEqual([api.domain.clock.now(), 'carried-out']);
  });

  it('does nothing for a request that nobody decided', async () => {
    const workspace = await api.givenWorkspace();
    const requestId = await givenRequest(workspace, 'erasure');

    await eraseForRequest(api.app, { workspaceId: workspace.id, requestId });

    const request = await workspace.asSystem().transaction((em) => em.findOneOrFail(PrivacyRequest, { id: requestId }));
    expect(request).toMatchObject({ state: 'awaiting-verification', carriedOutAt: null });
  });
});

describe('smartx request list', () => {
  it('shows what is open by its last day, and never who asked', async () => {
    const workspace = await api.givenWorkspace();
    await givenRequest(workspace, 'access');

    const lines = await list(workspace.slug);

    expect(lines.code).toBe(EXIT.ok);
    expect(JSON.parse(lines.out.join())).toEqual([
      { reference: expect.stringMatching(/^PR-/), kind: 'access', state: 'awaiting-verification', dueOn: '2026-07-15' },
    ]);
  });

  it('of a workspace that does not exist is refused', async () => {
    expect((await list('nobody-here')).code).toBe(EXIT.refused);
  });
});

async function list(workspace: string): Promise<{ code: number; out: string[] }> {
  const out: string[] = [];
  const environment = readEnvironment({});
  const context = {
    app: api.app,
    environment,
    out: (line: string) => out.push(line),
    note: () => undefined,
    isJson: true,
  };
  return { code: await runCommand({ command: requestListCommand, values: { workspace } }, context), out };
}

function givenRequest(workspace: ApiWorkspace, kind: 'access' | 'erasure'): Promise<string> {
  const request = { kind, email: 'ana@example.test', channel: 'phone', receivedAt: api.domain.clock.now() } as const;
  return new RequestService(workspace.asSystem(RIGHTS), api.app.privacy).enter(request);
}

/** A deletion that was approved and begun, and whose process died before anything was deleted. */
async function givenDecidedErasure(workspace: ApiWorkspace): Promise<{ subjectId: string; requestId: string }> {
  const scope = workspace.asSystem(RIGHTS);
  const contactId = await new ContactService(workspace.asSystem()).create({ fullName: 'Ana Ruiz' });
  const contact = await scope.transaction((em) => em.findOneOrFail(Contact, { id: contactId }));
  const requestId = await givenRequest(workspace, 'erasure');
  const [officer, owner] = [await workspace.as('privacy-officer', RIGHTS), await workspace.as('owner', RIGHTS)];
  const desk = new RequestService(officer, api.app.privacy);
  await desk.confirmIdentity(requestId, 'callback-to-known-number');
  await desk.include(requestId, contact.subject.id);
  await new RequestFulfilment(officer, api.app.privacy).prepare(requestId);
  await new RequestFulfilment(owner, api.app.privacy).approve(requestId);
  const dying = new RequestFulfilment(officer, {
    ...api.app.privacy,
    get catalogue(): never {
      throw new Error('power cut');
    },
  });
  await dying.carryOut(requestId);
  return { subjectId: contact.subject.id, requestId };
}
