import type { EntityManager } from '@mikro-orm/postgresql';
import { NotAllowedError, PurposeNotAllowedError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { PurposeSetting } from '../../privacy/consent/purpose-setting.entity.ts';
import { assertUsable } from '../../privacy/subject/assert-usable.ts';
import { InputCheck, type TextRule } from '../../record/input/input-check.ts';
import { Contact } from '../contact.entity.ts';
import { CONTACT_POINT_KINDS, ContactPoint } from '../contact-point.entity.ts';
import { openBirthDate } from '../create-contact.ts';
import { openPoint, POINT_FIELD } from '../point/contact-point-record.ts';

/** The fields of a contact that a role can mask and a member can reveal. */
export const REVEALABLE_FIELDS = ['emails', 'phones', 'addresses', 'birthDate'] as const;

/** A field of {@link REVEALABLE_FIELDS}. */
export type RevealableField = (typeof REVEALABLE_FIELDS)[number];

/** The limits of the reason for a reveal. */
export const REASON_RULE: TextRule = { max: 500, required: true };

/** Shows one person's masked values to somebody who says why. */
export class ContactReveal {
  constructor(private readonly scope: Scope) {}

  /**
   * The plain values of a field that the viewer's role masks. It is written down who looked at what and why, before the
   * values leave; the reason lies under the person's key. Never shows what the person's own decision withholds.
   * @throws NotAllowedError also for a field that the role may not see at all · NotFoundError · InvalidInputError ·
   * ProcessingRestrictedError · PurposeNotAllowedError
   */
  async reveal(contactId: string, field: RevealableField, reason: string): Promise<string[]> {
    this.scope.require('contact:reveal');
    const check = new InputCheck();
    check.oneOf('field', field, REVEALABLE_FIELDS);
    const text = check.requiredText('reason', reason, REASON_RULE);
    check.assertValid();
    if (this.scope.viewer.permissions.fieldRules.get(`Contact.${field}`) === 'deny')
      throw new NotAllowedError('contact:reveal');
    return this.scope.transaction(async (em) => {
      const contact = await this.scope.findVisible(em, Contact, contactId, 'contact:read');
      await assertUsable(contact.subject, this.scope);
      await this.assertPurposeOn(em);
      await this.record(em, contact, field, text);
      return this.valuesOf(em, contact, field);
    });
  }

  private async assertPurposeOn(em: EntityManager): Promise<void> {
    const { workspaceId, purpose } = this.scope;
    const setting = await em.findOne(PurposeSetting, { workspaceId, purpose });
    if (!setting?.isOn) throw new PurposeNotAllowedError(purpose);
  }

  private async record(em: EntityManager, contact: Contact, field: RevealableField, reason: string): Promise<void> {
    const auditId = newId();
    const place = { workspaceId: contact.workspaceId, table: 'audit_entry', column: 'payload', rowId: auditId };
    const subjectId = contact.subject.id;
    const text = JSON.stringify({ reason });
    const sealed = await this.scope.vault.seal(subjectId, place, text);
    const commitment = await this.scope.vault.commit(subjectId, place, text);
    this.scope.record(em, {
      action: 'contact:reveal',
      targetType: 'contact',
      targetId: contact.id,
      subjectId,
      version: contact.version,
      fields: [field],
      payload: { auditId, sealed, commitment },
    });
  }

  private async valuesOf(em: EntityManager, contact: Contact, field: RevealableField): Promise<string[]> {
    if (field === 'birthDate') {
      const birthDate = await openBirthDate(this.scope, contact);
      return birthDate === null ? [] : [birthDate];
    }
    const kinds = CONTACT_POINT_KINDS.filter((kind) => POINT_FIELD[kind] === field);
    const points = await em.find(
      ContactPoint,
      { workspaceId: this.scope.workspaceId, contact, kind: { $in: kinds } },
      { orderBy: { isPrimary: 'desc', id: 'asc' } },
    );
    const values = await Promise.all(points.map((point) => openPoint(this.scope, point)));
    return values.filter((value) => value !== null);
  }
}
