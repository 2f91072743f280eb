import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Contact } from '../contact/contact.entity.ts';
import { ContactService } from '../contact/contact.service.ts';
import { ContactPoint } from '../contact/contact-point.entity.ts';
import { ContactPointService } from '../contact/point/contact-point.service.ts';
import { Scope } from '../kernel/scope.ts';
import { MailService, openMail } from '../mail/mail.service.ts';
import { MailMessage } from '../mail/mail-message.entity.ts';
import { sendMail } from '../mail/send-mail.ts';
import { ConsentService } from '../privacy/consent/consent.service.ts';
import { ConsentConfirmation } from '../privacy/consent/consent-confirmation.ts';
import { MaySendService } from '../privacy/may-send/may-send.service.ts';
import { personViewer } from '../privacy/request/portal/person-viewer.ts';
import { testPrivacyParts } from '../testing/privacy-parts.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../testing/test-domain.ts';
import { AddressStopService } from './address-stop.service.ts';

const BEFORE = new Date('2026-06-15T10:00:00Z');
const LATER = new Date('2026-06-15T11:00:00Z');

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

describe('B14-AC1 an address that becomes another one', () => {
  it('says when, and not where its spelling, its label or its standing changes', async () => {
    const ana = await givenPerson();
    const phone = await ana.points.add(ana.contactId, { kind: 'phone', value: '+34 600 111 222' });

    await later(async () => {
      await ana.points.update(ana.pointId, { value: 'ANA@Old.example.test', label: 'home' });
      await ana.points.update(phone, { value: '+34 (600) 111-222' });
      expect([await changedAt(ana, ana.pointId), await changedAt(ana, phone)]).toEqual([null, null]);
      await ana.points.update(ana.pointId, { value: 'ben@corp.example.test' });
      await ana.points.update(phone, { value: '+34 600 111 223' });
    });

    expect([await changedAt(ana, ana.pointId), await changedAt(ana, phone)]).toEqual([LATER, LATER]);
  });

  it('has none of the consents that named it, until they name it again; what was refused there stays refused', async () => {
    const [ana, zoe] = [await givenPerson(), await givenPerson()];
    for (const person of [ana, zoe]) await say(person, 'given');
    await say(zoe, 'objected', 'PROSPECTING');
    expect(await verdict(ana)).toMatchObject({ allowed: true });

    await later(async () => {
      for (const { points, pointId } of [ana, zoe]) await points.update(pointId, { value: 'ben@corp.example.test' });
    });

    expect(await verdict(ana)).toMatchObject({ allowed: false, cause: 'not-opted-in' });
    expect(await verdict(zoe, 'PROSPECTING')).toMatchObject({ cause: 'channel-refused' });
    domain.clock.set(new Date('2026-06-15T12:00:00Z'));
    await say(ana, 'given');
    expect(await verdict(ana)).toMatchObject({ allowed: true });
    domain.clock.set(BEFORE);
  });

  it.each(['changed', 'removed'])('answers no question that was mailed before it was %s', async (what) => {
    const ana = await givenPerson();
    const token = await ask(ana);
    const unknown = await visitor(ana.workspace).confirm('nonsense').catch(String);
    expect(await visitor(ana.workspace).question(token)).toMatchObject({ wording: 'Send me news' });

    await later(async () => {
      if (what === 'changed') await ana.points.update(ana.pointId, { value: 'ben@corp.example.test' });
      else await ana.points.remove(ana.pointId);
    });

    expect(await visitor(ana.workspace).question(token).catch(String)).toBe(unknown);
    expect(await visitor(ana.workspace).confirm(token).catch(String)).toBe(unknown);
    expect(await new ConsentService(await ana.workspace.as('owner')).why(ana.subjectId, 'MARKETING')).toMatchObject({
      allowed: false,
    });
  });

  it('is asked anew, although the one before agreed, and a question that still waits is not mailed to that one', async () => {
    const [ana, zoe] = [await givenPerson(), await givenPerson()];
    await say(ana, 'given');
    await ask(zoe);
    await expect(ask(ana)).rejects.toMatchObject({ code: 'WRONG_STATE', state: 'given' });

    await later(async () => {
      for (const { points, pointId } of [ana, zoe]) await points.update(pointId, { value: 'ben@corp.example.test' });
    });

    expect(await ask(ana)).not.toBe('');
    const stopped = await zoe.workspace.asSystem().transaction(async (em) => {
      const of = { workspaceId: zoe.workspace.id, template: 'consent-question' };
      const { id: messageId } = await em.findOneOrFail(MailMessage, of);
      await sendMail({ em: domain.orm.em, ...domain, transport: null }, { workspaceId: zoe.workspace.id, messageId });
      return em.findOneOrFail(MailMessage, of, { refresh: true });
    });
    expect(stopped).toMatchObject({ state: 'stopped', stopReason: 'no-reason-to-write' });
  });

  it('gets nothing that was written to the one before, and neither does that one', async () => {
    const ana = await givenPerson();
    const consents = new ConsentService(await ana.workspace.as('owner'));
    const yes = { subjectId: ana.subjectId, purpose: 'MARKETING', event: 'given', method: 'web-form' } as const;
    await consents.record({ ...yes, wording: 'Send me news' });
    const [first, second] = [await queueNews(ana), await queueNews(ana)];
    const sent: string[] = [];
    const transport = { send: async ({ to }: { to: string }) => void sent.push(to) };
    const send = (messageId: string) =>
      sendMail({ em: domain.orm.em, ...domain, transport }, { workspaceId: ana.workspace.id, messageId });

    await send(first);
    await later(() => ana.points.update(ana.pointId, { value: 'ben@corp.example.test' }));
    const stop = { kind: 'email', value: 'ana@old.example.test', method: 'email' } as const;
    await new AddressStopService(await ana.workspace.as('sales')).stop(stop);
    await send(second);

    expect(sent).toEqual(['ana@old.example.test']);
    const message = await ana.workspace
      .asSystem()
      .transaction((em) => em.findOneOrFail(MailMessage, { workspaceId: ana.workspace.id, id: second }));
    expect(message).toMatchObject({ state: 'stopped', stopReason: 'unreachable' });
  });
});

interface Person {
  readonly workspace: TestWorkspace;
  readonly points: ContactPointService;
  readonly contactId: string;
  readonly subjectId: string;
  readonly pointId: string;
}

async function givenPerson(): Promise<Person> {
  const workspace = await domain.givenWorkspace();
  const scope = await workspace.as('owner');
  const points = [{ kind: 'email', value: 'ana@old.example.test' }] as const;
  const contactId = await new ContactService(scope).create({ fullName: 'Ana Ruiz', country: 'US', points });
  return scope.transaction(async (em) => {
    const { subject } = await em.findOneOrFail(Contact, { workspaceId: workspace.id, id: contactId });
    const point = await em.findOneOrFail(ContactPoint, { workspaceId: workspace.id, contact: { id: contactId } });
    const service = new ContactPointService(scope);
    return { workspace, points: service, contactId, subjectId: subject.id, pointId: point.id };
  });
}

async function later(change: () => Promise<unknown>): Promise<void> {
  domain.clock.set(LATER);
  await change();
  domain.clock.set(BEFORE);
}

function changedAt({ workspace }: Person, id: string): Promise<Date | null> {
  return workspace.asSystem().transaction(async (em) => {
    const point = await em.findOneOrFail(ContactPoint, { workspaceId: workspace.id, id });
    return point.valueChangedAt ?? null;
  });
}

async function say(
  { workspace, subjectId, pointId }: Person,
  event: 'given' | 'objected',
  purpose: 'MARKETING' | 'PROSPECTING' = 'MARKETING',
): Promise<string> {
  const said = { subjectId, contactPointId: pointId, purpose, event, wording: 'Send me news', method: 'web-form' };
  return new ConsentService(await workspace.as('owner')).record(said);
}

async function verdict({ workspace, subjectId, pointId }: Person, purpose: 'MARKETING' | 'PROSPECTING' = 'MARKETING') {
  const occasion = { purposes: [purpose], contactPointId: pointId, stopOffered: true };
  const [first] = await new MaySendService(await workspace.as('owner')).ask(subjectId, occasion);
  return first;
}

/** Asks for a consent by mail; the token that the mail holds. */
async function ask({ workspace, subjectId, pointId }: Person): Promise<string> {
  const asking = new ConsentConfirmation(await workspace.as('sales'), parts());
  const words = { purpose: 'MARKETING', wording: 'Send me news', proof: 'Asked for it at the fair.' } as const;
  await asking.ask({ ...words, subjectId, contactPointId: pointId });
  const mail = await workspace.asSystem().transaction(async (em) => {
    const message = await em.findOneOrFail(MailMessage, { workspaceId: workspace.id, template: 'consent-question' });
    return openMail(domain.vault, message);
  });
  return /token=([\w-]+)/.exec(mail?.body ?? '')?.[1] ?? '';
}

function visitor({ id }: TestWorkspace): ConsentConfirmation {
  const { orm, vault, clock, jobs } = domain;
  const as = { viewer: personViewer(id), purpose: 'RIGHTS_HANDLING', through: 'portal' } as const;
  return new ConsentConfirmation(new Scope({ em: orm.em.fork(), vault, clock, jobs, ...as }), parts());
}

function parts() {
  return { ...testPrivacyParts(domain), mailer: new MailService(domain) };
}

function queueNews({ workspace, subjectId, pointId }: Person): Promise<string> {
  const mail = { subject: 'News', body: 'There is news.', purpose: 'MARKETING', stopOffered: true } as const;
  const to = { workspaceId: workspace.id, subjectId, contactPointId: pointId };
  return workspace.asSystem().transaction((em) => new MailService(domain).queue(em, { ...mail, ...to }));
}
