import type { EntityManager } from '@mikro-orm/postgresql';
import { dateOf } from '../../kernel/clock.ts';
import { DomainError, InvalidInputError, WrongStateError } from '../../kernel/errors.ts';
import type { Scope } from '../../kernel/scope.ts';
import { MailMessage } from '../../mail/mail-message.entity.ts';
import { composeNotice } from '../../privacy/notice/compose-notice.ts';
import { policyLanguageOf } from '../../privacy/policy/policy-words.ts';
import { type PrivacyNotice, readPrivacyNotice } from '../../privacy/policy/privacy-notice.ts';
import { type PrivacyParts, workspaceFacts } from '../../privacy/privacy-parts.ts';
import { assertUsable } from '../../privacy/subject/assert-usable.ts';
import { applyPatch, type Patch } from '../../record/apply-patch.ts';
import { Contact, type NOTICE_EXEMPTIONS } from '../contact.entity.ts';
import { ContactPoint } from '../contact-point.entity.ts';

/** At most so many people are told with one command. */
export const MOST_NOTICES = 100;

/** How somebody is told where no mail reaches them. */
export const TOLD_METHODS = ['letter', 'phone-call', 'in-person'] as const;

/** What became of the notice to one person. */
export interface NoticeOutcome {
  readonly contactId: string;
  /** Why they were not told; null where the letter is on its way. */
  readonly refusal: DomainError | null;
}

/** How somebody was told by other means than by mail. */
export interface ToldNotice {
  readonly method: (typeof TOLD_METHODS)[number];
  /** The day, as a date. */
  readonly toldOn: string;
}

/** Tells people that their data is held, which did not come from them, and notes who need not be told (GDPR Art. 14). */
export class ContactNotice {
  constructor(
    private readonly scope: Scope,
    private readonly parts: Pick<PrivacyParts, 'mailer' | 'publicUrl'>,
  ) {}

  /**
   * Mails the notice to several people, each in their language and in a transaction of their own: one who cannot be reached
   * keeps nobody else from being told. It is no advertising and goes out whatever they refuse.
   * @throws NotAllowedError · PurposeNotAllowedError · InvalidInputError for too many at once
   */
  async send(contactIds: readonly string[]): Promise<NoticeOutcome[]> {
    this.scope.require('notice:send');
    const wanted = [...new Set(contactIds)];
    if (wanted.length === 0 || wanted.length > MOST_NOTICES)
      throw invalid('contactIds', `Expected 1 to ${MOST_NOTICES} contacts.`);
    const outcomes: NoticeOutcome[] = [];
    for (const contactId of wanted) {
      const refusal = await this.sendOne(contactId).catch(refusalOf);
      outcomes.push({ contactId, refusal });
    }
    return outcomes;
  }

  /**
   * Notes that a person was told in another way.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError · StaleVersionError · WrongStateError where no notice is
   * due · InvalidInputError for a day before the data was collected or ahead of today
   */
  async recordTold(contactId: string, { method, toldOn }: ToldNotice, ifVersion?: number | null): Promise<string> {
    return this.change(contactId, ifVersion, async (em, contact) => {
      assertDue(contact);
      const { timeZone } = await workspaceFacts(em, this.scope.workspaceId);
      const now = this.scope.clock.now();
      if (toldOn > dateOf(now, timeZone) || toldOn < dateOf(contact.collectedAt, timeZone))
        throw invalid('toldOn', 'Expected a day after the data was collected and not ahead of today.');
      const noon = new Date(`${toldOn}T12:00:00Z`);
      return { noticeState: 'sent', noticeSentAt: noon < now ? noon : now, noticeMethod: method };
    });
  }

  /**
   * Notes why a person need not be told, or takes that back: then the notice is due as it was.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError · StaleVersionError · WrongStateError where nothing is due,
   * or nothing was noted
   */
  async exempt(
    contactId: string,
    ground: (typeof NOTICE_EXEMPTIONS)[number] | null,
    ifVersion?: number | null,
  ): Promise<string> {
    return this.change(contactId, ifVersion, async (_em, contact) => {
      if (ground !== null) {
        assertDue(contact);
        return { noticeState: 'exempt', noticeExemptGround: ground };
      }
      if (contact.noticeState !== 'exempt') throw new WrongStateError(contact.noticeState, 'Nothing was noted.');
      return { noticeState: 'due', noticeExemptGround: null };
    });
  }

  private async sendOne(contactId: string): Promise<null> {
    const { workspaceId, clock } = this.scope;
    const language = await this.languageOf(contactId);
    const notice = await readPrivacyNotice(this.scope, language);
    await this.change(contactId, null, async (em, contact) => {
      await this.assertUnsent(em, contact);
      const point = await this.addressOf(em, contact);
      const { source, collectedAt } = contact;
      const origin = { source: source === 'not stated' ? null : source, collectedAt };
      const letter = composeNotice(notice, origin, this.centreOf(notice), language);
      const to = { workspaceId, subjectId: contact.subject.id, contactPointId: point.id };
      const noticeMessageId = await this.parts.mailer.queue(em, { ...to, purpose: 'LEGAL_OBLIGATION', ...letter });
      return { noticeState: 'sent', noticeSentAt: clock.now(), noticeMethod: 'email', noticeMessageId };
    });
    return null;
  }

  private languageOf(contactId: string) {
    const { workspaceId } = this.scope;
    return this.scope.transaction(async (em) => {
      const [row] = await em.execute<{ language: string }[]>(
        `select coalesce(c.language, w.locale) as language from contact c join workspace w on w.id = c.workspace_id
         where c.workspace_id = ? and c.id = ?`,
        [workspaceId, contactId],
      );
      return policyLanguageOf(row?.language);
    });
  }

  private centreOf({ slug }: PrivacyNotice): string {
    return `${this.parts.publicUrl}/privacy/${slug}`;
  }

  /** A letter that never arrived can be sent again. */
  private async assertUnsent(em: EntityManager, contact: Contact): Promise<void> {
    const { workspaceId } = this.scope;
    if (contact.noticeState === 'sent' && contact.noticeMessageId) {
      const message = await em.findOne(MailMessage, { workspaceId, id: contact.noticeMessageId });
      if (message?.state === 'failed' || message?.state === 'stopped') return;
    }
    assertDue(contact);
  }

  /** The one to use, and one that nobody else reads before one that others do. */
  private async addressOf(em: EntityManager, contact: Contact): Promise<ContactPoint> {
    const { workspaceId } = this.scope;
    const deceased = await contact.subject.loadOrFail();
    if (deceased.deceasedOn) throw new WrongStateError('deceased', 'This person has died: nobody is told any more.');
    const [point] = await em.find(
      ContactPoint,
      { workspaceId, contact, kind: 'email' },
      { orderBy: { isShared: 'asc', isPrimary: 'desc', id: 'asc' }, limit: 1 },
    );
    if (!point) throw new WrongStateError('unreachable', 'There is no e-mail address: tell them in another way.');
    return point;
  }

  private change(
    contactId: string,
    ifVersion: number | null | undefined,
    decide: (em: EntityManager, contact: Contact) => Promise<Patch<Contact>>,
  ): Promise<string> {
    this.scope.require('notice:send');
    return this.scope.transaction(async (em) => {
      const contact = await this.scope.findVisible(em, Contact, contactId, 'contact:read', ifVersion);
      await assertUsable(contact.subject, this.scope);
      const changes = applyPatch(contact, await decide(em, contact), this.scope.clock);
      const target = { targetType: 'contact', targetId: contact.id, subjectId: contact.subject.id };
      this.scope.record(em, { action: 'notice:send', ...target, version: contact.version + 1, changes });
      return contact.id;
    });
  }
}

function assertDue({ noticeState }: Contact): void {
  if (noticeState !== 'due') throw new WrongStateError(noticeState, 'No notice is due.');
}

function refusalOf(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  throw error;
}

function invalid(path: string, message: string): InvalidInputError {
  return new InvalidInputError([{ path, message }]);
}
