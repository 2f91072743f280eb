import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ActivityService } from '../../activity/activity.service.ts';
import { newId } from '../../kernel/ids.ts';
import { MailMessage } from '../../mail/mail-message.entity.ts';
import { ConsentService } from '../../privacy/consent/consent.service.ts';
import { SubjectStateService } from '../../privacy/subject/state/subject-state.service.ts';
import { lettersTo } from '../../testing/letters.ts';
import { testPrivacyParts } from '../../testing/privacy-parts.ts';
import { deedsOn, getRecord } from '../../testing/records.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../testing/test-domain.ts';
import { Contact } from '../contact.entity.ts';
import { ContactService } from '../contact.service.ts';
import type { NewContact } from '../contact-input.ts';
import { ContactNotice } from './contact-notice.service.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

async function officerOf(workspace: TestWorkspace) {
  const scope = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
  const notices = new ContactNotice(scope, testPrivacyParts(domain));
  return { scope, notices, stateOf: (id: string) => getRecord(scope, Contact, id) };
}

/** Somebody off a list that was bought, with an address of their own. */
async function givenStranger(workspace: TestWorkspace, more: Partial<NewContact> = {}) {
  const email = `${newId()}@example.test`;
  const scope = await workspace.as('owner');
  const id = await new ContactService(scope).create({
    ...{ fullName: 'Dana Horvat', collectedFrom: 'third-party', source: 'Trade register' },
    ...{
      collectedAt: new Date(domain.clock.now().getTime() - 5 * 86_400_000),
      points: [{ kind: 'email', value: email }],
    },
    ...more,
  });
  const { subject } = await getRecord(scope, Contact, id);
  return { id, email, subjectId: subject.id, scope };
}

const codeOf = (doing: Promise<unknown>) => doing.then(() => null).catch((error: { code: string }) => error.code);

describe('B1-AC4 the notice to whoever did not give their data themselves', () => {
  it('is mailed in their language with source, purposes and grounds, names nobody, and is tracked to sent', async () => {
    const workspace = await domain.givenWorkspace();
    const { notices, scope, stateOf } = await officerOf(workspace);
    const { id, email } = await givenStranger(workspace, { language: 'de-AT' });

    const outcomes = await notices.send([id, id]);

    expect(outcomes).toEqual([{ contactId: id, refusal: null }]);
    const [letter, ...others] = await lettersTo(domain, email, workspace.slug);
    expect(others).toEqual([]);
    expect(letter?.subject).toContain('hat Daten über Sie');
    for (const part of ['Trade register', 'Art. 14 DSGVO', 'berechtigtes Interesse', `/privacy/${workspace.slug}`])
      expect(letter?.body).toContain(part);
    expect(letter?.body).not.toContain('Dana');
    expect(letter?.body).not.toMatch(/[{}]/);
    expect(await stateOf(id)).toMatchObject({
      noticeState: 'sent',
      noticeMethod: 'email',
      noticeSentAt: scope.clock.now(),
    });
    expect(await deedsOn(scope, id)).toEqual(['contact:create', 'notice:send']);
    expect(await notices.send([id])).toMatchObject([{ refusal: { code: 'WRONG_STATE' } }]);
  });

  it('goes out whatever they refuse, also while processing is restricted: it is no advertising', async () => {
    const workspace = await domain.givenWorkspace();
    const { notices, scope } = await officerOf(workspace);
    const { id, email, subjectId } = await givenStranger(workspace);
    const consents = new ConsentService(scope);
    await consents.record({ subjectId, purpose: 'MARKETING', event: 'objected', method: 'email' });
    await consents.restrict(subjectId, 'unlawful');

    await notices.send([id]);

    expect(await lettersTo(domain, email, workspace.slug)).toHaveLength(1);
  });

  it('reaches everybody whom it can: no address and no life keep nobody else from being told', async () => {
    const workspace = await domain.givenWorkspace();
    const { notices, scope } = await officerOf(workspace);
    const [ana, ben, eve] = [
      await givenStranger(workspace),
      await givenStranger(workspace, { points: [] }),
      await givenStranger(workspace),
    ];
    await new SubjectStateService(scope).setDeceased(eve.subjectId, '2026-01-01');

    const outcomes = await notices.send([ben.id, eve.id, newId(), ana.id]);

    expect(outcomes.map(({ refusal }) => refusal?.code ?? 'sent')).toEqual([
      ...['WRONG_STATE', 'WRONG_STATE', 'NOT_FOUND', 'sent'],
    ]);
    expect(await lettersTo(domain, eve.email, workspace.slug)).toEqual([]);
  });

  it('that never arrived is sent again', async () => {
    const workspace = await domain.givenWorkspace();
    const { notices, scope, stateOf } = await officerOf(workspace);
    const { id, email } = await givenStranger(workspace);
    await notices.send([id]);
    const { noticeMessageId } = await stateOf(id);
    await scope.transaction(async (em) => {
      const message = await em.findOneOrFail(MailMessage, [workspace.id, noticeMessageId ?? '']);
      message.state = 'failed';
    });

    const [outcome] = await notices.send([id]);

    expect(outcome?.refusal).toBeNull();
    expect(await lettersTo(domain, email, workspace.slug)).toHaveLength(2);
  });

  it('is due with the first exchange, where that comes before the month is over', async () => {
    const workspace = await domain.givenWorkspace();
    const { stateOf } = await officerOf(workspace);
    const { id, scope } = await givenStranger(workspace);
    const { noticeDueOn } = await stateOf(id);

    await new ActivityService(scope).log({ kind: 'call', contactId: id });

    const today = domain.clock.now().toISOString().slice(0, 10);
    expect((noticeDueOn ?? '') > today).toBe(true);
    expect(await stateOf(id)).toMatchObject({ noticeState: 'due', noticeDueOn: today });
  });

  it('was given in another way, or need not be given on a ground of the law, which can be taken back', async () => {
    const workspace = await domain.givenWorkspace();
    const { notices, stateOf } = await officerOf(workspace);
    const [told, exempt] = [await givenStranger(workspace), await givenStranger(workspace)];
    const today = domain.clock.now().toISOString().slice(0, 10);

    const early = await codeOf(notices.recordTold(told.id, { method: 'letter', toldOn: '2020-01-01' }));
    await notices.recordTold(told.id, { method: 'letter', toldOn: today });
    await notices.exempt(exempt.id, 'has-information');
    const noted = await stateOf(exempt.id);
    await notices.exempt(exempt.id, null);

    expect(early).toBe('INVALID_INPUT');
    expect(await stateOf(told.id)).toMatchObject({ noticeState: 'sent', noticeMethod: 'letter' });
    expect(noted).toMatchObject({ noticeState: 'exempt', noticeExemptGround: 'has-information' });
    expect(await stateOf(exempt.id)).toMatchObject({ noticeState: 'due', noticeExemptGround: null });
    expect(await codeOf(notices.exempt(told.id, 'law'))).toBe('WRONG_STATE');
  });

  it('is sent by officers alone, to nobody of another workspace, to a hundred at most, and not from an older state', async () => {
    const [ours, theirs] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
    const { notices } = await officerOf(ours);
    const [own, stranger] = [await givenStranger(ours), await givenStranger(theirs)];
    const sales = new ContactNotice(await ours.as('sales'), testPrivacyParts(domain));

    expect(await codeOf(sales.send([own.id]))).toBe('NOT_ALLOWED');
    expect(await codeOf(sales.exempt(own.id, 'law'))).toBe('NOT_ALLOWED');
    expect(await notices.send([stranger.id])).toMatchObject([{ refusal: { code: 'NOT_FOUND' } }]);
    expect(await codeOf(notices.exempt(stranger.id, 'law'))).toBe('NOT_FOUND');
    expect(await codeOf(notices.send(Array.from({ length: 101 }, () => newId())))).toBe('INVALID_INPUT');
    expect(await codeOf(notices.exempt(own.id, 'law', 99))).toBe('STALE_VERSION');
  });
});
