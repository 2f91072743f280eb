import type { EntityManager } from '@mikro-orm/postgresql';
import { dateOf } from '../../../kernel/clock.ts';
import { InvalidInputError, NotFoundError } from '../../../kernel/errors.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { findSubject } from '../../consent/append-consent.ts';
import { recomputeSubjects } from '../../consent/recompute-subjects.ts';
import { stopWaiting } from '../../may-send/stop-waiting.ts';
import { workspaceFacts } from '../../privacy-parts.ts';
import type { DataSubject } from '../data-subject.entity.ts';
import { LegalContact } from './legal-contact.entity.ts';
import { addLegalContact, type LegalContactKind, type NewLegalContact, readLegalContact } from './legal-contact.ts';

/**
 * Flags what is true of a person and changes for what their data is used: they are under age, or they have died. Either stops
 * every approach, profile and sharing with partners at once, and deletes nothing that is kept lawfully.
 */
export class SubjectStateService {
  constructor(private readonly scope: Scope) {}

  /**
   * Says whether a person is under age, and who speaks for them. Somebody who is not has no guardian either.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError · InvalidInputError
   */
  async setMinor(subjectId: string, isMinor: boolean, guardian: NewLegalContact | null = null): Promise<string> {
    const contact = guardian && readLegalContact(guardian);
    if (contact && !isMinor) throw invalid('legalContact', 'Only a minor has a guardian.');
    return this.change(subjectId, ['isMinor'], async (em, subject) => {
      subject.isMinor = isMinor;
      if (!isMinor) await this.remove(em, subject, 'guardian');
      if (contact) await addLegalContact(em, this.scope, subject, contact);
    });
  }

  /**
   * Says that a person has died and on which day, and who speaks for them; without a day that they are alive after all.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError · InvalidInputError
   */
  async setDeceased(
    subjectId: string,
    deceasedOn: string | null,
    heir: NewLegalContact | null = null,
  ): Promise<string> {
    const contact = heir && readLegalContact(heir);
    if (contact && deceasedOn === null) throw invalid('legalContact', 'Only somebody who has died has an heir.');
    return this.change(subjectId, ['deceasedOn'], async (em, subject) => {
      const { timeZone } = await workspaceFacts(em, this.scope.workspaceId);
      if (deceasedOn !== null && deceasedOn > dateOf(this.scope.clock.now(), timeZone))
        throw invalid('deceasedOn', 'Expected a day that is not ahead of today.');
      subject.deceasedOn = deceasedOn;
      if (deceasedOn === null) await this.remove(em, subject, 'heir');
      if (contact) await addLegalContact(em, this.scope, subject, contact);
    });
  }

  /**
   * Forgets somebody who spoke for a person; gives the person.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError
   */
  async removeLegalContact(id: string): Promise<string> {
    this.scope.require('subject:update');
    return this.scope.transaction(async (em) => {
      const found = await em.findOne(LegalContact, { workspaceId: this.scope.workspaceId, id });
      if (!found) throw new NotFoundError('legalContact');
      const subject = await findSubject(em, this.scope, found.subject.id);
      em.remove(found);
      this.record(em, subject, ['legalContact']);
      return subject.id;
    });
  }

  private change(
    subjectId: string,
    fields: readonly string[],
    work: (em: EntityManager, subject: DataSubject) => Promise<void>,
  ): Promise<string> {
    this.scope.require('subject:update');
    return this.scope.transaction(async (em) => {
      const subject = await findSubject(em, this.scope, subjectId);
      await work(em, subject);
      this.record(em, subject, fields);
      await recomputeSubjects(em, this.scope.workspaceId, [subject.id], this.scope.clock.now());
      await stopWaiting(em, this.scope, [subject.id]);
      return subject.id;
    });
  }

  private record(em: EntityManager, { id }: DataSubject, fields: readonly string[]): void {
    const target = { targetType: 'data_subject', targetId: id, subjectId: id };
    this.scope.record(em, { action: 'subject:update', ...target, fields });
  }

  private async remove(em: EntityManager, subject: DataSubject, kind: LegalContactKind): Promise<void> {
    const { workspaceId } = this.scope;
    for (const contact of await em.find(LegalContact, { workspaceId, subject, kind })) em.remove(contact);
  }
}

function invalid(path: string, message: string): InvalidInputError {
  return new InvalidInputError([{ path, message }]);
}
