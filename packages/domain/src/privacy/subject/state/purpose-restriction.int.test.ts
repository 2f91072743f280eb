import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Contact } from '../../../contact/contact.entity.ts';
import { ContactMergeService } from '../../../contact/merge/contact-merge.service.ts';
import { givenContact, givenProvenRequest, subjectOf } from '../../../testing/given-request.ts';
import { testPrivacyParts } from '../../../testing/privacy-parts.ts';
import { setSubject } from '../../../testing/records.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../../testing/test-domain.ts';
import { ConsentService } from '../../consent/consent.service.ts';
import { keyIdOf } from '../../keys/sealed-value.ts';
import { RequestService } from '../../request/desk/request.service.ts';
import { RequestDecision } from '../../request/rights/request-decision.service.ts';
import { assertUsable } from '../assert-usable.ts';
import { PurposeRestriction } from './purpose-restriction.entity.ts';
import { PurposeRestrictionService } from './purpose-restriction.service.ts';

const START = new Date('2026-06-15T10:00:00Z');
const HELD = { purposes: ['SUPPORT'], ground: 'unlawful', reason: 'Support used what was not theirs.' } as const;
let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
beforeEach(() => domain.clock.set(START));
afterAll(() => domain.close());

describe('B15-AC3 single purposes that an officer restricts', () => {
  it('stand still with their reason under the person’s key, everything else goes on, and they are lifted after the person was told', async () => {
    const { workspace, subjectId, service, why, usable } = await givenPerson();
    await service.restrict(subjectId, { ...HELD, purposes: ['SUPPORT', 'BILLING', 'SUPPORT'] });

    expect(await why('SUPPORT')).toMatchObject({ allowed: false, reason: 'RESTRICTED' });
    expect(await why('RELATIONSHIP')).toMatchObject({ allowed: true });
    await expect(usable('SUPPORT')).rejects.toMatchObject({ code: 'PROCESSING_RESTRICTED' });
    await expect(usable('RELATIONSHIP')).resolves.toBeDefined();
    const rows = await rowsOf(workspace, subjectId);
    expect(rows.map(({ purpose }) => purpose).sort()).toEqual(['BILLING', 'SUPPORT']);
    expect(Buffer.from(rows[0]?.reason ?? []).includes('Support')).toBe(false);
    await expect(service.restrict(subjectId, HELD)).rejects.toMatchObject({ code: 'WRONG_STATE' });

    const id = rows.find(({ purpose }) => purpose === 'SUPPORT')?.id ?? '';
    await expect(service.lift(id, new Date(+START - 1))).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(service.lift(id, new Date(+START + 1))).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await service.lift(id, START);
    expect(await why('SUPPORT')).toMatchObject({ allowed: true });
    expect(await why('BILLING')).toMatchObject({ allowed: false });
    await expect(service.lift(id, START)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  it('stay when an objection to the same purpose is refused, and an objection stays when they are lifted', async () => {
    const { workspace, subjectId, service, why } = await givenPerson();
    const parts = testPrivacyParts(domain);
    const officer = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
    await service.restrict(subjectId, HELD);
    const asked = { kind: 'objection', email: 'ana@example.test', objectedTo: ['SUPPORT'] } as const;
    const request = await givenProvenRequest(domain, workspace, parts, asked);
    await new RequestService(officer, parts).matchSubjects(request.id);

    const [held] = await rowsOf(workspace, subjectId);
    await service.lift(held?.id ?? '', START);
    expect(await why('SUPPORT')).toMatchObject({ allowed: false });
    await service.restrict(subjectId, HELD);
    const refused = { outcome: 'refused', reason: 'There are compelling reasons to go on.' } as const;
    await new RequestDecision(officer, parts).decide(request.id, refused);

    expect(await why('SUPPORT')).toMatchObject({ allowed: false, reason: 'RESTRICTED' });
  });

  it('of somebody who was merged are lifted for both names, and one put on since stays with both, each to be lifted', async () => {
    const { workspace, subjectId, service, whyOf } = await givenPerson();
    const otherId = await givenContact(workspace, 'ana@elsewhere.test');
    const contactOf = async (id: string) =>
      (await workspace.asSystem().transaction((em) => em.findOneOrFail(Contact, { subject: [workspace.id, id] }))).id;
    const [survivorId, mergedId] = [await contactOf(subjectId), await contactOf(otherId)];
    const { catalogue } = testPrivacyParts(domain);
    const merges = async () => new ContactMergeService(await workspace.as('owner'), catalogue);
    await service.restrict(otherId, HELD);
    await (await merges()).merge({ survivorId, mergedIds: [mergedId] });
    const [theirs] = await rowsOf(workspace, subjectId);
    await service.lift(theirs?.id ?? '', START);
    await service.restrict(subjectId, { ...HELD, purposes: ['BILLING'] });

    await (await merges()).unmerge(mergedId);

    for (const id of [subjectId, otherId]) {
      expect(await whyOf(id, 'SUPPORT')).toMatchObject({ allowed: true });
      expect(await whyOf(id, 'BILLING')).toMatchObject({ allowed: false, reason: 'RESTRICTED' });
      const [row] = await rowsOf(workspace, id);
      expect(keyIdOf(row?.reason ?? Buffer.alloc(0))).toBe(id);
      const place = { workspaceId: workspace.id, table: 'purpose_restriction', column: 'reason', rowId: row?.id ?? '' };
      expect(await domain.vault.open(place, row?.reason ?? Buffer.alloc(0))).toBe(HELD.reason);
      await service.lift(row?.id ?? '', START);
      expect(await whyOf(id, 'BILLING')).toMatchObject({ allowed: true });
    }
  });

  it.each([
    ['survivor', [false, true]],
    ['other', [true, false]],
  ])(
    'B11-AC9 under both names before a merge stand still until each is lifted; of the %s alone, that is all that goes on once they are parted',
    async (whose, restricted) => {
      const { workspace, subjectId, service, whyOf } = await givenPerson();
      const otherId = await givenContact(workspace, 'ana@elsewhere.test');
      const contactOf = async (id: string) =>
        (await workspace.asSystem().transaction((em) => em.findOneOrFail(Contact, { subject: [workspace.id, id] }))).id;
      const [survivorId, mergedId] = [await contactOf(subjectId), await contactOf(otherId)];
      const merges = new ContactMergeService(await workspace.as('owner'), testPrivacyParts(domain).catalogue);
      await service.restrict(subjectId, HELD);
      await service.restrict(otherId, HELD);
      const [own] = await rowsOf(workspace, whose === 'survivor' ? subjectId : otherId);
      await merges.merge({ survivorId, mergedIds: [mergedId] });

      expect(await rowsOf(workspace, subjectId)).toHaveLength(2);
      await service.lift(own?.id ?? '', START);
      // Whoever is known as one person is as restricted as the stricter of both.
      expect(await whyOf(subjectId, 'SUPPORT')).toMatchObject({ allowed: false, reason: 'RESTRICTED' });
      await merges.unmerge(mergedId);

      const allowed = async (id: string) => (await whyOf(id, 'SUPPORT')).allowed;
      expect([await allowed(subjectId), await allowed(otherId)]).toEqual(restricted.map((one) => !one));
      // What still stands still has one entry to lift, and that is all it takes.
      const left = restricted[0] ? subjectId : otherId;
      const open = (await rowsOf(workspace, left)).filter(({ liftedAt }) => !liftedAt);
      expect(open).toHaveLength(1);
      await service.lift(open[0]?.id ?? '', START);
      expect([await allowed(subjectId), await allowed(otherId)]).toEqual([true, true]);
    },
  );

  it('are of no other workspace, need the right and a reason, and no purpose that is always on; a restricted person has them too', async () => {
    const { workspace, subjectId, service } = await givenPerson();
    const elsewhere = await givenPerson();
    const sales = new PurposeRestrictionService(await workspace.as('sales'));
    const forSales = new PurposeRestrictionService(await workspace.as('owner', 'RELATIONSHIP'));

    await expect(elsewhere.service.restrict(subjectId, HELD)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(sales.restrict(subjectId, HELD)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(forSales.restrict(subjectId, HELD)).rejects.toMatchObject({ code: 'PURPOSE_NOT_ALLOWED' });
    for (const wrong of [{ purposes: [] }, { purposes: ['SECURITY'] as const }, { reason: 'short' }])
      await expect(service.restrict(subjectId, { ...HELD, ...wrong })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await setSubject(workspace.asSystem(), subjectId, { restrictedAt: START });
    await service.restrict(subjectId, HELD);
    const [row] = await rowsOf(workspace, subjectId);
    await expect(elsewhere.service.lift(row?.id ?? '', START)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await subjectOf(workspace, subjectId)).restrictedPurposes).not.toBe(0n);
  });
});

async function givenPerson() {
  const workspace = await domain.givenWorkspace();
  const subjectId = await givenContact(workspace, 'ana@example.test');
  const scope = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
  const whyOf = (id: string, purpose: 'SUPPORT' | 'RELATIONSHIP' | 'BILLING') =>
    new ConsentService(scope).why(id, purpose);
  const why = (purpose: 'SUPPORT' | 'RELATIONSHIP' | 'BILLING') => whyOf(subjectId, purpose);
  const usable = async (purpose: 'SUPPORT' | 'RELATIONSHIP') => {
    const acting = await workspace.as('owner', purpose);
    return acting.transaction(async (em) =>
      assertUsable((await em.findOneOrFail(PurposeRestriction, { workspaceId: workspace.id })).subject, acting),
    );
  };
  return { workspace, subjectId, service: new PurposeRestrictionService(scope), why, whyOf, usable };
}

function rowsOf(workspace: TestWorkspace, subjectId: string): Promise<PurposeRestriction[]> {
  const subject: [string, string] = [workspace.id, subjectId];
  return workspace
    .asSystem()
    .transaction((em) => em.find(PurposeRestriction, { workspaceId: workspace.id, subject, liftedAt: null }));
}
