import { foldRoles } from '@smartx/domain/identity';
import { newId, Scope } from '@smartx/domain/kernel';
import { ensureOperatorWorkspace, InstallationService } from '@smartx/domain/workspace';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { admitUser } from '../identity/sign-in/admit-user.ts';
import { createServer } from '../server.ts';
import { openTestApi, type TestApi } from '../testing/test-api.ts';

const LIST = 'query W @purpose(is: SECURITY) { workspaces { slug name country memberCount } }';
const CLOSED = `query C @purpose(is: SECURITY) {
  workspacesClosed { slug name reference state requestedAt endedAt sweptAt certificate }
}`;
const FOUND = `mutation F($input: WorkspaceFoundInput!) @purpose(is: SECURITY) {
  workspaceFound(input: $input) { errors { code path } }
}`;

let api: TestApi;
let server: FastifyInstance;
beforeAll(async () => {
  api = await openTestApi();
  const { identity } = api.app;
  const routes = [(fastify: FastifyInstance) => identity.routes(fastify)];
  server = await createServer({ app: api.app, viewers: identity.viewers, logLevel: 'error', routes });
});
afterAll(async () => {
  await server.close();
  await api.close();
});

/** What a new owner of a workspace asks over the operator's address, signed in. */
async function ownerOf(workspaceSlug: string) {
  const person = { email: `${newId()}@example.test`, password: 'a long enough password' };
  await admitUser({ ...api.app, auth: api.app.identity.auth }, 'seed', {
    ...{ ...person, fullName: 'Ana Ruiz', workspaceSlug, roles: ['owner'] },
  });
  const headers = { origin: 'http://127.0.0.1:3000' };
  const signedIn = await server.inject({ method: 'POST', url: '/auth/sign-in/email', payload: person, headers });
  const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
  return async (query: string, variables = {}) => {
    const payload = { query, variables };
    const sent = { method: 'POST', url: '/operator/graphql', headers: { ...headers, cookie }, payload } as const;
    return (await server.inject(sent)).json();
  };
}

function scopeOf(workspaceId: string): Scope {
  const { orm, clock, vault, jobs } = api.domain;
  const viewer = { kind: 'member', id: newId(), workspaceId, permissions: foldRoles(['owner']) } as const;
  return new Scope({ em: orm.em.fork(), viewer, purpose: 'SECURITY', clock, vault, jobs, through: 'api' });
}

/** The service as an owner of the workspace uses it. */
function serviceOf(workspaceId: string): InstallationService {
  return new InstallationService(scopeOf(workspaceId), api.domain.orm);
}

it('founds a workspace, lists it, and says so when the address is taken', async () => {
  const operator = serviceOf(await ensureOperatorWorkspace(api.domain.orm.em, api.domain));
  const slug = `w${newId().slice(-12)}`;

  await operator.found({ slug, name: 'New' });

  expect(await operator.workspaces()).toContainEqual(expect.objectContaining({ slug, name: 'New', memberCount: 0 }));
  await expect(operator.found({ slug, name: 'Again' })).rejects.toMatchObject({ code: 'DUPLICATE_FOUND' });
  await expect(operator.found({ slug: 'No Slug', name: 'Bad' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});

it('lists what was closed, and how far its end is', async () => {
  const operatorId = await ensureOperatorWorkspace(api.domain.orm.em, api.domain);
  const [began, ended] = [newId(), newId()];
  const at = '2026-11-20T09:00:00.000Z';
  const common = { workspace_id: operatorId, locale: 'en', requested_at: at, due_at: at, started_at: at, version: 0 };
  const told = { destroyed: [], proof: {}, key_count: 1, file_count: 0, open_request_count: 0 };
  const rowOf = (id: string, more: object) => ({
    ...{ ...common, ...told, id, closed_workspace_id: newId(), reference: `WC-${id}`, slug: `s${id}`, name: 'Gone' },
    ...more,
  });
  for (const row of [
    rowOf(began, { state: 'destroying' }),
    rowOf(ended, { state: 'done', ended_at: at, swept_at: at, document: 'The certificate.' }),
  ])
    await scopeOf(operatorId).transaction((em) =>
      em.execute(
        'insert into workspace_closure select r.* from jsonb_populate_record(null::workspace_closure, ?::jsonb) r',
        [JSON.stringify(row)],
      ),
    );
  const operator = await ownerOf('smartx-operator');

  const { data } = await operator(CLOSED);

  expect(data.workspacesClosed).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        slug: `s${began}`,
        state: 'destroying',
        endedAt: null,
        sweptAt: null,
        certificate: null,
      }),
      expect.objectContaining({
        slug: `s${ended}`,
        state: 'done',
        endedAt: at,
        sweptAt: at,
        certificate: 'The certificate.',
      }),
    ]),
  );
});

it('is for the owners of no other workspace', async () => {
  const other = await api.givenWorkspace();

  await expect(serviceOf(other.id).workspaces()).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  await expect(serviceOf(other.id).found({ slug: 'theirs', name: 'Theirs' })).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  });
});

it('is asked and told over its own address by an owner of the installation, and by no owner of another workspace', async () => {
  await ensureOperatorWorkspace(api.domain.orm.em, api.domain);
  const { slug: ordinary } = await api.givenWorkspace();
  const [operator, other] = [await ownerOf('smartx-operator'), await ownerOf(ordinary)];
  const input = { slug: `w${newId().slice(-12)}`, name: 'New', country: 'BR', timeZone: 'America/Sao_Paulo' };

  const founded = await operator(FOUND, { input: { ...input, baseCurrency: 'BRL' } });
  const again = await operator(FOUND, { input });
  const list = await operator(LIST);
  const refused = [await other(LIST), await other(FOUND, { input: { slug: 'theirs', name: 'Theirs' } })];

  expect(founded.data.workspaceFound.errors).toEqual([]);
  expect(again.data.workspaceFound.errors).toMatchObject([{ code: 'DUPLICATE_FOUND' }]);
  expect(list.data.workspaces).toContainEqual({ slug: input.slug, name: 'New', country: 'BR', memberCount: 0 });
  expect(refused.map(({ errors }) => errors[0].extensions.code)).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
});

it('answers nobody who is not signed in', async () => {
  const response = await api.server.inject({
    method: 'POST',
    url: '/operator/graphql',
    payload: { query: 'query W @purpose(is: SECURITY) { workspaces { slug } }' },
  });

  expect(response.json().errors[0].extensions.code).toBe('UNAUTHENTICATED');
});
