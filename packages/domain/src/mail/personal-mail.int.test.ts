import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Contact } from '../contact/contact.entity.ts';
import { ContactService } from '../contact/contact.service.ts';
import { ContactPoint } from '../contact/contact-point.entity.ts';
import { composeMail } from '../kernel/mail/mail-templates.ts';
import { AddressStopService } from '../people/address-stop.service.ts';
import type { ConsentInput } from '../privacy/consent/append-consent.ts';
import { ConsentService } from '../privacy/consent/consent.service.ts';
import { PurposeSetting } from '../privacy/consent/purpose-setting.entity.ts';
import { stopWaitingForAll } from '../privacy/may-send/stop-waiting.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../testing/test-domain.ts';
import { MailService } from './mail.service.ts';
import { MailMessage } from './mail-message.entity.ts';
import { type MailTransport, sendMail } from './send-mail.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

const LISTED = composeMail('erasure-done', { workspace: 'Acme', reference: 'R-1' });

describe('B4-AC3 a message to a person', () => {
  it('goes to the address that they have when it is queued, and to nobody else', async () => {
    const workspace = await domain.givenWorkspace();
    const ana = await givenPerson(workspace, 'ana@example.test');
    await agree(workspace, ana);
    const transport = new RecordingTransport();

    await send(workspace, await queueNews(workspace, ana), transport);

    expect(transport.sent).toMatchObject([{ to: 'ana@example.test', subject: 'News' }]);
  });

  it('is not queued without a consent, to an address of somebody else, or as a template that is none', async () => {
    const [workspace, other] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
    const [ana, ben] = [await givenPerson(workspace, 'a@example.test'), await givenPerson(workspace, 'b@example.test')];
    const theirs = await givenPerson(other, 'a@example.test');
    await agree(workspace, ben);

    await expect(queueNews(workspace, ana)).rejects.toMatchObject({
      code: 'PURPOSE_NOT_ALLOWED',
      cause: 'never-given',
    });
    const wrong = queueNews(workspace, { ...ben, pointId: ana.pointId });
    await expect(wrong).rejects.toMatchObject({ cause: 'unreachable' });
    await expect(queueNews(workspace, theirs)).rejects.toMatchObject({ cause: 'unreachable' });
    const unlisted = { ...LISTED, workspaceId: workspace.id, keyId: workspace.id, to: 'a@example.test' };
    Object.assign(unlisted, { template: 'newsletter' });
    const queued = workspace.asSystem().transaction((em) => mailer().queue(em, unlisted));
    await expect(queued).rejects.toMatchObject({ cause: 'no-reason-to-write' });
    expect(await waiting(workspace)).toEqual([]);
  });

  it.each<[string, (workspace: TestWorkspace, person: Person) => Promise<unknown>, string]>([
    ['withdraws', (at, { subjectId }) => say(at, { subjectId, event: 'withdrawn' }), 'withdrawn'],
    [
      'objects to mail',
      (at, { subjectId }) => say(at, { subjectId, event: 'objected', channel: 'email' }),
      'channel-refused',
    ],
    ['is restricted', (at, { subjectId }) => restrict(at, subjectId), 'restricted'],
    ['stops the address', (at, { email }) => stopEmail(at, email), 'address-stopped'],
  ])('is stopped with the command by which somebody %s, and never handed over', async (_what, close, reason) => {
    const workspace = await domain.givenWorkspace();
    const [ana, ben] = [await givenPerson(workspace, 'a@example.test'), await givenPerson(workspace, 'b@example.test')];
    for (const person of [ana, ben]) await agree(workspace, person);
    const [toAna, toBen] = [await queueNews(workspace, ana), await queueNews(workspace, ben)];

    await close(workspace, ana);

    const stopped = { state: 'stopped', stopReason: reason, stoppedAt: domain.clock.now() };
    expect(await find(workspace, toAna)).toMatchObject(stopped);
    expect(await find(workspace, toBen)).toMatchObject({ state: 'queued', stopReason: null });
    const transport = new RecordingTransport();
    await send(workspace, toAna, transport);
    expect(transport.sent).toEqual([]);
    expect(await find(workspace, toAna)).toMatchObject(stopped);
  });

  it('is stopped for everybody who has the address, in this workspace', async () => {
    const [workspace, other] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
    const people = [
      await givenPerson(workspace, 'family@example.test'),
      await givenPerson(workspace, 'Family@Example.test'),
      await givenPerson(other, 'family@example.test'),
    ] as const;
    for (const person of people) await agree(person.workspace, person);
    const messages: [TestWorkspace, string][] = [];
    for (const person of people) messages.push([person.workspace, await queueNews(person.workspace, person)]);

    await stopEmail(workspace, 'FAMILY@example.test');

    const states = await Promise.all(messages.map(async ([at, id]) => (await find(at, id)).state));
    expect(states).toEqual(['stopped', 'stopped', 'queued']);
  });

  it('is asked about right before it is handed over: a switch, and a consent that ran out, told nobody', async () => {
    const workspace = await domain.givenWorkspace();
    const [ana, ben] = [await givenPerson(workspace, 'a@example.test'), await givenPerson(workspace, 'b@example.test')];
    await agree(workspace, ana);
    await agree(workspace, ben, new Date('2026-06-15T12:00:00Z'));
    const [toAna, toBen] = [await queueNews(workspace, ana), await queueNews(workspace, ben)];
    const transport = new RecordingTransport();

    domain.clock.set(new Date('2026-06-15T12:00:01Z'));
    await send(workspace, toBen, transport);
    await switchOff(workspace);
    await send(workspace, toAna, transport);
    domain.clock.set(new Date('2026-06-15T10:00:00Z'));

    expect(transport.sent).toEqual([]);
    expect(await find(workspace, toBen)).toMatchObject({ state: 'stopped', stopReason: 'expired' });
    expect(await find(workspace, toAna)).toMatchObject({ state: 'stopped', stopReason: 'switched-off' });
  });

  it('that waits for a retry is stopped by the job of every minute, and what nobody can refuse is not', async () => {
    const workspace = await domain.givenWorkspace();
    const ana = await givenPerson(workspace, 'a@example.test');
    await agree(workspace, ana);
    const [news, letter] = [await queueNews(workspace, ana), await queueListed(workspace)];
    await switchOff(workspace);

    const stop = () => stopWaitingForAll(workspace.asSystem());
    expect([await stop(), await stop()]).toEqual([1, 0]);

    expect((await find(workspace, news)).state).toBe('stopped');
    expect((await find(workspace, letter)).state).toBe('queued');
  });

  it('that waits behind more messages than one portion holds is stopped too', async () => {
    const workspace = await domain.givenWorkspace();
    const [ana, ben] = [await givenPerson(workspace, 'a@example.test'), await givenPerson(workspace, 'b@example.test')];
    await agree(workspace, ana);
    await agree(workspace, ben, new Date('2026-06-15T12:00:00Z'));
    const waits = [await queueNews(workspace, ana), await queueNews(workspace, ana), await queueNews(workspace, ana)];
    const last = await queueNews(workspace, ben);

    domain.clock.set(new Date('2026-06-15T12:00:01Z'));
    const stopped = await stopWaitingForAll(workspace.asSystem(), 2);
    domain.clock.set(new Date('2026-06-15T10:00:00Z'));

    expect(stopped).toBe(1);
    expect(await find(workspace, last)).toMatchObject({ state: 'stopped', stopReason: 'expired' });
    for (const id of waits) expect((await find(workspace, id)).state).toBe('queued');
  });

  it('and a withdrawal at the same time: one waits for the other, and nothing goes out after the withdrawal', async () => {
    const workspace = await domain.givenWorkspace();
    const ana = await givenPerson(workspace, 'a@example.test');
    await agree(workspace, ana);
    const messageId = await queueNews(workspace, ana);
    const order: string[] = [];
    const slow: MailTransport = {
      send: async () => {
        order.push('handed over');
        withdrawing = say(workspace, { subjectId: ana.subjectId, event: 'withdrawn' }).then(() =>
          order.push('withdrawn'),
        );
        await new Promise((resolve) => setTimeout(resolve, 50));
        order.push('sent');
      },
    };
    let withdrawing: Promise<unknown> = Promise.resolve();

    await send(workspace, messageId, slow);
    await withdrawing;

    expect(order).toEqual(['handed over', 'sent', 'withdrawn']);
    expect((await find(workspace, messageId)).state).toBe('sent');
  });
});

interface Person {
  readonly workspace: TestWorkspace;
  readonly subjectId: string;
  readonly pointId: string;
  readonly email: string;
}

async function givenPerson(workspace: TestWorkspace, email: string): Promise<Person> {
  const scope = await workspace.as('owner');
  const id = await new ContactService(scope).create({
    ...{ fullName: email, points: [{ kind: 'email', value: email }], allowDuplicate: true },
  });
  return scope.transaction(async (em) => {
    const { subject } = await em.findOneOrFail(Contact, { workspaceId: workspace.id, id });
    const point = await em.findOneOrFail(ContactPoint, { workspaceId: workspace.id, contact: { id } });
    return { workspace, subjectId: subject.id, pointId: point.id, email };
  });
}

function agree(workspace: TestWorkspace, { subjectId }: Person, expiresAt: Date | null = null): Promise<string> {
  const occurredAt = new Date('2026-06-01');
  return say(workspace, { subjectId, event: 'given', wording: 'Send me news', occurredAt, expiresAt });
}

async function say(workspace: TestWorkspace, said: Omit<ConsentInput, 'purpose' | 'method'>): Promise<string> {
  const consents = new ConsentService(await workspace.as('owner'));
  return consents.record({ purpose: 'MARKETING', method: 'web-form', ...said });
}

async function restrict(workspace: TestWorkspace, subjectId: string): Promise<string> {
  return new ConsentService(await workspace.as('owner', 'RIGHTS_HANDLING')).restrict(subjectId, 'unlawful');
}

async function stopEmail(workspace: TestWorkspace, value: string): Promise<string> {
  return new AddressStopService(await workspace.as('sales')).stop({ kind: 'email', value, method: 'phone-call' });
}

async function switchOff(workspace: TestWorkspace): Promise<void> {
  await workspace
    .asSystem()
    .transaction((em) =>
      em.nativeUpdate(PurposeSetting, { workspaceId: workspace.id, purpose: 'MARKETING' }, { isOn: false }),
    );
}

function queueNews(workspace: TestWorkspace, { subjectId, pointId }: Person): Promise<string> {
  const mail = { subject: 'News', body: 'There is news.', purpose: 'MARKETING', stopOffered: true } as const;
  const to = { workspaceId: workspace.id, subjectId, contactPointId: pointId };
  return workspace.asSystem().transaction((em) => mailer().queue(em, { ...mail, ...to }));
}

async function waiting(workspace: TestWorkspace): Promise<MailMessage[]> {
  return workspace.asSystem().transaction((em) => em.find(MailMessage, { workspaceId: workspace.id }));
}

class RecordingTransport implements MailTransport {
  readonly sent: Parameters<MailTransport['send']>[0][] = [];

  async send(mail: Parameters<MailTransport['send']>[0]): Promise<void> {
    this.sent.push(mail);
  }
}

function mailer(): MailService {
  return new MailService(domain);
}

function queueListed(workspace: TestWorkspace): Promise<string> {
  const mail = { ...LISTED, workspaceId: workspace.id, keyId: workspace.id, to: 'a@example.test' };
  return workspace.asSystem().transaction((em) => mailer().queue(em, mail));
}

function send(workspace: TestWorkspace, messageId: string, transport: MailTransport): Promise<void> {
  return sendMail({ em: domain.orm.em, ...domain, transport }, { workspaceId: workspace.id, messageId });
}

function find(workspace: TestWorkspace, id: string): Promise<MailMessage> {
  return workspace.asSystem().transaction((em) => em.findOneOrFail(MailMessage, { workspaceId: workspace.id, id }));
}
