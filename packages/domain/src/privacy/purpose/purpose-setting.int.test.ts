import { ref } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ACTION_NAMES, purposesForAction } from '../../kernel/actions.ts';
import { newId } from '../../kernel/ids.ts';
import { PURPOSE_NAMES, PURPOSES, purposesOf } from '../../kernel/purposes.ts';
import { getRecord } from '../../testing/records.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../testing/test-domain.ts';
import { ACCOUNT_PURPOSES, CONTACT_PURPOSES } from '../../workspace/default-purposes.ts';
import { ConsentService } from '../consent/consent.service.ts';
import { PurposeSetting } from '../consent/purpose-setting.entity.ts';
import { recomputeSubjects } from '../consent/recompute-subjects.ts';
import { createSubject } from '../subject/create-subject.ts';
import { DataSubject } from '../subject/data-subject.entity.ts';
import { MarketingTopic } from './marketing-topic.entity.ts';
import { MarketingTopicService } from './marketing-topic.service.ts';
import { awaitRecording, findSetting } from './purpose-change.ts';
import { PurposeSettingService } from './purpose-setting.service.ts';
import { PurposeBasis, PurposeNotice } from './purpose-version.entity.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());
beforeEach(() => domain.clock.set(new Date('2026-06-15T10:00:00Z')));

const TEXT = 'Interest: we want it. Necessity: nothing less serves. Balance: it costs them little.';

describe('B4-AC1 the purposes of a workspace', () => {
  it('are those of its policy and no others, and no action runs for one that is in neither policy', async () => {
    const workspace = await domain.givenWorkspace();
    const settings = await settingsOf(workspace);
    const declared = new Set([...CONTACT_PURPOSES, ...ACCOUNT_PURPOSES].map(({ purpose }) => purpose));

    expect(settings.map(({ purpose }) => purpose).sort()).toEqual(CONTACT_PURPOSES.map((one) => one.purpose).sort());
    expect([...declared].sort()).toEqual([...PURPOSE_NAMES].sort());
    for (const { purpose } of CONTACT_PURPOSES) expect(PURPOSES[purpose].list).not.toBe('accounts');
    for (const { purpose } of ACCOUNT_PURPOSES) expect(PURPOSES[purpose].list).not.toBe('contacts');
    for (const action of ACTION_NAMES) {
      expect(purposesForAction(action).length, action).toBeGreaterThan(0);
      for (const purpose of purposesForAction(action)) expect(declared, action).toContain(purpose);
    }
  });

  it('begin with billing on a legitimate interest, because a customer’s employee is no party to the contract', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('owner');
    const [employee, consumer] = await scope.transaction(async (em) => [
      await createSubject(em, scope, { kind: 'contact' }),
      await createSubject(em, scope, { kind: 'contact', grounds: new Map([['BILLING', 'contract']]) }),
    ]);

    expect(await basisOf(workspace, employee.id)).toMatchObject({ basis: 'legitimate-interest', allowed: true });
    expect(await basisOf(workspace, consumer.id)).toMatchObject({ basis: 'contract', allowed: true });
  });
});

describe('B4-AC4 marketing and profiling', () => {
  it('are never inferred from working with somebody, and profiling is a switch of its own that begins off', async () => {
    const workspace = await domain.givenWorkspace();
    const subject = await givenPerson(workspace);
    const settings = new Map((await settingsOf(workspace)).map((one) => [one.purpose, one]));

    expect(settings.get('PROFILING')).toMatchObject({ isOn: false, basis: 'consent' });
    expect(settings.get('MARKETING')).toMatchObject({ basis: 'consent' });
    expect(purposesOf(subject.blocked)).toEqual(expect.arrayContaining(['MARKETING', 'PROFILING', 'PARTNER_SHARING']));
    expect(purposesOf(subject.blocked)).not.toContain('RELATIONSHIP');
  });
});

describe('the ground of a purpose', () => {
  it('B4-AC2 is fixed at collection: a new one holds for whoever is recorded from then on', async () => {
    const workspace = await domain.givenWorkspace();
    const officer = new PurposeSettingService(await workspace.as('privacy-officer', 'RIGHTS_HANDLING'));
    const before = await givenPerson(workspace);
    domain.clock.advanceDays(1);

    await officer.setBasis('SUPPORT', 'consent');

    const after = await givenPerson(workspace);
    expect(purposesOf(after.blocked)).toContain('SUPPORT');
    expect(purposesOf(before.blocked)).not.toContain('SUPPORT');
    domain.clock.advanceDays(1);
    await decideAnew(workspace, [before.id, after.id]);
    expect(purposesOf((await subjectOf(workspace, before.id)).blocked)).not.toContain('SUPPORT');
    expect(purposesOf((await subjectOf(workspace, after.id)).blocked)).toContain('SUPPORT');
    expect(await basisOf(workspace, before.id, 'SUPPORT')).toMatchObject({ basis: 'legitimate-interest' });
    expect(await basisOf(workspace, after.id, 'SUPPORT')).toMatchObject({ basis: 'consent', cause: 'never-given' });
  });

  it('B4-AC2 waits for whoever is being recorded, and holds for nobody who was there before', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('owner', 'RIGHTS_HANDLING');
    const [begun, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const recording = scope.transaction(async (em) => {
      const { id } = await createSubject(em, scope, { kind: 'contact' });
      begun.resolve();
      return release.promise.then(() => id);
    });
    await begun.promise;

    const changing = new PurposeSettingService(scope).setBasis('SUPPORT', 'consent');
    const after = new Date('2026-06-15T11:00:00Z');
    await oneWaits(workspace).finally(() => {
      domain.clock.set(after);
      release.resolve();
    });

    const [subjectId] = [await recording, await changing];
    expect(
      (await basesOf(workspace)).find(({ basis, decidedById }) => decidedById && basis === 'consent'),
    ).toMatchObject({ validFrom: after });
    await decideAnew(workspace, [subjectId]);
    expect(purposesOf((await subjectOf(workspace, subjectId)).blocked)).not.toContain('SUPPORT');
  });

  it('B4-AC2 is what somebody stands on who is recorded while it is being decided', async () => {
    const workspace = await domain.givenWorkspace();
    const { id: workspaceId } = workspace;
    const scope = await workspace.as('owner', 'RIGHTS_HANDLING');
    const [begun, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const changing = scope.transaction(async (em) => {
      const setting = await findSetting(em, scope, 'SUPPORT');
      await awaitRecording(em, workspaceId);
      const version = { basis: 'consent', validFrom: domain.clock.now() } as const;
      em.persist(em.create(PurposeBasis, { workspaceId, id: newId(), setting: ref(setting), ...version }));
      begun.resolve();
      await release.promise;
    });
    await begun.promise;
    domain.clock.set(new Date('2026-06-15T11:00:00Z'));

    const recording = givenPerson(workspace);
    await oneWaits(workspace).finally(release.resolve);

    const [person] = [await recording, await changing];
    expect(purposesOf(person.blocked)).toContain('SUPPORT');
  });

  it('is added as a version and never overwritten; the same one again adds none', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('owner', 'RIGHTS_HANDLING');
    const purposes = new PurposeSettingService(scope);
    const id = await purposes.setBasis('SUPPORT', 'contract');

    await purposes.setBasis('SUPPORT', 'contract');

    const versions = (await basesOf(workspace)).filter((one) => one.setting.id === id);
    expect(versions.map(({ basis, decidedById }) => [basis, decidedById])).toEqual([
      ['legitimate-interest', null],
      ['contract', scope.viewer.id],
    ]);
    await expect(
      scope.transaction((em) =>
        em.execute("update purpose_basis set basis = 'consent' where workspace_id = ?", [workspace.id]),
      ),
    ).rejects.toThrow('permission denied');
  });

  it.each([
    ['MARKETING', 'legal-obligation'],
    ['PROFILING', 'vital-interests'],
    ['PROSPECTING', 'contract'],
    ['SECURITY', 'consent'],
  ] as const)('cannot take %s past a refusal by calling it %s', async (purpose, basis) => {
    const workspace = await domain.givenWorkspace();
    const purposes = new PurposeSettingService(await workspace.as('owner', 'RIGHTS_HANDLING'));

    await expect(purposes.setBasis(purpose, basis)).rejects.toMatchObject({ code: 'INVALID_INPUT', path: 'basis' });
  });
});

describe('an assessment', () => {
  it('is adopted until a day, by somebody, and a late review closes nothing', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('owner', 'RIGHTS_HANDLING');
    const purposes = new PurposeSettingService(scope);

    const id = await purposes.adoptAssessment('SUPPORT', { text: ` ${TEXT} `, reviewOn: '2027-06-15' });

    expect(await getRecord(scope, PurposeSetting, id)).toMatchObject({
      ...{ assessment: TEXT, assessmentReviewOn: '2027-06-15', assessmentAdoptedById: scope.viewer.id },
    });
    domain.clock.set(new Date('2028-01-01T00:00:00Z'));
    expect(purposesOf((await givenPerson(workspace)).blocked)).not.toContain('SUPPORT');
  });

  it('is refused for another ground, for too few words and for a day that is past, far off or no day', async () => {
    const workspace = await domain.givenWorkspace();
    const purposes = new PurposeSettingService(await workspace.as('owner', 'RIGHTS_HANDLING'));
    const adopt = (text: string, reviewOn: string) => purposes.adoptAssessment('SUPPORT', { text, reviewOn });

    await expect(purposes.adoptAssessment('MARKETING', { text: TEXT, reviewOn: '2027-06-15' })).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
    await expect(adopt('We want it.', '2027-06-15')).rejects.toMatchObject({ path: 'text' });
    for (const day of ['2026-06-15', '2029-06-16', '2027-02-30', 'soon'])
      await expect(adopt(TEXT, day), day).rejects.toMatchObject({ path: 'reviewOn' });
  });
});

describe('what the notice says', () => {
  it('is published as a version that stays, with the hash by which a consent names it', async () => {
    const workspace = await domain.givenWorkspace();
    const purposes = new PurposeSettingService(await workspace.as('owner', 'RIGHTS_HANDLING'));

    const id = await purposes.update('SUPPORT', { wording: 'Help you with our machines.' });
    await purposes.publishNotice('SUPPORT', { language: 'de', wording: 'Ihnen mit unseren Maschinen helfen.' });

    const versions = (await noticesOf(workspace)).filter(({ setting }) => setting.id === id);
    expect(versions.map(({ number, language, wording }) => [number, language, wording])).toEqual([
      [1, 'en', 'Help you with what you have from us.'],
      [2, 'en', 'Help you with our machines.'],
      [3, 'de', 'Ihnen mit unseren Maschinen helfen.'],
    ]);
    expect(versions[1]?.wordingHash).toBe('92f04b3dc9b7d07fe72e16343acb2c93a538b974e25dbe4b479e49e976cd6131');
    expect((await getRecord(workspace.asSystem(), PurposeSetting, id)).wording).toBe('Help you with our machines.');
  });
});

it('what is said at the same time is numbered one after the other', async () => {
  const workspace = await domain.givenWorkspace();
  const owner = async () => new PurposeSettingService(await workspace.as('owner', 'RIGHTS_HANDLING'));
  const services = await Promise.all([owner(), owner(), owner()]);
  const words = ['Ihnen helfen.', 'Ihnen weiter helfen.', 'Ihnen immer helfen.'];

  const ids = await Promise.all(
    services.map((one, index) => one.publishNotice('SUPPORT', { language: 'de', wording: words[index] ?? '' })),
  );

  const versions = (await noticesOf(workspace)).filter(({ setting }) => setting.id === ids[0]);
  expect(versions.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
});

describe('a topic of marketing', () => {
  it('is added under a key of its name, retired, and offered again', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
    const topics = new MarketingTopicService(scope);

    const id = await topics.add(' Neues über Öl & Gas ');
    await expect(topics.add('neues über öl, gas')).rejects.toMatchObject({ code: 'INVALID_INPUT', path: 'label' });
    await topics.retire(id);
    await expect(topics.retire(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const again = await topics.add('Neues über Öl, Gas');

    expect(again).toBe(id);
    expect(await getRecord(scope, MarketingTopic, id)).toMatchObject({
      ...{ key: 'neues-über-öl-gas', label: 'Neues über Öl, Gas', isActive: true },
    });
    await expect(topics.add('!!')).rejects.toMatchObject({ path: 'label' });
  });
});

it('changes nothing for a role without the right, for another purpose, at an old version and in another workspace', async () => {
  const [workspace, other] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
  const asSales = await workspace.as('sales');
  const asOwner = await workspace.as('owner');
  const theirs = await new MarketingTopicService(await other.as('owner', 'RIGHTS_HANDLING')).add('News');
  const officer = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
  const commands = (service: PurposeSettingService, version?: number) => [
    () => service.setBasis('SUPPORT', 'contract', version),
    () => service.adoptAssessment('SUPPORT', { text: TEXT, reviewOn: '2027-06-15' }, version),
    () => service.publishNotice('SUPPORT', { language: 'de', wording: 'Ihnen helfen, wie immer.' }, version),
    () => service.update('SUPPORT', { isOn: false }, version),
  ];

  for (const command of commands(new PurposeSettingService(asSales)))
    await expect(command()).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  for (const command of commands(new PurposeSettingService(asOwner)))
    await expect(command()).rejects.toMatchObject({ code: 'PURPOSE_NOT_ALLOWED' });
  for (const command of commands(new PurposeSettingService(officer), 99))
    await expect(command()).rejects.toMatchObject({ code: 'STALE_VERSION' });
  await expect(new MarketingTopicService(asSales).add('News')).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  await expect(new MarketingTopicService(officer).retire(theirs)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect((await basesOf(workspace)).length).toBe(CONTACT_PURPOSES.length);
  expect((await noticesOf(workspace)).length).toBe(CONTACT_PURPOSES.length);
});

/** Resolves once somebody waits because people are being recorded, or their grounds decided. */
async function oneWaits({ id }: TestWorkspace): Promise<void> {
  const sql = `select count(*)::int as waiting from pg_locks where locktype = 'advisory' and not granted
    and (classid::bigint << 32 | objid::bigint) = hashtextextended(?, 0)`;
  await vi.waitFor(
    async () => expect(await domain.orm.em.fork().execute(sql, [`grounds ${id}`])).toEqual([{ waiting: 1 }]),
    { timeout: 15_000 },
  );
}

function settingsOf({ id: workspaceId, asSystem }: TestWorkspace): Promise<PurposeSetting[]> {
  return asSystem().transaction((em) => em.find(PurposeSetting, { workspaceId }));
}

function basesOf({ id: workspaceId, asSystem }: TestWorkspace): Promise<PurposeBasis[]> {
  return asSystem().transaction((em) => em.find(PurposeBasis, { workspaceId }, { orderBy: { id: 'asc' } }));
}

function noticesOf({ id: workspaceId, asSystem }: TestWorkspace): Promise<PurposeNotice[]> {
  return asSystem().transaction((em) => em.find(PurposeNotice, { workspaceId }, { orderBy: { id: 'asc' } }));
}

async function givenPerson(workspace: TestWorkspace): Promise<DataSubject> {
  const scope = workspace.asSystem();
  const { id } = await scope.transaction((em) => createSubject(em, scope, { kind: 'contact' }));
  return subjectOf(workspace, id);
}

function subjectOf(workspace: TestWorkspace, id: string): Promise<DataSubject> {
  return getRecord(workspace.asSystem(), DataSubject, id);
}

function decideAnew(workspace: TestWorkspace, ids: readonly string[]): Promise<void> {
  return workspace.asSystem().transaction((em) => recomputeSubjects(em, workspace.id, ids, domain.clock.now()));
}

async function basisOf(workspace: TestWorkspace, subjectId: string, purpose: 'BILLING' | 'SUPPORT' = 'BILLING') {
  return new ConsentService(await workspace.as('owner')).why(subjectId, purpose);
}
