import type { EntityManager } from '@mikro-orm/postgresql';
import { ownIdOf } from '../identity/assignable-member.ts';
import type { Action } from '../kernel/actions.ts';
import { dateOf } from '../kernel/clock.ts';
import type { Change, Scope } from '../kernel/scope.ts';
import { assertUsable } from '../privacy/subject/assert-usable.ts';
import { applyPatch, type Patch, touch } from '../record/apply-patch.ts';
import { InputCheck } from '../record/input/input-check.ts';
import { Contact } from './contact.entity.ts';
import {
  type ContactChanges,
  followLifecycle,
  followName,
  type NewContact,
  readBirthDate,
  readContact,
} from './contact-input.ts';
import { createContact, findRelations, openBirthDate, sealBirthDate } from './create-contact.ts';

/** The commands on contacts. */
export class ContactService {
  constructor(private readonly scope: Scope) {}

  /**
   * Records a person with their addresses and where the data came from.
   * @throws NotAllowedError · InvalidInputError · NotFoundError for a company or owner · SuppressedError for somebody who was
   * deleted at their own request · DuplicateFoundError unless `allowDuplicate`
   */
  async create(input: NewContact): Promise<string> {
    return this.scope.transaction(async (em) => (await createContact(em, this.scope, input)).id);
  }

  /**
   * Changes the given fields of a contact.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · InvalidInputError · ProcessingRestrictedError (GDPR Art. 18) ·
   * PurposeNotAllowedError
   */
  async update(contactId: string, changes: ContactChanges, ifVersion?: number | null): Promise<string> {
    this.scope.require('contact:update');
    if (changes.companyId !== undefined) this.scope.require('contact:reassign');
    return this.change(contactId, 'contact:update', ifVersion, async (em, contact) => {
      const check = new InputCheck();
      const fields = readContact(check, changes);
      const today = dateOf(this.scope.clock.now());
      const birthDate = readBirthDate(check, changes.birthDate, today);
      check.assertValid();
      const relations = await findRelations(em, this.scope, changes);
      const sealed = await this.seal(contact, birthDate);
      if (birthDate === null && contact.birthDate === null && !this.seesBirthDate) touch(contact, this.scope.clock);
      const ended = followLifecycle(contact.lifecycle, fields, today);
      return { ...fields, ...followName(contact, fields), ...ended, ...relations, ...sealed };
    });
  }

  /**
   * Moves a contact to another company of the same workspace, or out of any.
   * @throws NotAllowedError · NotFoundError for a contact or company that the viewer may not see · StaleVersionError ·
   * ProcessingRestrictedError (GDPR Art. 18) · PurposeNotAllowedError
   */
  async reassign(contactId: string, companyId: string | null, ifVersion?: number | null): Promise<string> {
    this.scope.require('contact:reassign');
    return this.change(contactId, 'contact:reassign', ifVersion, (em) => findRelations(em, this.scope, { companyId }));
  }

  /**
   * Gives a contact to another member, or to nobody.
   * @throws NotAllowedError · NotFoundError for a contact or member · InvalidInputError for a member who left ·
   * StaleVersionError · ProcessingRestrictedError (GDPR Art. 18) · PurposeNotAllowedError
   */
  async setOwner(contactId: string, ownerId: string | null, ifVersion?: number | null): Promise<string> {
    this.scope.require('contact:update');
    return this.change(contactId, 'contact:update', ifVersion, (em) => findRelations(em, this.scope, { ownerId }));
  }

  /**
   * Puts a contact into the bin, where it stays for 30 days. This is no erasure (GDPR Art. 17), which ignores the bin.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · ProcessingRestrictedError: GDPR Art. 18(1)(b) protects a
   * restricted person from deletion as well · PurposeNotAllowedError
   */
  async delete(contactId: string, ifVersion?: number | null): Promise<string> {
    this.scope.require('contact:delete');
    const patch = { deletedAt: this.scope.clock.now(), deletedById: ownIdOf(this.scope) };
    return this.change(contactId, 'contact:delete', ifVersion, async () => patch);
  }

  /**
   * Takes a contact out of the bin.
   * @throws NotAllowedError · NotFoundError for a contact that is not in the bin · StaleVersionError ·
   * ProcessingRestrictedError · PurposeNotAllowedError
   */
  async restore(contactId: string, ifVersion?: number | null): Promise<string> {
    this.scope.require('contact:restore');
    return this.scope.transaction(async (em) => {
      const contact = await this.scope.findInBin(em, Contact, contactId, 'contact:restore', ifVersion);
      await assertUsable(contact.subject, this.scope);
      const patch = { deletedAt: null, deletedById: null };
      this.record(em, 'contact:restore', contact, applyPatch(contact, patch, this.scope.clock));
      return contact.id;
    });
  }

  private change(
    contactId: string,
    action: Action,
    ifVersion: number | null | undefined,
    decide: (em: EntityManager, contact: Contact) => Promise<Patch<Contact>>,
  ): Promise<string> {
    return this.scope.transaction(async (em) => {
      const contact = await this.scope.findVisible(em, Contact, contactId, action, ifVersion);
      await assertUsable(contact.subject, this.scope);
      const updatedAt = contact.updatedAt;
      const changes = applyPatch(contact, await decide(em, contact), this.scope.clock);
      // Whoever emptied a date unseen is told of a change also where there was none to empty.
      const isTouched = contact.updatedAt !== updatedAt;
      if (isTouched && changes.length === 0) changes.push({ field: 'birthDate' });
      if (changes.length > 0) this.record(em, action, contact, changes);
      return contact.id;
    });
  }

  /**
   * A value that stays the same is not sealed anew: each sealing gives other bytes and would count as a change. For whoever does
   * not see the date everything counts as one, or the version would tell whether they guessed it.
   */
  private async seal(contact: Contact, birthDate: string | null | undefined): Promise<Patch<Contact>> {
    if (birthDate === undefined) return {};
    if (this.seesBirthDate && birthDate === (await openBirthDate(this.scope, contact))) return {};
    return { birthDate: birthDate === null ? null : await sealBirthDate(this.scope, contact, birthDate) };
  }

  private get seesBirthDate(): boolean {
    return !this.scope.viewer.permissions.fieldRules.has('Contact.birthDate');
  }

  private record(em: EntityManager, action: Action, contact: Contact, changes: readonly Change[]): void {
    const target = { targetType: 'contact', targetId: contact.id, subjectId: contact.subject.id };
    this.scope.record(em, { action, ...target, version: contact.version + 1, changes });
  }
}
