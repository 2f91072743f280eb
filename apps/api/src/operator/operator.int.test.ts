import { foldRoles } from '@smartx/domain/identity';
import { newId, Scope } from '@smartx/domain/kernel';
import { ensureOperatorWorkspace, InstallationService } from '@smartx/domain/workspace';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { admitUser } from '../identity/sign-in/admit-user.ts';
import { createServer } from '../server.ts';
import { openTestApi, type TestApi } from '../testing/test-api.ts';

const LIST = 'query W @purpose(is: SECURITY) { workspaces { slug name country memberCount } }';
const FOUND = `mutation F($input: WorkspaceFoundInput!) @purpose(is: SECURITY) {
  workspaceFound(input: $input) { errors { code path } }
}`;

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

/** The service as an owner of the workspace uses it. */
function serviceOf(workspaceId: string): InstallationService {
  const { orm, clock, vault, jobs } = api.domain;
  const viewer = { kind: 'member', id: newId(), workspaceId, permissions: foldRoles(['owner']) } as const;
  const scope = new Scope({ em: orm.em.fork(), viewer, purpose: 'SECURITY', clock, vault, jobs, through: 'api' });
  return new InstallationService(scope, orm);
}

it('founds a workspace, lists it, and says so when the address is taken', async () => {
  const operator = serviceOf(await ensureOperatorWorkspace(api.domain.orm.em, api.domain));
  const slug = `w${newId().slice(-12)}`;

  await operator.found({ slug, name: 'New' });

  expect(await operator.workspaces()).toContainEqual(expect.objectContaining({ slug, name: 'New', memberCount: 0 }));
  await expect(operator.found({ slug, name: 'Again' })).rejects.toMatchObject({ code: 'DUPLICATE_FOUND' });
  await expect(operator.found({ slug: 'No Slug', name: 'Bad' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
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
  const { identity } = api.app;
  const routes = [(fastify: FastifyInstance) => identity.routes(fastify)];
  const server = await createServer({ app: api.app, viewers: identity.viewers, logLevel: 'error', routes });
  const { slug: ordinary } = await api.givenWorkspace();
  const as = async (workspaceSlug: string) => {
    const person = { email: `${newId()}@example.test`, password: 'a long enough password' };
    await admitUser({ ...api.app, auth: identity.auth }, 'seed', {
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
  };
  const [operator, other] = [await as('smartx-operator'), await as(ordinary)];
  const input = { slug: `w${newId().slice(-12)}`, name: 'New', country: 'BR', timeZone: 'America/Sao_Paulo' };

  const founded = await operator(FOUND, { input: { ...input, baseCurrency: 'BRL' } });
  const again = await operator(FOUND, { input });
  const list = await operator(LIST);
  const refused = [await other(LIST), await other(FOUND, { input: { slug: 'theirs', name: 'Theirs' } })];
  await server.close();

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
