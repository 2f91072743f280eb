import type { EntityManager } from '@mikro-orm/postgresql';
import {
  assertAllUsable,
  findAbout,
  findActingMember,
  onlySubjectOf,
  partsOf,
  peopleOf,
} from '../activity/about/about.ts';
import { sealText } from '../activity/about/sealed-text.ts';
import { Activity } from '../activity/activity.entity.ts';
import type { Contact } from '../contact/contact.entity.ts';
import { NotFoundError, PurposeNotAllowedError, WrongStateError } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import type { Purpose } from '../kernel/purposes.ts';
import type { Scope } from '../kernel/scope.ts';
import { holdsPurpose } from '../kernel/viewer.ts';
import { MailMessage } from '../mail/mail-message.entity.ts';
import { SendRefusedError } from '../mail/send-refused.ts';
import { kindOfMessage } from '../privacy/may-send/send-question.ts';
import type { PrivacyParts } from '../privacy/privacy-parts.ts';
import { tieSubjects } from '../privacy/subject/link-subjects.ts';
import { applyPatch } from '../record/apply-patch.ts';
import { InputCheck, type TextRule } from '../record/input/input-check.ts';

/** For what one would write to one person: business of the two; an offer and news are refused until they can be stopped with one click. */
export const OUTREACH_PURPOSES = ['RELATIONSHIP', 'SUPPORT', 'BILLING', 'PROSPECTING', 'MARKETING'] as const;

const NO_ADVERTISING =
  'Advertising (offers and news) needs a way to stop it with one click, which single mails do not have yet.';

/** The limits of a mail's fields. */
export const OUTREACH_LIMITS = {
  subject: { max: 300, required: true },
  body: { max: 50_000, required: true, verbatim: true },
} as const satisfies Record<string, TextRule>;

/** A mail from one member to one person. */
export interface NewOutreachMail {
  readonly contactId: string;
  /** One of the person's e-mail addresses. */
  readonly contactPointId: string;
  readonly purpose: Purpose;
  readonly subject: string;
  readonly body: string;
  /** The deal that it is about. */
  readonly dealId?: string | null | undefined;
}

/**
 * Mail that a member writes to a person. Whether it may go out is asked when it is written and once more right before it leaves
 * (decision 0024); it is kept as an activity under the same id, sealed, with whoever wrote it and whoever it went to.
 */
export class OutreachMailService {
  constructor(
    private readonly scope: Scope,
    private readonly parts: Pick<PrivacyParts, 'mailer'>,
  ) {}

  /**
   * Sends a mail, as soon as the transaction is over.
   * @returns the id of the activity that records it
   * @throws NotAllowedError · InvalidInputError · NotFoundError for the contact, the deal or the address ·
   * PurposeNotAllowedError for a purpose that the viewer does not hold · ProcessingRestrictedError · SendRefusedError, for advertising
   * always
   */
  async send(input: NewOutreachMail): Promise<string> {
    this.scope.require('activity:send');
    const { subject, body } = this.read(input);
    return this.scope.transaction(async (em) => {
      const { contactId, dealId } = input;
      const about = await findAbout(em, this.scope, { contactId, dealId });
      const recipient = await about.contact?.loadOrFail();
      if (!recipient) throw new NotFoundError('contact', 'contactId');
      const people = await peopleOf(about);
      await assertAllUsable(people, this.scope);
      const id = newId();
      await this.queue(em, id, input, recipient, { subject, body });
      const activity = await this.record(em, id, people, { subject, body });
      applyPatch(activity, about, this.scope.clock);
      await this.tie(em, id, recipient, people);
      const target = { targetType: 'activity', targetId: id, subjectId: onlySubjectOf(people) };
      this.scope.record(em, { action: 'activity:send', ...target });
      return id;
    });
  }

  /**
   * Sends a mail once more that no mail server took; whether it may go out is asked again.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · WrongStateError for one that did not fail ·
   * PurposeNotAllowedError for one of a purpose that the viewer does not hold · SendRefusedError for advertising
   */
  async retry(activityId: string, ifVersion?: number | null): Promise<string> {
    this.scope.require('activity:send');
    const { workspaceId, jobs, clock } = this.scope;
    return this.scope.transaction(async (em) => {
      await this.scope.findVisible(em, Activity, activityId, 'activity:send', ifVersion);
      const message = await em.findOne(MailMessage, { workspaceId, id: activityId });
      if (message?.state !== 'failed') throw new WrongStateError(message?.state ?? 'sent', 'This mail did not fail.');
      if (message.purpose) this.assertSingleMail(message.purpose);
      Object.assign(message, { state: 'queued', attempts: 0, failure: null, queuedAt: clock.now() });
      await jobs.enqueue(em, 'mail:send', { workspaceId, messageId: activityId });
      const { subjectId = null } = message;
      this.scope.record(em, { action: 'activity:send', targetType: 'activity', targetId: activityId, subjectId });
      return activityId;
    });
  }

  private read(input: NewOutreachMail) {
    const check = new InputCheck();
    check.oneOf('purpose', input.purpose, OUTREACH_PURPOSES);
    const subject = check.requiredText('subject', input.subject, OUTREACH_LIMITS.subject);
    const body = check.requiredText('body', input.body, OUTREACH_LIMITS.body);
    check.assertValid();
    this.assertSingleMail(input.purpose);
    // One line by construction: a line break could add a header.
    return { subject: subject.replaceAll(/\s+/g, ' '), body };
  }

  /** Advertising is stopped with one click, without signing in (GDPR Art. 21(2)); a mail to one person carries no such way yet. */
  private assertSingleMail(purpose: Purpose): void {
    if (!holdsPurpose(this.scope.viewer, purpose)) throw new PurposeNotAllowedError(purpose);
    if (kindOfMessage(purpose) === 'advertising')
      throw new SendRefusedError('no-stop-offered', purpose, NO_ADVERTISING);
  }

  private queue(
    em: EntityManager,
    id: string,
    { contactPointId, purpose }: NewOutreachMail,
    { subject: { id: subjectId } }: Contact,
    words: { readonly subject: string; readonly body: string },
  ): Promise<string> {
    const { workspaceId } = this.scope;
    return this.parts.mailer.queue(em, { id, workspaceId, subjectId, contactPointId, purpose, ...words });
  }

  private async record(
    em: EntityManager,
    id: string,
    people: readonly Contact[],
    { subject, body }: { readonly subject: string; readonly body: string },
  ): Promise<Activity> {
    const { workspaceId } = this.scope;
    const now = this.scope.clock.now();
    const seal = (column: string, text: string) =>
      sealText(this.scope, people, { table: 'activity', column, rowId: id }, text);
    const activity = em.create(Activity, {
      ...{ workspaceId, id, kind: 'mail', direction: 'out', occurredAt: now },
      member: await findActingMember(em, this.scope),
      subjectLine: await seal('subject_line', subject),
      body: await seal('body', body),
      ...{ createdAt: now, updatedAt: now },
    });
    em.persist(activity);
    return activity;
  }

  private async tie(em: EntityManager, recordId: string, recipient: Contact, people: readonly Contact[]) {
    const member = await findActingMember(em, this.scope);
    const others = people.filter((person) => person !== recipient);
    tieSubjects(em, this.scope, { recordType: 'activity', recordId }, [
      ...(member ? [{ subjectId: member.subject.id, role: 'author' as const }] : []),
      ...partsOf([recipient], 'recipient'),
      ...partsOf(others, 'mentioned'),
    ]);
  }
}
