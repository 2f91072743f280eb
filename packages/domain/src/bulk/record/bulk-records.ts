import { type EntityManager, ref } from '@mikro-orm/postgresql';
import { Company } from '../../company/company.entity.ts';
import { CompanyService } from '../../company/company.service.ts';
import { Contact, LIFECYCLES } from '../../contact/contact.entity.ts';
import { ContactService } from '../../contact/contact.service.ts';
import { assertDealUsable, subjectIdOf } from '../../deal/create-deal.ts';
import { Deal } from '../../deal/deal.entity.ts';
import { DealService } from '../../deal/deal.service.ts';
import { Member } from '../../identity/member.entity.ts';
import type { Action } from '../../kernel/actions.ts';
import { WrongStateError } from '../../kernel/errors.ts';
import type { Scope } from '../../kernel/scope.ts';
import { LEAD_STATUSES, Lead } from '../../lead/lead.entity.ts';
import { LeadService } from '../../lead/lead.service.ts';
import { assertUsable } from '../../privacy/subject/assert-usable.ts';
import type { BulkObject, ReadChange } from '../bulk-change.ts';

/** A record of any kind that a bulk action changes. */
export type BulkRecord = Contact | Company | Deal | Lead;

/** How records of one kind are changed, and changed back. */
export interface BulkRecords {
  /** What changing, deleting and taking out of the bin ask for. */
  readonly actions: { readonly change: Action; readonly delete: Action; readonly restore: Action };
  /** The person behind the row `t`, in SQL; null where a record is about nobody. */
  readonly subjectId: string;
  /** Carries the change out on one record, as its own commands do, with all that they refuse. */
  readonly change: (scope: Scope, id: string, change: ReadChange, ifVersion: number) => Promise<string>;
  /** Finds a record to take its change back. @throws what the commands of the record throw */
  readonly find: (em: EntityManager, scope: Scope, id: string, isInBin: boolean) => Promise<BulkRecord>;
  /** The person whom a change of the record is about. */
  readonly personOf: (record: BulkRecord) => Promise<string | null>;
}

const OF_CONTACT = `(select c.subject_id from contact c where c.workspace_id = t.workspace_id and c.id = t.contact_id)`;

/** Every kind of record that can be changed many at once. */
export const BULK_RECORDS: Readonly<Record<BulkObject, BulkRecords>> = {
  contact: {
    actions: { change: 'contact:update', delete: 'contact:delete', restore: 'contact:restore' },
    subjectId: 't.subject_id',
    change: changeContact,
    find: async (em, scope, id, isInBin) => {
      const contact = await found(em, scope, Contact, id, {
        isInBin,
        action: 'contact:update',
        restore: 'contact:restore',
      });
      await assertUsable(contact.subject, scope);
      return contact;
    },
    personOf: async (record) => (record instanceof Contact ? record.subject.id : null),
  },
  company: {
    actions: { change: 'company:update', delete: 'company:delete', restore: 'company:restore' },
    subjectId: 't.subject_id',
    change: changeCompany,
    find: async (em, scope, id, isInBin) => {
      const company = await found(em, scope, Company, id, {
        isInBin,
        action: 'company:update',
        restore: 'company:restore',
      });
      if (company.subject) await assertUsable(company.subject, scope);
      return company;
    },
    personOf: async (record) => (record instanceof Company ? (record.subject?.id ?? null) : null),
  },
  deal: {
    actions: { change: 'deal:update', delete: 'deal:delete', restore: 'deal:restore' },
    subjectId: OF_CONTACT,
    change: changeDeal,
    find: async (em, scope, id, isInBin) => {
      const deal = await found(em, scope, Deal, id, { isInBin, action: 'deal:update', restore: 'deal:restore' });
      await assertDealUsable(deal, scope);
      return deal;
    },
    personOf: async (record) => (record instanceof Deal ? subjectIdOf(record) : null),
  },
  lead: {
    actions: { change: 'lead:update', delete: 'lead:delete', restore: 'lead:restore' },
    subjectId: OF_CONTACT,
    change: changeLead,
    find: async (em, scope, id, isInBin) => {
      const lead = await found(em, scope, Lead, id, { isInBin, action: 'lead:update', restore: 'lead:restore' });
      const contact = await lead.contact.loadOrFail();
      await assertUsable(contact.subject, scope);
      if (isInBin && contact.deletedAt) throw new WrongStateError('contact-in-bin', 'Bring the person back first.');
      return lead;
    },
    personOf: async (record) => (record instanceof Lead ? (await record.contact.loadOrFail()).subject.id : null),
  },
};

/** What a relation of a record leads to, by the name of its property. */
export function relationTo(em: EntityManager, workspaceId: string, field: string, id: string) {
  return field === 'owner' ? ref(em.getReference(Member, [workspaceId, id])) : null;
}

interface Finding {
  readonly isInBin: boolean;
  readonly action: Action;
  readonly restore: Action;
}

function found<Entity extends BulkRecord>(
  em: EntityManager,
  scope: Scope,
  entity: new () => Entity,
  id: string,
  { isInBin, action, restore }: Finding,
): Promise<Entity> {
  return isInBin ? scope.findInBin(em, entity, id, restore) : scope.findVisible(em, entity, id, action);
}

async function changeContact(scope: Scope, id: string, change: ReadChange, ifVersion: number): Promise<string> {
  const contacts = new ContactService(scope);
  const { field, value } = change;
  if (change.kind === 'delete') return contacts.delete(id, ifVersion);
  if (change.kind === 'assign') return contacts.setOwner(id, change.assigneeId, ifVersion);
  if (field !== 'lifecycle')
    return contacts.update(id, field === 'city' ? { city: value } : { country: value }, ifVersion);
  return contacts.update(id, { lifecycle: LIFECYCLES.find((word) => word === value) }, ifVersion);
}

async function changeCompany(scope: Scope, id: string, change: ReadChange, ifVersion: number): Promise<string> {
  const companies = new CompanyService(scope);
  const { field, value } = change;
  if (change.kind === 'delete') return companies.delete(id, ifVersion);
  if (change.kind === 'assign') return companies.update(id, { ownerId: change.assigneeId }, ifVersion);
  if (field === 'industry') return companies.update(id, { industry: value }, ifVersion);
  return companies.update(id, field === 'city' ? { city: value } : { country: value }, ifVersion);
}

async function changeDeal(scope: Scope, id: string, change: ReadChange, ifVersion: number): Promise<string> {
  const deals = new DealService(scope);
  if (change.kind === 'delete') return deals.delete(id, ifVersion);
  if (change.kind === 'assign') return deals.update(id, { ownerId: change.assigneeId }, ifVersion);
  return deals.update(id, { expectedCloseOn: change.value }, ifVersion);
}

async function changeLead(scope: Scope, id: string, change: ReadChange, ifVersion: number): Promise<string> {
  const leads = new LeadService(scope);
  if (change.kind === 'delete') return leads.delete(id, ifVersion);
  if (change.kind === 'assign') return leads.update(id, { ownerId: change.assigneeId }, ifVersion);
  if (change.field === 'source') return leads.update(id, { source: change.value }, ifVersion);
  const status = LEAD_STATUSES.find((word) => word === change.value);
  return status ? leads.setStatus(id, status, ifVersion) : id;
}
