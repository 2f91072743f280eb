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
import { kindOfMessage } from '../privacy/may-send/send-question.ts';
import type { PrivacyParts } from '../privacy/privacy-parts.ts';
import { tieSubjects } from '../privacy/subject/link-subjects.ts';
import { applyPatch } from '../record/apply-patch.ts';
import { InputCheck, type TextRule } from '../record/input/input-check.ts';
import { withWayToStop } from './way-to-stop.ts';

/** For what one writes to one person: business of the two, or an offer and news, which the law asks more of. */
export const OUTREACH_PURPOSES = ['RELATIONSHIP', 'SUPPORT', 'BILLING', 'PROSPECTING', 'MARKETING'] as const;

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
  /** The topic of marketing that it belongs to. */
  readonly topic?: string | null | undefined;
  /** It is about goods or services of one's own, like those that the person bought. */
  readonly similarGoods?: boolean | undefined;
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
    private readonly parts: Pick<PrivacyParts, 'mailer' | 'publicUrl'>,
  ) {}

  /**
   * Sends a mail, as soon as the transaction is over.
   * @returns the id of the activity that records it
   * @throws NotAllowedError · InvalidInputError · NotFoundError for the contact, the deal or the address ·
   * PurposeNotAllowedError for a purpose that the viewer does not hold · ProcessingRestrictedError · SendRefusedError
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
      const text = await this.textOf(em, input, recipient, body);
      const id = newId();
      await this.queue(em, id, input, recipient, { subject, body: text });
      const activity = await this.record(em, id, people, { subject, body: text });
      applyPatch(activity, about, this.scope.clock);
      await this.tie(em, id, recipient, people);
      const target = { targetType: 'activity', targetId: id, subjectId: onlySubjectOf(people) };
      this.scope.record(em, { action: 'activity:send', ...target });
      return id;
    });
  }

  /**
   * Sends a mail once more that no mail server took; whether it may go out is asked again.
   * @throws NotAllowedError · NotFoundError · WrongStateError for one that did not fail
   */
  async retry(activityId: string): Promise<string> {
    this.scope.require('activity:send');
    const { workspaceId, jobs, clock } = this.scope;
    return this.scope.transaction(async (em) => {
      await this.scope.findVisible(em, Activity, activityId, 'activity:read');
      const message = await em.findOne(MailMessage, { workspaceId, id: activityId });
      if (message?.state !== 'failed') throw new WrongStateError(message?.state ?? 'sent', 'This mail did not fail.');
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
    if (!holdsPurpose(this.scope.viewer, input.purpose)) throw new PurposeNotAllowedError(input.purpose);
    // One line by construction: a line break could add a header.
    return { subject: subject.replaceAll(/\s+/g, ' '), body };
  }

  private async textOf(em: EntityManager, { purpose }: NewOutreachMail, { language }: Contact, body: string) {
    if (kindOfMessage(purpose) !== 'advertising') return body;
    const [row] = await em.execute<{ slug: string; locale: string }[]>(
      'select slug, locale from workspace where id = ?',
      [this.scope.workspaceId],
    );
    return withWayToStop(body, `${this.parts.publicUrl}/privacy/${row?.slug ?? ''}`, language ?? row?.locale ?? null);
  }

  private queue(
    em: EntityManager,
    id: string,
    { contactPointId, purpose, topic = null, similarGoods = false }: NewOutreachMail,
    { subject: { id: subjectId } }: Contact,
    words: { readonly subject: string; readonly body: string },
  ): Promise<string> {
    const { workspaceId } = this.scope;
    const stopOffered = kindOfMessage(purpose) === 'advertising';
    const to = { workspaceId, subjectId, contactPointId, purpose, topic, similarGoods, stopOffered };
    return this.parts.mailer.queue(em, { id, ...to, ...words });
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
