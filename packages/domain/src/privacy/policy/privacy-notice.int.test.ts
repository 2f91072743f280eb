import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Scope } from '../../kernel/scope.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../testing/test-domain.ts';
import { PurposeSetting } from '../consent/purpose-setting.entity.ts';
import { personViewer } from '../request/portal/person-viewer.ts';
import { readPrivacyNotice } from './privacy-notice.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

describe('the notice of a workspace', () => {
  it('names what is switched on, with its ground and in the words of that workspace alone', async () => {
    const [ours, theirs] = [await domain.givenWorkspace({ name: 'Ours GmbH' }), await domain.givenWorkspace()];
    await reword(theirs, 'What the others do.');
    await reword(ours, 'What we do.');

    const notice = await readPrivacyNotice(stranger(ours), 'en');

    expect(notice).toMatchObject({ slug: ours.slug, name: 'Ours GmbH', isOperator: false });
    expect(notice.purposes[0]).toEqual({
      purpose: 'RELATIONSHIP',
      basis: 'legitimate-interest',
      wording: 'What we do.',
    });
    expect(notice.purposes.map(({ purpose }) => purpose)).not.toContain('PROFILING');
    expect(JSON.stringify(notice)).not.toContain('the others');
  });

  it('lists the kinds of data that its purposes use, in the language of the reader', async () => {
    const workspace = await domain.givenWorkspace();

    const { categories } = await readPrivacyNotice(stranger(workspace), 'de');

    expect(categories.map(({ category }) => category)).toEqual([
      ...['identity', 'contact', 'relationship', 'communication', 'commerce', 'preference', 'usage'],
      ...['security', 'request'],
    ]);
    expect(categories[0]?.label).toBe('Wer Sie sind');
  });
});

function stranger(workspace: TestWorkspace): Scope {
  const { vault, clock, jobs } = domain;
  const viewer = personViewer(workspace.id);
  const em = domain.orm.em.fork();
  return new Scope({ em, vault, clock, jobs, viewer, purpose: 'RIGHTS_HANDLING', through: 'portal' });
}

function reword(workspace: TestWorkspace, wording: string): Promise<unknown> {
  return workspace.asSystem().transaction(async (em) => {
    const setting = await em.findOneOrFail(PurposeSetting, { workspaceId: workspace.id, purpose: 'RELATIONSHIP' });
    setting.wording = wording;
  });
}
