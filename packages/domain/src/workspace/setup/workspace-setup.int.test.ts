import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PurposeSetting } from '../../privacy/consent/purpose-setting.entity.ts';
import { PurposeSettingService } from '../../privacy/purpose/purpose-setting.service.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../testing/test-domain.ts';
import { WorkspaceSetup } from './workspace-setup.service.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

const COMPANY = {
  ...{ name: 'Aurora Optik GmbH', country: 'de', timeZone: 'Europe/Berlin', locale: 'de' },
  ...{ privacyEmail: 'datenschutz@aurora.example', postalAddress: 'Lindenweg 3\n10115 Berlin' },
} as const;

describe('the set-up of a workspace', () => {
  it('is one step: the company, and every legitimate interest weighed, to be looked at again in a year', async () => {
    const workspace = await domain.givenWorkspace();
    const setup = new WorkspaceSetup(await workspace.as('administrator', 'SECURITY'));

    await setup.complete({ ...COMPANY, useDefaults: true });

    expect(await setup.read()).toMatchObject({ ...COMPANY, country: 'DE', setUpAt: domain.clock.now() });
    const weighed = await settings(workspace);
    const open = weighed.filter(({ basis, assessment }) => basis === 'legitimate-interest' && assessment === null);
    expect(open).toEqual([]);
    expect(weighed.find(({ purpose }) => purpose === 'PROSPECTING')).toMatchObject({
      ...{ assessment: expect.stringContaining('Erwägungsgrund 47'), assessmentReviewOn: '2027-06-15' },
    });
    expect(weighed.find(({ purpose }) => purpose === 'MARKETING')).toMatchObject({ assessment: null });
  });

  it('writes over nothing that somebody wrote, and can be done again', async () => {
    const workspace = await domain.givenWorkspace();
    const own = 'Our own words about why support is in the interest of those who ask us for it.';
    await new PurposeSettingService(await workspace.as('owner', 'RIGHTS_HANDLING')).adoptAssessment('SUPPORT', {
      ...{ text: own, reviewOn: '2026-12-01' },
    });
    const setup = new WorkspaceSetup(await workspace.as('owner', 'SECURITY'));
    await setup.complete({ ...COMPANY, useDefaults: true });
    const first = (await setup.read()).setUpAt;
    domain.clock.advanceDays(1);

    await setup.complete({ ...COMPANY, name: 'Aurora SE', useDefaults: true });

    expect(await setup.read()).toMatchObject({ name: 'Aurora SE', setUpAt: first });
    expect((await settings(workspace)).find(({ purpose }) => purpose === 'SUPPORT')?.assessment).toBe(own);
  });

  it('without the defaults adopts nothing', async () => {
    const workspace = await domain.givenWorkspace();
    await new WorkspaceSetup(await workspace.as('owner', 'SECURITY')).complete({ ...COMPANY, useDefaults: false });

    expect((await settings(workspace)).every(({ assessment }) => assessment === null)).toBe(true);
  });

  it('names every place that is missing or wrong, and changes nothing', async () => {
    const workspace = await domain.givenWorkspace({ name: 'As it was' });
    const setup = new WorkspaceSetup(await workspace.as('owner', 'SECURITY'));
    const wrong = { name: ' ', country: 'Utopia', timeZone: 'Mars/Base', locale: 'tlh', privacyEmail: 'nobody' };

    const refusal = setup.complete({ ...wrong, useDefaults: true });

    await expect(refusal).rejects.toMatchObject({
      fields: ['name', 'postalAddress', 'country', 'timeZone', 'locale', 'privacyEmail'].map((path) => ({ path })),
    });
    await expect(setup.update({ country: null })).rejects.toMatchObject({ path: 'country' });
    expect(await setup.read()).toMatchObject({ name: 'As it was', setUpAt: null });
  });
});

it('changes one thing at a time afterwards, and takes an address out of the notice', async () => {
  const workspace = await domain.givenWorkspace();
  const setup = new WorkspaceSetup(await workspace.as('owner', 'SECURITY'));
  await setup.complete({ ...COMPANY, useDefaults: false });

  await setup.update({ timeZone: 'America/Sao_Paulo', postalAddress: null });

  expect(await setup.read()).toMatchObject({ name: COMPANY.name, timeZone: 'America/Sao_Paulo', postalAddress: null });
});

it('is for owners and administrators, for the workspace’s own purposes, at the version that they saw', async () => {
  const workspace = await domain.givenWorkspace();
  const sales = new WorkspaceSetup(await workspace.as('sales'));
  const wrongPurpose = new WorkspaceSetup(await workspace.as('owner', 'MARKETING'));
  const owner = new WorkspaceSetup(await workspace.as('owner', 'SECURITY'));

  await expect(sales.read()).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  await expect(sales.complete({ ...COMPANY, useDefaults: true })).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  await expect(wrongPurpose.update({ name: 'X' })).rejects.toMatchObject({ code: 'PURPOSE_NOT_ALLOWED' });
  await expect(owner.update({ name: 'X' }, 99)).rejects.toMatchObject({ code: 'STALE_VERSION' });
});

function settings(workspace: TestWorkspace): Promise<PurposeSetting[]> {
  return workspace.asSystem().transaction((em) => em.find(PurposeSetting, { workspaceId: workspace.id }));
}
