import { InvalidInputError, WrongStateError } from '../../kernel/errors.ts';
import { composeMail } from '../../kernel/mail/mail-templates.ts';
import type { Scope } from '../../kernel/scope.ts';
import { findSubject } from '../consent/append-consent.ts';
import { type PrivacyParts, workspaceFacts } from '../privacy-parts.ts';

/** Tells people that a restriction ends, before it is lifted (GDPR Art. 18(3)). */
export class RestrictionEnd {
  constructor(
    private readonly scope: Scope,
    private readonly parts: Pick<PrivacyParts, 'mailer' | 'publicUrl' | 'directory'>,
  ) {}

  /**
   * Writes to a restricted person that the restriction will end, and why; from then on it can be lifted. Gives the person.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError · InvalidInputError · WrongStateError where nothing is
   * restricted, or where no mail reaches them: then they are told by another way, and lifting says when
   */
  async announce(subjectId: string, reason: string): Promise<string> {
    this.scope.require('subject:restrict');
    const words = reason.trim().normalize('NFC');
    if (words.length < 10 || words.length > 500)
      throw new InvalidInputError([{ path: 'reason', message: 'Expected a reason in 10 to 500 characters.' }]);
    const { workspaceId, clock } = this.scope;
    return this.scope.transaction(async (em) => {
      const subject = await findSubject(em, this.scope, subjectId);
      if (!subject.restrictedAt) throw new WrongStateError('unrestricted', 'Processing is not restricted.');
      const mailboxes = await this.parts.directory.mailboxes(em, workspaceId, [subject.id]);
      if (mailboxes.length === 0)
        throw new WrongStateError('restricted', 'No mail reaches the person: tell them by another way.');
      const { name: workspace, slug } = await workspaceFacts(em, workspaceId);
      const language = await this.parts.directory.languageOf(em, workspaceId, subject.id);
      const values = { workspace, reason: words, centreUrl: `${this.parts.publicUrl}/privacy/${slug}` };
      const mail = { workspaceId, keyId: subject.id, subjectId: subject.id };
      for (const to of mailboxes)
        await this.parts.mailer.queue(em, { ...mail, to, ...composeMail('restriction-ends', values, language) });
      subject.restrictionEndToldAt = clock.now();
      const target = { targetType: 'data_subject', targetId: subject.id, subjectId: subject.id };
      this.scope.record(em, { action: 'subject:restrict', ...target, fields: ['end-told'] });
      return subject.id;
    });
  }
}
