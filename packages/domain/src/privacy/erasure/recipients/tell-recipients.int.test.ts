import { ref } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Contact } from '../../../contact/contact.entity.ts';
import { ContactService } from '../../../contact/contact.service.ts';
import { ContactMergeService } from '../../../contact/merge/contact-merge.service.ts';
import { productCatalogue } from '../../../database/catalogue/product-catalogue.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { testPrivacyParts } from '../../../testing/privacy-parts.ts';
import { getRecord } from '../../../testing/records.ts';
import { openTestDomain, type TestDomain } from '../../../testing/test-domain.ts';
import { Disclosure } from '../../ledger/disclosure.entity.ts';
import { DataSubject } from '../../subject/data-subject.entity.ts';
import { ErasureService } from '../erasure.service.ts';
import { RecipientNotice } from './recipient-notice.entity.ts';
import { tellLateRecipients, tellRecipients } from './tell-recipients.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

describe('B13-AC4 whoever received data of an entry that was merged since', () => {
  it('is told of a decision about the person, once', async () => {
    const { officer, person } = await givenMerged();
    const requestId = newId();
    const tell = (subjectId: string) =>
      officer.transaction((em) =>
        tellRecipients(em, officer, { subjectIds: [subjectId], kind: 'restrict', requestId, ledgerId: null }),
      );

    expect([await tell(person.now), await tell(person.before)]).toEqual([2, 0]);
    expect(await noticesIn(officer)).toEqual(['Both restrict', 'Former restrict']);
  });

  it('is told of an erasure, and not again by what is written down late', async () => {
    const { officer, person } = await givenMerged();
    const erasures = new ErasureService(officer, testPrivacyParts(domain));
    const order = { subjectIds: [person.now], requestId: null, ground: 'request' } as const;
    for (const id of await officer.transaction((em) => erasures.plan(em, order))) await erasures.run(id);
    await disclose(officer, person.now, 'Late');
    await disclose(officer, person.before, 'Late former');

    expect(await officer.transaction((em) => tellLateRecipients(em, officer))).toBe(2);
    expect(await officer.transaction((em) => tellLateRecipients(em, officer))).toBe(0);
    expect(await noticesIn(officer)).toEqual(['Both erase', 'Former erase', 'Late erase', 'Late former erase']);
  });
});

/** Two entries that became one: data of both went to one recipient, of the one that was merged to another too. */
async function givenMerged() {
  const workspace = await domain.givenWorkspace();
  const sales = await workspace.as('sales');
  const officer = await workspace.as('owner', 'RIGHTS_HANDLING');
  const contacts = new ContactService(sales);
  const [kept, gone] = [
    await contacts.create({ fullName: 'Ana Ruiz' }),
    await contacts.create({ fullName: 'A. Ruiz' }),
  ];
  const subjectOf = async (id: string) => (await getRecord(sales, Contact, id)).subject.id;
  const person = { now: await subjectOf(kept), before: await subjectOf(gone) };
  await disclose(officer, person.now, 'Both');
  domain.clock.advanceDays(1);
  await disclose(officer, person.before, 'Both');
  await disclose(officer, person.before, 'Former');
  await new ContactMergeService(sales, productCatalogue()).merge({ survivorId: kept, mergedIds: [gone] });
  return { officer, person };
}

async function disclose(scope: Scope, subjectId: string, recipient: string): Promise<void> {
  const { workspaceId } = scope;
  const about = { fields: 'email', purpose: 'MARKETING', ground: 'consent', operation: 'Export' } as const;
  await scope.transaction(async (em) => {
    const subject = ref(em.getReference(DataSubject, [workspaceId, subjectId]));
    const row = { workspaceId, id: newId(), disclosedAt: domain.clock.now(), recipient, subject };
    em.persist(em.create(Disclosure, { ...row, ...about }));
  });
}

async function noticesIn(scope: Scope): Promise<string[]> {
  const where = { workspaceId: scope.workspaceId };
  const notices = await scope.transaction((em) => em.find(RecipientNotice, where));
  return notices.map(({ recipient, kind }) => `${recipient} ${kind}`).sort();
}
