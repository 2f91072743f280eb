import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { openTestDomain, type TestDomain } from '../testing/test-domain.ts';
import { findWorkspaceBySlug, findWorkspacesNamed } from './find-workspace.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

describe('somebody who was written to by a company', () => {
  it('finds its workspace by its address, and nothing by another text', async () => {
    const { id, slug } = await domain.givenWorkspace({ name: 'Aurora Optics' });

    expect(await findWorkspaceBySlug(domain.orm.em, slug)).toEqual({
      id,
      slug,
      name: 'Aurora Optics',
      isOperator: false,
    });
    expect(await findWorkspaceBySlug(domain.orm.em, `${slug}x`)).toBeNull();
  });

  it('finds it by its whole name in any case, never by a part of it', async () => {
    const name = `Aurora ${newId()} Optics`;
    const { slug } = await domain.givenWorkspace({ name });
    const named = async (text: string) => (await findWorkspacesNamed(domain.orm.em, text)).map((one) => one.slug);

    expect(await named(`  ${name.toUpperCase().replace(' ', '   ')} `)).toEqual([slug]);
    expect(await named(name.slice(0, -1))).toEqual([]);
    expect(await named('%')).toEqual([]);
    expect(await named(' ')).toEqual([]);
  });

  it('does not find one that is closed', async () => {
    const { id, slug, asSystem } = await domain.givenWorkspace({ name: `Closed ${newId()}` });
    await asSystem().transaction((em) => em.execute('update workspace set closed_at = now() where id = ?', [id]));

    expect(await findWorkspaceBySlug(domain.orm.em, slug)).toBeNull();
  });
});
