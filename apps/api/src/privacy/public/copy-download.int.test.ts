import { Contact, ContactService } from '@smartx/domain/contact';
import type { Purpose } from '@smartx/domain/kernel';
import { listMail } from '@smartx/domain/mail';
import { PrivacyRequest, RequestFulfilment, RequestPortal, RequestService } from '@smartx/domain/privacy';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ApiWorkspace, openTestApi, type TestApi } from '../../testing/test-api.ts';

const RIGHTS: Purpose = 'RIGHTS_HANDLING';
let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const LINK = `mutation Link($input: RequestAccessInput!) { requestCopyLink(input: $input) { path errors { code } } }`;

it('B12-AC3 a copy is fetched by a link, as an archive, once', async () => {
  const workspace = await api.givenWorkspace();
  const path = await linkOf(workspace, await givenCopy(workspace));

  const first = await api.server.inject({ url: path });
  const second = await api.server.inject({ url: path });

  expect(first.statusCode).toBe(200);
  expect(first.headers).toMatchObject({
    'content-type': 'application/zip',
    'cache-control': 'no-store',
    'content-disposition': expect.stringMatching(/^attachment; filename="PR-\w{4}-\w{4}\.zip"$/),
  });
  expect(first.rawPayload.subarray(0, 2).toString('latin1')).toBe('PK');
  expect([second.statusCode, second.body]).toEqual([404, expect.stringContaining('used already')]);
});

it('a link that was made up leads nowhere, however long it is', async () => {
  const answers = await Promise.all(
    ['x', 'x'.repeat(99), 'x'.repeat(2000)].map((link) => api.server.inject({ url: `/downloads/copy/${link}` })),
  );

  expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404]);
});

/** A request of somebody known, proven and carried out. */
async function givenCopy(workspace: ApiWorkspace): Promise<{ reference: string; token: string }> {
  const contactId = await new ContactService(workspace.asSystem()).create({
    fullName: 'Ana Ruiz',
    points: [{ kind: 'email', value: 'ana@example.test' }],
  });
  const portal = new RequestPortal(workspace.asSystem(RIGHTS), api.app.privacy);
  const { reference } = await portal.submit({ kind: 'access', email: 'ana@example.test' });
  const [mail] = await listMail(workspace.asSystem('SECURITY'));
  const { token } = await portal.verify(reference, /\b\d{6}\b/.exec(mail?.mail?.subject ?? '')?.[0] ?? '');
  const staff = await workspace.as('owner', RIGHTS);
  const { requestId, subjectId } = await staff.transaction(async (em) => ({
    requestId: (await em.findOneOrFail(PrivacyRequest, { workspaceId: workspace.id, reference })).id,
    subjectId: (await em.findOneOrFail(Contact, { workspaceId: workspace.id, id: contactId })).subject.id,
  }));
  await new RequestService(staff, api.app.privacy).include(requestId, subjectId);
  await new RequestFulfilment(staff, api.app.privacy).carryOut(requestId);
  return { reference, token };
}

async function linkOf({ slug }: ApiWorkspace, access: { reference: string; token: string }): Promise<string> {
  const response = await api.server.inject({
    ...{ method: 'POST', url: '/privacy/graphql', headers: { accept: 'application/graphql-response+json' } },
    payload: { query: LINK, variables: { input: { workspace: slug, ...access } } },
  });
  expect(response.json()).toMatchObject({ data: { requestCopyLink: { errors: [] } } });
  return response.json().data.requestCopyLink.path;
}
