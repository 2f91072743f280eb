import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Contact } from '../contact/contact.entity.ts';
import { ContactService } from '../contact/contact.service.ts';
import { DealService } from '../deal/deal.service.ts';
import { Member } from '../identity/member.entity.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import { keyIdOf } from '../privacy/keys/sealed-value.ts';
import { deedsOn, getRecord, peopleTiedTo, refusalsOf, setSubject } from '../testing/records.ts';
import { openTestDomain, type TestDomain } from '../testing/test-domain.ts';
import { Activity } from './activity.entity.ts';
import { ActivityService } from './activity.service.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

async function givenPerson(scope: Scope): Promise<{ contactId: string; subjectId: string }> {
  const contactId = await new ContactService(scope).create({ fullName: 'Ana Ruiz' });
  return { contactId, subjectId: (await getRecord(scope, Contact, contactId)).subject.id };
}

describe('an activity', () => {
  it('with a person is sealed under their key and moves their last interaction, but not their version', async () => {
    const scope = await (await domain.givenWorkspace()).as('sales');
    const { contactId, subjectId } = await givenPerson(scope);
    const occurredAt = new Date('2026-06-10T09:00:00Z');

    const id = await new ActivityService(scope).log({
      kind: 'call',
      direction: 'out',
      occurredAt,
      durationSeconds: 600,
      subjectLine: 'Offer',
      body: 'wants ten',
      contactId,
    });

    const activity = await getRecord(scope, Activity, id);
    const { workspaceId } = scope;
    const place = { workspaceId, table: 'activity', rowId: id };
    const { subject } = await getRecord(scope, Member, scope.viewer.id ?? '');
    expect(activity).toMatchObject({
      kind: 'call',
      direction: 'out',
      durationSeconds: 600,
      member: { id: scope.viewer.id },
    });
    expect(await scope.vault.open({ ...place, column: 'subject_line' }, activity.subjectLine ?? Buffer.of())).toBe(
      'Offer',
    );
    expect(await scope.vault.open({ ...place, column: 'body' }, activity.body ?? Buffer.of())).toBe('wants ten');
    expect(keyIdOf(activity.body ?? Buffer.of())).toBe(subjectId);
    expect(await getRecord(scope, Contact, contactId)).toMatchObject({ lastInteractionAt: occurredAt, version: 1 });
    expect(await peopleTiedTo(scope, id)).toEqual([`author ${subject.id}`, `participant ${subjectId}`]);
    expect(await deedsOn(scope, id)).toEqual(['activity:log']);
  });

  it('that is logged late never moves the last interaction back', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const { contactId } = await givenPerson(scope);
    const activities = new ActivityService(scope);

    await activities.log({ kind: 'mail', contactId });
    await activities.log({ kind: 'meeting', occurredAt: new Date('2020-01-01T00:00:00Z'), contactId });

    expect(await getRecord(scope, Contact, contactId)).toMatchObject({ lastInteractionAt: domain.clock.now() });
  });

  it("with several people lies under the workspace's key and moves each; the person of the deal is only mentioned", async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');
    const [ana, bea, cleo] = [await givenPerson(scope), await givenPerson(scope), await givenPerson(scope)];
    const dealId = await new DealService(scope).create({ name: 'Engines', contactId: cleo.contactId });

    const id = await new ActivityService(scope).log({
      kind: 'meeting',
      body: 'all agreed',
      contactId: ana.contactId,
      participantIds: [bea.contactId, ana.contactId],
      dealId,
    });

    const moved = async (contactId: string) => (await getRecord(scope, Contact, contactId)).lastInteractionAt ?? null;
    expect(keyIdOf((await getRecord(scope, Activity, id)).body ?? Buffer.of())).toBe(scope.workspaceId);
    expect([await moved(ana.contactId), await moved(bea.contactId), await moved(cleo.contactId)]).toEqual([
      domain.clock.now(),
      domain.clock.now(),
      null,
    ]);
    expect(await peopleTiedTo(scope, id)).toEqual(
      expect.arrayContaining([
        `participant ${ana.subjectId}`,
        `participant ${bea.subjectId}`,
        `mentioned ${cleo.subjectId}`,
      ]),
    );
  });

  it('is refused with every broken place named', async () => {
    const scope = await (await domain.givenWorkspace()).as('owner');

    const refused = new ActivityService(scope).log({
      // @ts-expect-error: a page view is counted, not logged
      kind: 'page-view',
      occurredAt: new Date('2030-01-01'),
      durationSeconds: -1,
      body: 'card 4111 1111 1111 1111',
    });

    await expect(refused).rejects.toThrow(
      expect.objectContaining({
        fields: ['kind', 'occurredAt', 'durationSeconds', 'body'].map((path) => expect.objectContaining({ path })),
      }),
    );
  });

  it('is not logged by a role that only reads, with strangers, or with a person whose processing is restricted', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('owner');
    const theirs = await givenPerson(await (await domain.givenWorkspace()).as('owner'));
    const { contactId, subjectId } = await givenPerson(scope);
    const activities = new ActivityService(scope);
    await setSubject(scope, subjectId, { restrictedAt: domain.clock.now() });

    const viewer = new ActivityService(await workspace.as('viewer'));
    expect(await refusalsOf([viewer.log({ kind: 'call' })])).toEqual(['NOT_ALLOWED']);
    for (const stranger of [theirs.contactId, newId()])
      expect(
        await refusalsOf([
          activities.log({ kind: 'call', contactId: stranger }),
          activities.log({ kind: 'call', participantIds: [stranger] }),
        ]),
      ).toEqual(['NOT_FOUND']);
    expect(
      await refusalsOf([
        activities.log({ kind: 'call', contactId }),
        activities.log({ kind: 'call', participantIds: [contactId] }),
      ]),
    ).toEqual(['PROCESSING_RESTRICTED']);
    expect(await getRecord(scope, Contact, contactId)).toMatchObject({ lastInteractionAt: null });
  });
});
