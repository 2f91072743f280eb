import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Contact } from '../../contact/contact.entity.ts';
import { ContactService } from '../../contact/contact.service.ts';
import { ContactPoint } from '../../contact/contact-point.entity.ts';
import { newId } from '../../kernel/ids.ts';
import type { Purpose } from '../../kernel/purposes.ts';
import { AuditEntry } from '../../kernel/records/audit-entry.entity.ts';
import { Scope } from '../../kernel/scope.ts';
import { MailMessage } from '../../mail/mail-message.entity.ts';
import { sendMail } from '../../mail/send-mail.ts';
import { testPrivacyParts } from '../../testing/privacy-parts.ts';
import { setSubject } from '../../testing/records.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../testing/test-domain.ts';
import { suppress, suppressionDigest } from '../ledger/suppression-list.ts';
import type { PrivacyParts } from '../privacy-parts.ts';
import { MarketingTopicService } from '../purpose/marketing-topic.service.ts';
import { personViewer } from '../request/portal/person-viewer.ts';
import { ConsentService } from './consent.service.ts';
import { ConsentConfirmation } from './consent-confirmation.ts';
import { ConsentEvent } from './consent-event.entity.ts';

const HOUR = 3_600_000;
let domain: TestDomain;
let mailed: string[];
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

const YES = { purpose: 'MARKETING', event: 'given', wording: 'Send me news', method: 'web-form' } as const;
const STOP = { purpose: 'MARKETING', event: 'withdrawn', method: 'phone-call' } as const;

describe('B4 the consent ledger', () => {
  it('knows which address a consent is about, and takes the channel from it', async () => {
    const { workspace, subjectId, points } = await givenPerson();
    const consents = new ConsentService(await workspace.as('sales'));
    await consents.record({ ...YES, subjectId, contactPointId: points.email });

    await consents.record({ ...STOP, subjectId, contactPointId: points.phone, channel: 'message' });

    expect(await consents.states(subjectId)).toMatchObject([
      { channel: 'email', contactPointId: points.email, state: 'given' },
      { channel: 'message', contactPointId: points.phone, state: 'withdrawn' },
    ]);
  });

  it('refuses an address of somebody else, and a channel that the address is not for', async () => {
    const { workspace, subjectId, points } = await givenPerson();
    const consents = new ConsentService(await workspace.as('sales'));
    const stranger = await givenPerson(workspace);
    const record = (more: object) => consents.record({ ...STOP, subjectId, ...more });

    await expect(record({ contactPointId: stranger.points.email })).rejects.toMatchObject({ path: 'contactPointId' });
    await expect(record({ contactPointId: newId() })).rejects.toMatchObject({ path: 'contactPointId' });
    await expect(record({ contactPointId: points.email, channel: 'post' })).rejects.toMatchObject({ path: 'channel' });
    expect(await consents.states(subjectId)).toEqual([]);
  });

  it('keeps the words sealed, and commits to every entry in the audit', async () => {
    const { workspace, subjectId } = await givenPerson();
    const scope = await workspace.as('sales');
    const id = await new ConsentService(scope).record({ ...YES, subjectId });

    const [event, entry] = await workspace
      .asSystem()
      .transaction(async (em) => [
        await em.findOneOrFail(ConsentEvent, { workspaceId: workspace.id, id }),
        await em.findOneOrFail(AuditEntry, { workspaceId: workspace.id, targetId: id }),
      ]);
    const place = { workspaceId: workspace.id, table: 'consent_event', column: 'wording', rowId: id };
    const audit = { workspaceId: workspace.id, table: 'audit_entry', column: 'payload', rowId: entry.id };

    expect(Buffer.from(event.wording ?? []).toString('latin1')).not.toContain('news');
    expect(await domain.vault.open(place, event.wording ?? Buffer.of())).toBe('Send me news');
    expect(await domain.vault.open(audit, entry.payload ?? Buffer.of())).toContain(event.wordingHash);
    expect(entry.commitment).not.toBeNull();
  });

  it('finds in the audit whether an entry is what was written, changed since, or of somebody who was erased', async () => {
    const { workspace, subjectId } = await givenPerson();
    const consents = new ConsentService(await workspace.as('owner', 'RIGHTS_HANDLING'));
    const id = await consents.record({ ...YES, subjectId });
    const asOwner = new pg.Client({ connectionString: domain.urls.owner });
    await asOwner.connect();
    const check = async () => (await consents.check(id)).outcome;

    const sound = await check();
    await asOwner.query("update consent_event set occurred_at = occurred_at - interval '1 year' where id = $1", [id]);
    const moved = await check();
    await domain.vault.destroyKeys(workspace.id, [subjectId]);
    const erased = await check();
    await asOwner.query('delete from audit_entry where target_id = $1', [id]);
    const bare = await check();
    await asOwner.query("update consent_event set event = 'objected', method = 'import' where id = $1", [id]);
    const imported = await check();
    await asOwner.end();

    expect([sound, moved, erased, bare]).toEqual(['same', 'changed', 'unreadable', 'unaccounted']);
    expect(imported).toBe('not-audited');
    await expect(new ConsentService(await workspace.as('sales')).check(id)).rejects.toThrow('audit:read');
    const elsewhere = new ConsentService(await (await domain.givenWorkspace()).as('owner', 'RIGHTS_HANDLING'));
    await expect(elsewhere.check(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('says of a person also what was said before they were merged', async () => {
    const { workspace, subjectId } = await givenPerson();
    const merged = await givenPerson(workspace);
    const consents = new ConsentService(await workspace.as('sales'));
    await consents.record({ ...YES, subjectId, occurredAt: new Date('2026-01-01') });
    await consents.record({ ...STOP, subjectId: merged.subjectId });
    await workspace
      .asSystem()
      .transaction((em) =>
        em.execute('update data_subject set merged_into_id = ? where workspace_id = ? and id = ?', [
          ...[subjectId, workspace.id, merged.subjectId],
        ]),
      );

    expect(await consents.states(subjectId)).toMatchObject([{ state: 'withdrawn' }]);
  });

  it('is closed to a viewer, and knows nobody of another workspace', async () => {
    const { workspace, subjectId } = await givenPerson();
    await new ConsentService(await workspace.as('sales')).record({ ...YES, subjectId });
    const elsewhere = new ConsentService(await (await domain.givenWorkspace()).as('owner'));

    await expect(new ConsentService(await workspace.as('viewer')).states(subjectId)).rejects.toThrow('consent:record');
    expect(await elsewhere.states(subjectId)).toEqual([]);
  });
});

describe('B4 double opt-in', () => {
  it('gives nothing before the person answers, and then what they were asked, once', async () => {
    const { workspace, subjectId, points } = await givenPerson();
    await givenTopic(workspace, 'News');
    const asked = await ask(workspace, { subjectId, contactPointId: points.email, topic: 'news', language: 'de' });
    const consents = new ConsentService(await workspace.as('owner'));
    const before = await consents.why(subjectId, 'MARKETING');

    const shown = await visitor(workspace).question(asked.token);
    await visitor(workspace).confirm(asked.token);

    expect(before).toMatchObject({ allowed: false });
    expect(shown).toMatchObject({ purpose: 'MARKETING', topic: 'news', wording: 'Send me news', language: 'de' });
    expect(asked.mail).toContain('„Send me news“');
    expect(await consents.why(subjectId, 'MARKETING')).toMatchObject({ allowed: true });
    const [state, ...rest] = await consents.states(subjectId);
    expect([state, rest]).toMatchObject([{ state: 'given', channel: 'email', contactPointId: points.email }, []]);
    const given = await workspace
      .asSystem()
      .transaction((em) => em.findOneOrFail(ConsentEvent, { workspaceId: workspace.id, id: state?.eventId ?? '' }));
    expect(given).toMatchObject({ confirmsId: asked.id, actorKind: 'person', method: 'double-opt-in', language: 'de' });
    await expect(visitor(workspace).confirm(asked.token)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('counts once, however often the answer is sent at the same time', async () => {
    const { workspace, subjectId, points } = await givenPerson();
    const { token } = await ask(workspace, { subjectId, contactPointId: points.email });

    const answers = await Promise.allSettled([1, 2, 3].map(() => visitor(workspace).confirm(token)));

    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const given = { workspaceId: workspace.id, subject: [workspace.id, subjectId], event: 'given' };
    expect(await workspace.asSystem().transaction((em) => em.count(ConsentEvent, given as object))).toBe(1);
  });

  it('is refused with one face to every token that does not hold', async () => {
    const { workspace, subjectId, points } = await givenPerson();
    const { token } = await ask(workspace, { subjectId, contactPointId: points.email });
    const late = await givenPerson(workspace);
    const { token: old } = await ask(workspace, { subjectId: late.subjectId, contactPointId: late.points.email });
    const gone = await givenPerson(workspace);
    const { token: dead } = await ask(workspace, { subjectId: gone.subjectId, contactPointId: gone.points.email });
    await new ConsentService(await workspace.as('owner')).record({ ...STOP, subjectId });
    await setSubject(workspace.asSystem(), gone.subjectId, { erasedAt: domain.clock.now() });
    const elsewhere = await domain.givenWorkspace();
    const faces = [];
    for (const [where, tried] of [
      [workspace, token],
      [workspace, dead],
      [workspace, 'nonsense'],
      [elsewhere, old],
    ] as const)
      faces.push(await visitor(where).confirm(tried).catch(String));
    const now = domain.clock.now();
    domain.clock.set(new Date(now.getTime() + 48 * HOUR));
    faces.push(await visitor(workspace).question(old).catch(String));
    domain.clock.set(now);

    expect(new Set(faces).size).toBe(1);
    expect(faces[0]).toContain('There is no such question');
    expect(await new ConsentService(await workspace.as('owner')).why(subjectId, 'MARKETING')).toMatchObject({
      ...{ allowed: false, cause: 'withdrawn' },
    });
  });

  it.each([
    ['an address that several people read', 'shared', 'INVALID_INPUT'],
    ['an address that somebody else has too', 'held', 'INVALID_INPUT'],
    ['a phone number', 'phone', 'INVALID_INPUT'],
    ['an address whose holder wants no mail', 'stopped', 'INVALID_INPUT'],
    ['somebody whose processing is restricted', 'restricted', 'PROCESSING_RESTRICTED'],
    ['somebody who said no', 'refused', 'WRONG_STATE'],
    ['somebody who was asked yesterday', 'asked', 'WRONG_STATE'],
  ])('asks nothing of %s, and mails nothing', async (_whom, what, code) => {
    const { workspace, subjectId, points } = await givenPerson();
    const contactPointId = what === 'phone' ? points.phone : what === 'shared' ? points.shared : points.email;
    const system = workspace.asSystem();
    if (what === 'held') await givenPerson(workspace, points.name);
    if (what === 'restricted') await setSubject(system, subjectId, { restrictedAt: domain.clock.now() });
    if (what === 'refused') await new ConsentService(await workspace.as('owner')).record({ ...STOP, subjectId });
    if (what === 'asked') await ask(workspace, { subjectId, contactPointId });
    if (what === 'stopped')
      await system.transaction(async (em) => {
        const key = { kind: 'email', normalised: `${points.name}@example.test` } as const;
        const digest = await suppressionDigest(domain.vault, workspace.id, key);
        await suppress(em, workspace.id, [digest], ['no-contact'], domain.clock.now());
      });

    await expect(ask(workspace, { subjectId, contactPointId })).rejects.toMatchObject({ code });
    expect(mailed).toHaveLength(0);
  });

  it.each([
    ['about another topic', 1, { topic: 'news' }, 'pending'],
    ['at another address', 1, { at: 'other' }, 'pending'],
    ['after the question ran out', 24 * 10, {}, 'unanswered'],
    ['about another topic long after', 24 * 170, { topic: 'news' }, 'unanswered'],
    ['for something else', 1, { purpose: 'PROFILING' }, null],
    ['after half a year', 24 * 190, {}, null],
  ] as const)('asks once for a purpose, also %s, whoever did not answer', async (_how, hours, more, state) => {
    const { workspace, subjectId, points } = await givenPerson();
    await givenTopic(workspace, 'News');
    await ask(workspace, { subjectId, contactPointId: points.email });
    const now = domain.clock.now();
    const contactPointId = 'at' in more ? points.other : points.email;

    domain.clock.set(new Date(now.getTime() + hours * HOUR));
    const again = await ask(workspace, { subjectId, contactPointId, ...more }).catch((error) => error);
    domain.clock.set(now);

    if (state) expect(again).toMatchObject({ code: 'WRONG_STATE', state });
    else expect(again).toMatchObject({ id: expect.any(String) });
  });

  it.each([
    ['a topic that nobody offers', { topic: 'Cheap pills' }, 'topic'],
    ['a topic that is retired', { topic: 'events' }, 'topic'],
    ['nothing that shows that they wanted it', { proof: ' ' }, 'proof'],
    ['a proof of any length', { proof: 'x'.repeat(2001) }, 'proof'],
  ])('asks with %s nothing', async (_what, more, path) => {
    const { workspace, subjectId, points } = await givenPerson();
    await givenTopic(workspace, 'Events', { isRetired: true });

    const asking = ask(workspace, { subjectId, contactPointId: points.email, ...more });

    await expect(asking).rejects.toMatchObject({ code: 'INVALID_INPUT', path });
    expect(mailed).toHaveLength(0);
  });

  it.each([
    ['objects to be approached', 'objected', 'stopped'],
    ['says no to it', 'withdrawn', 'stopped'],
    ['has their processing restricted', 'restricted', 'stopped'],
    ['says nothing', null, 'sent'],
  ])('that waits to be sent, while the person %s, is %3$s', async (_what, said, state) => {
    const { workspace, subjectId, points } = await givenPerson();
    const system = workspace.asSystem();
    const scope = await workspace.as('sales');
    const question = {
      subjectId,
      contactPointId: points.email,
      purpose: 'MARKETING',
      wording: 'Send me news',
    } as const;
    const messageId = await new ConsentConfirmation(scope, testPrivacyParts(domain)).ask({
      ...question,
      proof: 'Fair',
    });
    const consents = new ConsentService(await workspace.as('owner'));
    if (said === 'objected') await consents.record({ ...STOP, subjectId, purpose: 'PROSPECTING', event: 'objected' });
    if (said === 'withdrawn') await consents.record({ ...STOP, subjectId });
    if (said === 'restricted') await setSubject(system, subjectId, { restrictedAt: domain.clock.now() });

    const { orm, vault, clock } = domain;
    await sendMail({ em: orm.em, vault, clock, transport: null }, { workspaceId: workspace.id, messageId });

    const key = { workspaceId: workspace.id, id: messageId };
    const message = await system.transaction((em) => em.findOneOrFail(MailMessage, key));
    expect(message).toMatchObject({ template: 'consent-question', state });
  });

  it('is asked of nobody who objected to be approached, for whatever purpose', async () => {
    const { workspace, subjectId, points } = await givenPerson();
    const consents = new ConsentService(await workspace.as('owner'));
    await consents.record({ ...STOP, subjectId, purpose: 'PROSPECTING', event: 'objected' });

    const asking = ask(workspace, { subjectId, contactPointId: points.email, purpose: 'PROFILING' });

    await expect(asking).rejects.toMatchObject({ code: 'WRONG_STATE', state: 'objected' });
  });

  it('is asked by nobody without the right, nor across workspaces', async () => {
    const { workspace, subjectId, points } = await givenPerson();
    const question = { subjectId, contactPointId: points.email };

    await expect(ask(workspace, question, 'viewer')).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(ask(await domain.givenWorkspace(), question)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const asStaff = new ConsentConfirmation(await workspace.as('owner', 'RIGHTS_HANDLING'), parts());
    await expect(asStaff.confirm('token')).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  });
});

/** Keeps what would be mailed. */
function parts(): PrivacyParts {
  mailed = [];
  const whole = testPrivacyParts(domain);
  return {
    ...whole,
    mailer: {
      forget: (...args) => whole.mailer.forget(...args),
      queue: async (_em, mail) => {
        mailed.push(mail.body);
        return newId();
      },
    },
  };
}

async function ask(
  workspace: TestWorkspace,
  question: {
    subjectId: string;
    contactPointId: string;
    purpose?: Purpose;
    topic?: string;
    language?: string;
    proof?: string;
  },
  role: 'sales' | 'viewer' = 'sales',
) {
  const words = { purpose: 'MARKETING', wording: 'Send me news', proof: 'Asked for it at the fair.' } as const;
  const id = await new ConsentConfirmation(await workspace.as(role), parts()).ask({ ...words, ...question });
  const mail = mailed[0] ?? '';
  return { id, mail, token: /token=([\w-]+)/.exec(mail)?.[1] ?? '' };
}

function visitor({ id }: TestWorkspace): ConsentConfirmation {
  const { orm, vault, clock, jobs } = domain;
  const viewer = personViewer(id);
  const scope = {
    em: orm.em.fork(),
    vault,
    clock,
    jobs,
    viewer,
    purpose: 'RIGHTS_HANDLING',
    through: 'portal',
  } as const;
  return new ConsentConfirmation(new Scope(scope), parts());
}

async function givenPerson(known?: TestWorkspace, name = `ana-${newId()}`) {
  const workspace = known ?? (await domain.givenWorkspace());
  const scope = workspace.asSystem();
  const id = await new ContactService(scope).create({
    fullName: 'Ana Ruiz',
    allowDuplicate: true,
    points: [
      { kind: 'email', value: `${name}@example.test`, isPrimary: true },
      { kind: 'email', value: `other-${name}@example.test` },
      { kind: 'email', value: `family-${name}@example.test`, isShared: true },
      { kind: 'phone', value: '+49 30 23125 100' },
    ],
  });
  return scope.transaction(async (em) => {
    const { subject } = await em.findOneOrFail(Contact, { workspaceId: workspace.id, id });
    const points = await em.find(ContactPoint, { workspaceId: workspace.id, contact: [workspace.id, id] });
    const idOf = (kind: string, isShared = false, isPrimary = !isShared) =>
      points.find((one) => one.kind === kind && one.isShared === isShared && one.isPrimary === isPrimary)?.id ?? '';
    return {
      ...{ workspace, subjectId: subject.id },
      points: {
        name,
        email: idOf('email'),
        shared: idOf('email', true),
        other: idOf('email', false, false),
        phone: idOf('phone'),
      },
    };
  });
}

async function givenTopic(workspace: TestWorkspace, label: string, { isRetired = false } = {}): Promise<void> {
  const topics = new MarketingTopicService(await workspace.as('owner', 'RIGHTS_HANDLING'));
  const id = await topics.add(label);
  if (isRetired) await topics.retire(id);
}
