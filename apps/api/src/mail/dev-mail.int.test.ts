import type { RoleKey } from '@smartx/domain/identity';
import { newId } from '@smartx/domain/kernel';
import { MailService } from '@smartx/domain/mail';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admitUser } from '../identity/sign-in/admit-user.ts';
import { createServer } from '../server.ts';
import { type ApiWorkspace, openTestApi, type TestApi } from '../testing/test-api.ts';
import { devMail } from './dev-mail.ts';

const ORIGIN = 'http://127.0.0.1:3000';

let api: TestApi;
let server: FastifyInstance;
beforeAll(async () => {
  api = await openTestApi();
  server = await serverOf(api.app);
});
afterAll(async () => {
  await server.close();
  await api.close();
});

describe('the mailbox of an installation without a mail server', () => {
  it('shows an owner the letters of their workspaces, the newest first, and no letter of another one', async () => {
    const [first, second, foreign] = [await givenWorkspace(), await givenWorkspace(), await givenWorkspace()];
    const email = await givenPerson('owner', first, second);
    await givenLetter(first, 'Your code');
    api.domain.clock.advanceDays(1);
    await givenLetter(second, 'Your copy');
    await givenLetter(foreign, 'Not for you');

    const page = await open(email);

    expect([page.statusCode, page.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(titlesIn(page.body)).toEqual(['Mailbox', 'Your copy', 'Your code']);
    for (const { slug } of [first, second]) expect(page.body).toContain(`Workspace ${slug}`);
    expect(page.body).not.toContain(foreign.slug);
  });

  it('shows a member nothing whose roles do not read mail, and says who can', async () => {
    const workspace = await givenWorkspace();
    const email = await givenPerson('sales', workspace);
    await givenLetter(workspace, 'Your code');

    const { body } = await open(email);

    expect(titlesIn(body)).toEqual(['Mailbox']);
    expect(body).toContain('None of your roles lets you read the mail of a workspace. An owner can.');
  });

  it('says that there is no letter yet', async () => {
    const email = await givenPerson('owner', await givenWorkspace());

    expect((await open(email)).body).toContain('No message yet.');
  });

  it('shows nobody anything who is not signed in', async () => {
    await givenLetter(await givenWorkspace(), 'Your code');

    const page = await server.inject({ url: '/dev/mail' });

    expect(page.statusCode).toBe(401);
    expect(titlesIn(page.body)).toEqual(['Mailbox']);
    expect(page.body).toContain('are for its owners');
  });

  it('shows a letter as text, whatever somebody wrote into it; only links to our own pages can be followed', async () => {
    const workspace = await givenWorkspace();
    const email = await givenPerson('owner', workspace);
    const [subject, to] = [`<img src=x onerror="alert(1)">`, `"<b>"@example.test`];
    const body = `See ${ORIGIN}/privacy/demo#a"b and <script>alert(1)</script> https://evil.example/x`;
    await givenLetter(workspace, subject, { body, to });

    const page = (await open(email)).body;

    expect(page).not.toMatch(/<img|<script|<b>/);
    expect(page).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
    expect(page).toContain('To <bdi>&quot;&lt;b&gt;&quot;@example.test</bdi>');
    expect([...page.matchAll(/<a href="(http[^"]*)"/g)].map((link) => link[1])).toEqual([
      `${ORIGIN}/privacy/demo#a&quot;b`,
    ]);
  });

  it('tells of a letter whose key is destroyed that nobody can read it any more', async () => {
    const workspace = await givenWorkspace();
    const email = await givenPerson('owner', workspace);
    const keyId = await givenLetter(workspace, 'Your copy');
    await api.domain.vault.destroyKeys(workspace.id, [keyId]);

    const { body } = await open(email);

    expect(titlesIn(body)).toEqual(['Mailbox', 'Destroyed']);
    expect(body).not.toContain('Your copy');
  });
});

it('where there is a mail server there is no mailbox to look into', async () => {
  const withMail = await serverOf({ ...api.app, mail: { send: async () => undefined } });

  const page = await withMail.inject({ url: '/dev/mail', headers: { accept: 'text/html' } });

  await withMail.close();
  expect([page.statusCode, page.body]).toEqual([404, expect.not.stringContaining('Mailbox')]);
});

function serverOf(app: TestApi['app']): Promise<FastifyInstance> {
  const { viewers } = app.identity;
  const routes = [
    (fastify: FastifyInstance) => app.identity.routes(fastify),
    (fastify: FastifyInstance) => devMail(fastify, app, viewers),
  ];
  return createServer({ app, viewers, logLevel: 'error', routes });
}

function givenWorkspace(): Promise<ApiWorkspace> {
  return api.givenWorkspace();
}

/** Somebody who can sign in, with one role in each workspace; gives their address. */
async function givenPerson(role: RoleKey, ...workspaces: ApiWorkspace[]): Promise<string> {
  const email = `${newId()}@example.test`;
  for (const { slug } of workspaces)
    await admitUser({ ...api.app, auth: api.app.identity.auth }, 'seed', {
      ...{ email, password: PASSWORD, fullName: 'Ana Ruiz', workspaceSlug: slug, roles: [role] },
    });
  return email;
}

const PASSWORD = 'a long enough password';

/** The mailbox as somebody sees it who just signed in. */
async function open(email: string) {
  const signedIn = await server.inject({
    ...{ method: 'POST', url: '/auth/sign-in/email', headers: { origin: ORIGIN } },
    payload: { email, password: PASSWORD },
  });
  const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
  return server.inject({ url: '/dev/mail', headers: { cookie } });
}

/** A letter that waits; gives the key under which it is sealed. */
async function givenLetter(
  workspace: ApiWorkspace,
  subject: string,
  { to = 'ana@example.test', body = 'Hello Ana' } = {},
): Promise<string> {
  const scope = workspace.asSystem();
  const keyId = newId();
  await api.domain.vault.ensureKeys(workspace.id, 'request', [keyId]);
  const mail = new MailService(api.domain);
  const parts = { workspaceId: workspace.id, keyId, to, subject, body, template: 'request-code' } as const;
  await scope.transaction((em) => mail.queue(em, parts));
  return keyId;
}

function titlesIn(html: string): (string | undefined)[] {
  return [...html.matchAll(/<h[12][^>]*>([^<]*)</g)].map((title) => title[1]);
}
