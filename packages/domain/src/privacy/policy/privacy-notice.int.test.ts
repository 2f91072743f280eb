import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Scope } from '../../kernel/scope.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../testing/test-domain.ts';
import { PurposeSettingService } from '../purpose/purpose-setting.service.ts';
import { personViewer } from '../request/portal/person-viewer.ts';
import type { PolicyLanguage } from './policy-words.ts';
import { readPrivacyNotice } from './privacy-notice.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

describe('the notice of a workspace', () => {
  it('names what is switched on, with its ground and in the words of that workspace alone', async () => {
    const [ours, theirs] = [await domain.givenWorkspace({ name: 'Ours GmbH' }), await domain.givenWorkspace()];
    await publish(theirs, 'en', 'What the others do.');
    await publish(ours, 'en', 'What we really do.');

    const notice = await readPrivacyNotice(stranger(ours), 'en');

    expect(notice).toMatchObject({ slug: ours.slug, name: 'Ours GmbH', isOperator: false });
    expect(notice.purposes[0]).toEqual({
      purpose: 'RELATIONSHIP',
      basis: 'legitimate-interest',
      earlier: [],
      ...{ wording: 'What we really do.', language: 'en', publishedAt: domain.clock.now() },
    });
    expect(notice.purposes.map(({ purpose }) => purpose)).not.toContain('PROFILING');
    expect(JSON.stringify(notice)).not.toContain('the others');
  });

  it('says it in the language of the reader where it was translated since, and never in words that were replaced', async () => {
    const workspace = await domain.givenWorkspace();
    const told = async (language: PolicyLanguage) => {
      const { purposes } = await readPrivacyNotice(stranger(workspace), language);
      return purposes.find(({ purpose }) => purpose === 'RELATIONSHIP')?.wording;
    };
    await publish(workspace, 'en', 'We mend bicycles.');
    await publish(workspace, 'de', 'Wir reparieren Fahrräder.');
    expect([await told('de'), await told('fr')]).toEqual(['Wir reparieren Fahrräder.', 'We mend bicycles.']);

    await publish(workspace, 'en', 'We mend bicycles and sell them.');

    expect(await told('de')).toBe('We mend bicycles and sell them.');
  });

  it('names the grounds of before too, because whoever was recorded then still stands on them', async () => {
    const workspace = await domain.givenWorkspace();
    const purposes = new PurposeSettingService(await workspace.as('owner', 'RIGHTS_HANDLING'));
    domain.clock.advanceDays(1);
    const endedAt = domain.clock.now();

    await purposes.setBasis('SUPPORT', 'consent');

    const notice = await readPrivacyNotice(stranger(workspace), 'en');
    expect(notice.purposes.find(({ purpose }) => purpose === 'SUPPORT')).toMatchObject({
      ...{ basis: 'consent', earlier: [{ basis: 'legitimate-interest', endedAt }] },
    });
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

async function publish(workspace: TestWorkspace, language: PolicyLanguage, wording: string): Promise<void> {
  const purposes = new PurposeSettingService(await workspace.as('owner', 'RIGHTS_HANDLING'));
  await purposes.publishNotice('RELATIONSHIP', { language, wording });
}
