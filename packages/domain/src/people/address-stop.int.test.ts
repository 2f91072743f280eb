import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Contact } from '../contact/contact.entity.ts';
import { ContactService } from '../contact/contact.service.ts';
import { ContactPoint } from '../contact/contact-point.entity.ts';
import { DealService } from '../deal/deal.service.ts';
import type { Purpose } from '../kernel/purposes.ts';
import { AuditEntry } from '../kernel/records/audit-entry.entity.ts';
import { Lead } from '../lead/lead.entity.ts';
import { LeadService } from '../lead/lead.service.ts';
import { ConsentService } from '../privacy/consent/consent.service.ts';
import { Suppression } from '../privacy/ledger/suppression.entity.ts';
import { suppress, suppressionDigest } from '../privacy/ledger/suppression-list.ts';
import { MaySendService } from '../privacy/may-send/may-send.service.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../testing/test-domain.ts';
import { AddressStopService } from './address-stop.service.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

const EMAIL = { kind: 'email', value: 'ana@example.test' } as const;
const PHONE = { kind: 'phone', value: '+34 600 111 222' } as const;
const STOPPED = { allowed: false, cause: 'address-stopped' } as const;

describe('the stop of an address', () => {
  it('is kept as a digest, tells nobody the address, and stands in the audit without it', async () => {
    const workspace = await domain.givenWorkspace({ country: 'ES' });
    await givenPerson(workspace);

    const id = await stop(workspace, { kind: 'phone', value: '600 111 222', method: 'phone-call' });

    const [row, entry] = await workspace
      .asSystem()
      .transaction(async (em) => [
        await em.findOneOrFail(Suppression, { workspaceId: workspace.id, id }),
        await em.findOneOrFail(AuditEntry, { workspaceId: workspace.id, targetId: id }),
      ]);
    expect(row).toMatchObject({ kind: 'phone', scope: 'no-contact', createdAt: domain.clock.now(), releasedAt: null });
    expect(entry).toMatchObject({
      action: 'consent:record',
      targetType: 'suppression',
      fields: 'phone,stopped,phone-call',
    });
    expect(JSON.stringify([row, entry])).not.toMatch(/600|ana/);
  });

  it('closes every way to it, for whoever has it now or gets it later, and no other address of theirs', async () => {
    const workspace = await domain.givenWorkspace();
    const ana = await givenPerson(workspace, [EMAIL, PHONE]);
    await stop(workspace, { ...PHONE, method: 'letter' });
    const ben = await givenPerson(workspace, [PHONE]);

    expect(await ask(workspace, ana, 'SUPPORT')).toEqual([
      ['email', true, null],
      ['phone', false, 'address-stopped'],
      ['message', false, 'address-stopped'],
    ]);
    expect(await ask(workspace, ben, 'SUPPORT')).toMatchObject([
      ['phone', false, 'address-stopped'],
      ['message', false, 'address-stopped'],
    ]);
  });

  it('reaches no other workspace', async () => {
    const [ours, theirs] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
    await stop(ours, { ...EMAIL, method: 'email' });

    expect(await ask(theirs, await givenPerson(theirs), 'SUPPORT')).toEqual([['email', true, null]]);
    const person = await givenPerson(ours);
    const stranger = new MaySendService(await theirs.as('owner')).ask(person);
    await expect(stranger).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('counts for somebody whose processing is restricted, and opens nothing of it', async () => {
    const workspace = await domain.givenWorkspace();
    const ana = await givenPerson(workspace);
    await new ConsentService(await workspace.as('owner', 'RIGHTS_HANDLING')).restrict(ana, 'unlawful');

    await stop(workspace, { ...EMAIL, method: 'complaint' });

    expect(await ask(workspace, ana, 'SUPPORT')).toEqual([['email', false, 'restricted']]);
  });

  it.each([
    ['no address', { kind: 'email', value: 'ana', method: 'email' }, 'value'],
    ['no number', { kind: 'phone', value: '–', method: 'email' }, 'value'],
    ['another kind', { kind: 'postal', value: 'Rua 1', method: 'email' }, 'kind'],
    ['an unknown way', { ...EMAIL, method: 'ana@example.test said so' }, 'method'],
  ])('is refused for %s', async (_what, input, path) => {
    const workspace = await domain.givenWorkspace();

    await expect(stop(workspace, input)).rejects.toMatchObject({ code: 'INVALID_INPUT', path });
  });

  it('is for whoever may record what people say, and so is asking', async () => {
    const workspace = await domain.givenWorkspace();
    const viewer = await workspace.as('viewer');

    const stopping = new AddressStopService(viewer).stop({ ...EMAIL, method: 'email' });
    await expect(stopping).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    const asking = new MaySendService(viewer).ask(await givenPerson(workspace));
    await expect(asking).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  });
});

describe('a person who comes back after they stopped an address', () => {
  it.each<[string, (workspace: TestWorkspace, contactId: string) => Promise<unknown>, boolean]>([
    ['an enquiry of their own', async (at, contactId) => writes(at, contactId, 'Do you still have it?'), true],
    ['a lead that a colleague noted', async (at, contactId) => writes(at, contactId, null), false],
    ['a contract from before the stop', async (at, contactId) => buys(at, contactId, '2026-06-14'), false],
    // Nobody knows whether they signed before or after they stopped it.
    ['a contract of the day of the stop', async (at, contactId) => buys(at, contactId, '2026-06-15'), false],
    ['a contract of a later day', async (at, contactId) => signsNextDay(at, contactId), true],
  ])('by %s', async (_how, comesBack, isTakenUp) => {
    const workspace = await domain.givenWorkspace();
    const ana = await givenPerson(workspace, [EMAIL], { country: 'US' });
    await stop(workspace, { ...EMAIL, method: 'email' });

    await comesBack(workspace, await contactOf(workspace, ana));

    expect(await ask(workspace, ana, 'SUPPORT')).toEqual([['email', isTakenUp, isTakenUp ? null : 'address-stopped']]);
    expect(await verdict(workspace, ana, 'PROSPECTING')).toMatchObject(STOPPED);
  });

  it('is answered at the address with which they write as somebody new', async () => {
    const workspace = await domain.givenWorkspace();
    await stop(workspace, { ...EMAIL, method: 'email' });
    const contact = { fullName: 'Ana Ruiz', points: [EMAIL] };

    const id = await new LeadService(await workspace.as('owner')).create({ contact, enquiry: 'Do you still have it?' });

    const lead = await workspace
      .asSystem()
      .transaction((em) => em.findOneOrFail(Lead, { workspaceId: workspace.id, id }, { populate: ['contact'] }));
    expect(await ask(workspace, lead.contact.unwrap().subject.id, 'SUPPORT')).toEqual([['email', true, null]]);
  });

  it('is recorded again only with what they wrote themselves, by name at a shared mailbox too, and the audit says so', async () => {
    const workspace = await domain.givenWorkspace();
    const back = {
      contact: { fullName: 'Ana Ruiz', points: [EMAIL], collectedFrom: 'person' },
      cameBack: true,
    } as const;
    const keys = [
      { kind: 'email', normalised: EMAIL.value },
      { kind: 'named-address', name: 'anaruiz', address: { kind: 'email', normalised: EMAIL.value } },
    ] as const;
    const digests = await Promise.all(keys.map((key) => suppressionDigest(domain.vault, workspace.id, key)));
    await workspace.asSystem().transaction(async (em) => {
      await suppress(em, workspace.id, digests, ['no-re-creation', 'no-contact'], domain.clock.now());
    });
    const leads = new LeadService(await workspace.as('sales'));
    const enquiry = 'I am back.';

    await expect(leads.create({ ...back, enquiry, cameBack: false })).rejects.toMatchObject({ code: 'SUPPRESSED' });
    await expect(leads.create(back)).rejects.toMatchObject({ code: 'INVALID_INPUT', path: 'cameBack' });
    const id = await leads.create({ ...back, enquiry });

    const [lead, entry] = await workspace
      .asSystem()
      .transaction(async (em) => [
        await em.findOneOrFail(Lead, { workspaceId: workspace.id, id }, { populate: ['contact'] }),
        await em.findOneOrFail(AuditEntry, { workspaceId: workspace.id, targetId: id }),
      ]);
    expect(entry).toMatchObject({ action: 'lead:create', fields: 'came-back' });
    const ana = lead.contact.unwrap().subject.id;
    expect(await ask(workspace, ana, 'SUPPORT')).toEqual([['email', true, null]]);
    expect(await verdict(workspace, ana, 'PROSPECTING')).toMatchObject(STOPPED);
  });

  it('gets advertising again with a consent that names the address, until they stop it once more', async () => {
    const workspace = await domain.givenWorkspace();
    const ana = await givenPerson(workspace);
    const consents = new ConsentService(await workspace.as('owner'));
    const yes = { subjectId: ana, purpose: 'MARKETING', event: 'given', wording: 'News', method: 'web-form' } as const;
    await stop(workspace, { ...EMAIL, method: 'email' });
    domain.clock.set(new Date('2026-06-15T10:01:00Z'));

    await consents.record(yes);
    expect(await verdict(workspace, ana, 'MARKETING')).toMatchObject(STOPPED);
    await consents.record({ ...yes, contactPointId: await pointOf(workspace, ana) });
    expect(await verdict(workspace, ana, 'MARKETING')).toMatchObject({ allowed: true, rule: 'opt-in' });
    domain.clock.set(new Date('2026-06-15T10:02:00Z'));
    await stop(workspace, { ...EMAIL, method: 'email' });

    expect(await verdict(workspace, ana, 'MARKETING')).toMatchObject({ ...STOPPED, since: domain.clock.now() });
    domain.clock.set(new Date('2026-06-15T10:00:00Z'));
  });
});

describe('the law that decides', () => {
  it('is that of the person’s country, else of their company’s, and a mailbox of a company counts as one', async () => {
    const workspace = await domain.givenWorkspace();
    const companyId = await workspace.asSystem().transaction(async (em) => {
      const rows = await em.execute<{ id: string }[]>(
        `insert into company (workspace_id, id, name, match_name, domain, country, created_at, updated_at, version)
         values (?, gen_random_uuid(), 'Acme', 'acme', 'www.acme.test', 'GB', now(), now(), 1) returning id`,
        [workspace.id],
      );
      return rows[0]?.id ?? '';
    });
    const atWork = { kind: 'email', value: 'ana@ACME.test' } as const;
    const ana = await givenPerson(workspace, [atWork, { kind: 'email', value: 'ana@home.test' }], { companyId });
    const ben = await givenPerson(workspace, [atWork], { companyId, country: 'DE' });

    const british = await new MaySendService(await workspace.as('sales')).ask(ana, FAIR);
    expect(british.map(({ country, rule, cause }) => [country, rule, cause])).toEqual([
      ['GB', 'opt-out', null],
      ['GB', 'opt-in', 'not-opted-in'],
    ]);
    expect(await verdict(workspace, ben, 'PROSPECTING')).toMatchObject({ country: 'DE', cause: 'not-opted-in' });
  });

  it('knows a customer of one’s own by what they are and, where it asks, by what they bought', async () => {
    const workspace = await domain.givenWorkspace();
    const ana = await givenPerson(workspace, [EMAIL], { country: 'CA', lifecycle: 'customer' });
    expect(await verdict(workspace, ana, 'PROSPECTING')).toMatchObject({ cause: 'not-opted-in' });

    await buys(workspace, await contactOf(workspace, ana), '2025-01-31');

    expect(await verdict(workspace, ana, 'PROSPECTING')).toMatchObject({ allowed: true, rule: 'soft-opt-in' });
  });
});

const FAIR = { purposes: ['PROSPECTING'], similarGoods: true, stopOffered: true } as const;

async function stop(workspace: TestWorkspace, input: { kind: string; value: string; method: string }): Promise<string> {
  return new AddressStopService(await workspace.as('sales')).stop(input);
}

let people = 0;

async function givenPerson(
  workspace: TestWorkspace,
  points: readonly { kind: 'email' | 'phone'; value: string }[] = [EMAIL],
  more: object = {},
): Promise<string> {
  const scope = await workspace.as('owner');
  people += 1;
  const input = { fullName: `Person ${people}`, points, allowDuplicate: true, ...more };
  const id = await new ContactService(scope).create(input);
  return scope.transaction(
    async (em) => (await em.findOneOrFail(Contact, { workspaceId: workspace.id, id })).subject.id,
  );
}

function contactOf(workspace: TestWorkspace, subjectId: string): Promise<string> {
  const of = { workspaceId: workspace.id, subject: { id: subjectId } };
  return workspace.asSystem().transaction(async (em) => (await em.findOneOrFail(Contact, of)).id);
}

function pointOf(workspace: TestWorkspace, subjectId: string): Promise<string> {
  const of = { workspaceId: workspace.id, contact: { subject: { id: subjectId } } };
  return workspace.asSystem().transaction(async (em) => (await em.findOneOrFail(ContactPoint, of)).id);
}

async function verdict(workspace: TestWorkspace, subjectId: string, purpose: Purpose) {
  const [first] = await new MaySendService(await workspace.as('owner')).ask(subjectId, {
    ...FAIR,
    purposes: [purpose],
  });
  return first;
}

async function ask(workspace: TestWorkspace, subjectId: string, purpose: Purpose) {
  const verdicts = await new MaySendService(await workspace.as('support')).ask(subjectId, { purposes: [purpose] });
  return verdicts.map(({ channel, allowed, cause }) => [channel, allowed, cause]);
}

async function writes(workspace: TestWorkspace, contactId: string, enquiry: string | null): Promise<string> {
  return new LeadService(await workspace.as('owner')).create({ contactId, enquiry });
}

async function buys(workspace: TestWorkspace, contactId: string, closedOn?: string): Promise<string> {
  const deals = new DealService(await workspace.as('owner'));
  return deals.win(await deals.create({ name: 'A deal', contactId }), { closedOn });
}

/** The day after the stop, with the clock set back behind it. */
async function signsNextDay(workspace: TestWorkspace, contactId: string): Promise<void> {
  const before = domain.clock.now();
  domain.clock.set(new Date('2026-06-16T09:00:00Z'));
  await buys(workspace, contactId);
  domain.clock.set(before);
}
