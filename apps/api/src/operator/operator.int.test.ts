import { foldRoles } from '@smartx/domain/identity';
import { newId, Scope } from '@smartx/domain/kernel';
import { ensureOperatorWorkspace, InstallationService } from '@smartx/domain/workspace';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApi, type TestApi } from '../testing/test-api.ts';

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

it('answers nobody who is not signed in', async () => {
  const response = await api.server.inject({
    method: 'POST',
    url: '/operator/graphql',
    payload: { query: 'query W @purpose(is: SECURITY) { workspaces { slug } }' },
  });

  expect(response.json().errors[0].extensions.code).toBe('UNAUTHENTICATED');
});
