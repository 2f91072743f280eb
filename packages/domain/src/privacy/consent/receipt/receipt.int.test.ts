import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { newId } from '../../../kernel/ids.ts';
import { testPrivacyParts } from '../../../testing/privacy-parts.ts';
import { setSubject } from '../../../testing/records.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../../testing/test-domain.ts';
import { POLICY_LANGUAGES } from '../../policy/policy-words.ts';
import { MarketingTopic } from '../../purpose/marketing-topic.entity.ts';
import { DataSubject } from '../../subject/data-subject.entity.ts';
import { ConsentService } from '../consent.service.ts';
import { ConsentReceipts } from './consent-receipt.ts';
import { RECEIPT_SCHEMA } from './receipt-schema.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

const SCHEMA = z.fromJSONSchema(JSON.parse(JSON.stringify(RECEIPT_SCHEMA)));
const GIVEN = { purpose: 'MARKETING', event: 'given', channel: 'email', topic: 'News', method: 'web-form' } as const;
const YES = { ...GIVEN, wording: 'Ja, <b>gern</b>', language: 'de' };

describe('B4 a receipt of a consent', () => {
  it('says who, what, for what, in which words and what happened since, in the form of ISO/IEC TS 27560', async () => {
    const { workspace, subjectId, consents, receipts } = await given();
    const id = await consents.record({ ...YES, subjectId, occurredAt: new Date('2026-05-01T08:00:00Z') });
    await consents.record({ ...GIVEN, event: 'withdrawn', subjectId, occurredAt: new Date('2026-05-03T08:00:00Z') });
    await consents.record({ ...YES, subjectId, topic: 'Offers' });

    const receipt = await receipts.receipt(id);
    const json = JSON.parse(receipt.json);
    const record = json['dpv:hasRecordOfActivity'];

    expect(SCHEMA.safeParse(json).error).toBeUndefined();
    expect(json).toMatchObject({ '@type': 'dpv:ConsentReceipt', 'dct:audience': 'dpv:DataSubject' });
    expect(record).toMatchObject({
      'dct:identifier': id,
      'dpv:hasDataSubject': { '@id': `urn:uuid:${subjectId}` },
      'dpv:hasDataController': { 'dpv:hasName': `Workspace ${workspace.slug}` },
      'dpv:hasApplicableLaw': 'eu-gdpr:GDPR',
      'dpv:hasLegalBasis': 'eu-gdpr:A6-1-a',
      'dpv:hasProcess': {
        'dpv:hasPurpose': { '@type': 'dpv:Marketing', 'dct:identifier': 'MARKETING', 'dct:title': 'News' },
        'dpv:hasTechnology': { 'dct:identifier': 'email' },
      },
      'dpv:hasNotice': { 'dct:language': 'de', 'dct:description': 'Ja, <b>gern</b>' },
      'dpv:hasConsentStatus': [
        { '@type': ['dpv:ConsentGiven', 'dpv:ExpressedConsent'], 'dpv:isIndicatedAtTime': '2026-05-01T08:00:00.000Z' },
        { '@type': ['dpv:ConsentWithdrawn'], 'dct:provenance': 'dpv:DataController' },
      ],
    });
    expect(receipt).toMatchObject({ subjectId, language: 'de' });
    expect(receipt.page).toContain('<blockquote dir="auto" lang="de">Ja, &lt;b&gt;gern&lt;/b&gt;</blockquote>');
  });

  it('says what ended the consent, also where that was said more widely, or as an objection', async () => {
    const { subjectId, consents, receipts } = await given();
    const at = (day: string) => ({ subjectId, occurredAt: new Date(`2026-05-${day}T08:00:00Z`) });
    const { topic: _topic, ...general } = { ...GIVEN, channel: 'any' } as const;
    const id = await consents.record({ ...YES, ...at('02') });
    await consents.record({ ...general, event: 'withdrawn', ...at('01') });
    await consents.record({ ...GIVEN, topic: 'Offers', event: 'withdrawn', ...at('03') });
    await consents.record({ ...general, event: 'objected', channel: 'email', ...at('04') });
    await consents.record({ ...general, event: 'objection-lifted', channel: 'email', ...at('05') });
    await consents.record({ ...general, event: 'objected', ...at('06') });
    await consents.record({ ...general, event: 'withdrawn', ...at('07') });

    const { json } = await receipts.receipt(id);

    const said: Record<string, string>[] = JSON.parse(json)['dpv:hasRecordOfActivity']['dpv:hasConsentStatus'];
    expect(said.map((one) => [one['@type']?.[0], one['dpv:isIndicatedAtTime']?.slice(8, 10)])).toEqual([
      ['dpv:ConsentGiven', '02'],
      ['dpv:ConsentWithdrawn', '06'],
      ['dpv:ConsentWithdrawn', '07'],
    ]);
  });

  it.each(['dct:identifier', 'dpv:hasDataController', 'dpv:hasProcess', 'dpv:hasNotice', 'dpv:hasConsentStatus'])(
    'without %s is none: the schema refuses it',
    async (field) => {
      const { subjectId, consents, receipts } = await given();
      const { json } = await receipts.receipt(await consents.record({ ...YES, subjectId }));
      const broken = JSON.parse(json);
      delete broken['dpv:hasRecordOfActivity'][field];

      expect(SCHEMA.safeParse(broken).success).toBe(false);
    },
  );

  it.each(POLICY_LANGUAGES)('is a page in %s, with everything in it, and runs nothing', async (language) => {
    const { subjectId, consents, receipts } = await given();
    const id = await consents.record({ ...YES, subjectId });

    const { page, json } = await receipts.receipt(id, language);

    expect(page).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
    expect(page).toContain(id);
    expect(page).not.toMatch(/undefined|\{company\}|<script|MARKETING/);
    expect(SCHEMA.safeParse(JSON.parse(json)).success).toBe(true);
  });

  it('is made for somebody whose processing is restricted, and for nobody who was erased', async () => {
    const { workspace, subjectId, consents, receipts } = await given();
    const id = await consents.record({ ...YES, subjectId });
    await setSubject(workspace.asSystem(), subjectId, { restrictedAt: domain.clock.now() });

    expect(await receipts.receipt(id)).toMatchObject({ subjectId });
    await setSubject(workspace.asSystem(), subjectId, { erasedAt: domain.clock.now() });
    await expect(receipts.receipt(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is made of no objection, for no viewer, and not across workspaces', async () => {
    const { workspace, subjectId, consents, receipts } = await given();
    const id = await consents.record({ ...YES, subjectId });
    const objection = await consents.record({ ...GIVEN, event: 'objected', subjectId });
    const elsewhere = await given();
    const viewer = new ConsentReceipts(await workspace.as('viewer'), testPrivacyParts(domain));

    await expect(receipts.receipt(objection)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(elsewhere.receipts.receipt(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(viewer.receipt(id)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  });
});

async function given() {
  const workspace = await domain.givenWorkspace({ country: 'DE' });
  await givenTopics(workspace, 'News', 'Offers');
  const scope = await workspace.as('owner');
  return {
    ...{ workspace, subjectId: await givenSubject(workspace), consents: new ConsentService(scope) },
    receipts: new ConsentReceipts(scope, testPrivacyParts(domain)),
  };
}

async function givenTopics(workspace: TestWorkspace, ...keys: string[]): Promise<void> {
  await workspace.asSystem().transaction(async (em) => {
    const [workspaceId, createdAt] = [workspace.id, domain.clock.now()];
    const stamps = { isActive: true, createdAt, updatedAt: createdAt };
    for (const key of keys)
      em.persist(em.create(MarketingTopic, { workspaceId, id: newId(), key, label: key, ...stamps }));
  });
}

async function givenSubject(workspace: TestWorkspace): Promise<string> {
  const id = newId();
  await domain.vault.ensureKeys(workspace.id, 'subject', [id]);
  await workspace.asSystem().transaction(async (em) => {
    em.persist(
      em.create(DataSubject, { workspaceId: workspace.id, id, kind: 'contact', createdAt: domain.clock.now() }),
    );
  });
  return id;
}
