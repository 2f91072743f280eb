import { type EntityManager, ref } from '@mikro-orm/postgresql';
import type { Contact } from '../contact/contact.entity.ts';
import { findAssignee, ownIdOf } from '../identity/assignable-member.ts';
import type { Action } from '../kernel/actions.ts';
import { WrongStateError } from '../kernel/errors.ts';
import type { Scope } from '../kernel/scope.ts';
import { assertUsable } from '../privacy/subject/assert-usable.ts';
import { applyPatch, type Patch } from '../record/apply-patch.ts';
import { InputCheck } from '../record/input/input-check.ts';
import { createLead, openEnquiry, sealEnquiry } from './create-lead.ts';
import { LEAD_STATUSES, Lead } from './lead.entity.ts';
import { type Conversion, convertLead } from './lead-conversion.ts';
import { type LeadChanges, type LeadStatus, type NewLead, readEnquiry, readLead } from './lead-input.ts';
import { undoConversion } from './undo-conversion.ts';

/** The commands on leads. */
export class LeadService {
  constructor(private readonly scope: Scope) {}

  /**
   * Records an enquiry of a contact who is named, or who is made with it.
   * @throws NotAllowedError · InvalidInputError · NotFoundError for a contact, company or owner · DuplicateFoundError ·
   * SuppressedError · ProcessingRestrictedError · PurposeNotAllowedError
   */
  async create(input: NewLead): Promise<string> {
    return this.scope.transaction(async (em) => (await createLead(em, this.scope, input)).id);
  }

  /**
   * Changes the given fields of a lead.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · InvalidInputError · ProcessingRestrictedError ·
   * PurposeNotAllowedError
   */
  async update(leadId: string, changes: LeadChanges, ifVersion?: number | null): Promise<string> {
    return this.change(leadId, 'lead:update', ifVersion, async (em, lead, contact) => {
      const check = new InputCheck();
      const fields = readLead(check, changes);
      const enquiry = readEnquiry(check, changes.enquiry);
      check.assertValid();
      const owner = await findAssignee(em, this.scope, changes.ownerId, 'ownerId');
      return { ...fields, owner: owner && ref(owner), ...(await this.seal(lead, contact, enquiry)) };
    });
  }

  /**
   * Says where a lead stands. It becomes converted by `convert` alone, and a converted one stays so.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · InvalidInputError · WrongStateError ·
   * ProcessingRestrictedError · PurposeNotAllowedError
   */
  async setStatus(leadId: string, status: LeadStatus, ifVersion?: number | null): Promise<string> {
    return this.change(leadId, 'lead:update', ifVersion, async (_em, lead) => {
      const check = new InputCheck();
      check.oneOf('status', status, LEAD_STATUSES);
      check.assertValid();
      if (lead.status === status) return {};
      if (lead.status === 'converted')
        throw new WrongStateError('converted', 'This lead was converted and stays what it became.');
      if (status === 'converted') throw new WrongStateError(lead.status, 'Convert the lead instead.');
      return { status };
    });
  }

  /**
   * Turns a lead into business: its contact is kept, a company and a deal are made or linked, all in one transaction.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · InvalidInputError · WrongStateError for a lead that was
   * converted before · ProcessingRestrictedError · PurposeNotAllowedError
   */
  async convert(leadId: string, conversion: Conversion = {}, ifVersion?: number | null): Promise<string> {
    return this.change(leadId, 'lead:convert', ifVersion, (em, lead, contact) =>
      convertLead(em, this.scope, lead, contact, conversion),
    );
  }

  /**
   * Takes a conversion back: what was made for it goes into the bin, what existed stays.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · WrongStateError for a lead that is not converted, and where
   * its deal was worked on since · ProcessingRestrictedError · PurposeNotAllowedError
   */
  async undoConversion(leadId: string, ifVersion?: number | null): Promise<string> {
    return this.change(leadId, 'lead:convert', ifVersion, (em, lead, contact) =>
      undoConversion(em, this.scope, lead, contact),
    );
  }

  /**
   * Takes a lead out of the bin.
   * @throws NotAllowedError · NotFoundError for a lead that is not in the bin · StaleVersionError ·
   * ProcessingRestrictedError · PurposeNotAllowedError
   */
  async restore(leadId: string, ifVersion?: number | null): Promise<string> {
    this.scope.require('lead:restore');
    return this.scope.transaction(async (em) => {
      const lead = await this.scope.findInBin(em, Lead, leadId, 'lead:restore', ifVersion);
      const contact = await lead.contact.loadOrFail();
      await assertUsable(contact.subject, this.scope);
      if (contact.deletedAt) throw new WrongStateError('contact-in-bin', 'Bring the person back first.');
      const changes = applyPatch(lead, { deletedAt: null, deletedById: null }, this.scope.clock);
      const target = { targetType: 'lead', targetId: lead.id, subjectId: contact.subject.id };
      this.scope.record(em, { action: 'lead:restore', ...target, version: lead.version + 1, changes });
      return lead.id;
    });
  }

  /**
   * Puts a lead into the bin; its contact stays.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · ProcessingRestrictedError · PurposeNotAllowedError
   */
  async delete(leadId: string, ifVersion?: number | null): Promise<string> {
    const patch = { deletedAt: this.scope.clock.now(), deletedById: ownIdOf(this.scope) };
    return this.change(leadId, 'lead:delete', ifVersion, async () => patch);
  }

  private change(
    leadId: string,
    action: Action,
    ifVersion: number | null | undefined,
    decide: (em: EntityManager, lead: Lead, contact: Contact) => Promise<Patch<Lead>>,
  ): Promise<string> {
    this.scope.require(action);
    return this.scope.transaction(async (em) => {
      const lead = await this.scope.findVisible(em, Lead, leadId, action, ifVersion);
      const contact = await lead.contact.loadOrFail();
      await assertUsable(contact.subject, this.scope);
      const changes = applyPatch(lead, await decide(em, lead, contact), this.scope.clock);
      const target = { targetType: 'lead', targetId: lead.id, subjectId: contact.subject.id };
      if (changes.length > 0) this.scope.record(em, { action, ...target, version: lead.version + 1, changes });
      return lead.id;
    });
  }

  /** An enquiry that stays the same is not sealed anew: each sealing gives other bytes and would count as a change. */
  private async seal(lead: Lead, contact: Contact, enquiry: string | null | undefined): Promise<Patch<Lead>> {
    if (enquiry === undefined || enquiry === (await openEnquiry(this.scope, lead))) return {};
    return { enquiry: enquiry === null ? null : await sealEnquiry(this.scope, lead, contact.subject.id, enquiry) };
  }
}
