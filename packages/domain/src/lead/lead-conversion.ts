import { type EntityManager, ref } from '@mikro-orm/postgresql';
import { Company } from '../company/company.entity.ts';
import { createCompany } from '../company/company.service.ts';
import { COMPANY_LIMITS } from '../company/company-input.ts';
import type { Contact } from '../contact/contact.entity.ts';
import { assertDealUsable, createDeal } from '../deal/create-deal.ts';
import { Deal } from '../deal/deal.entity.ts';
import type { NewDeal } from '../deal/deal-input.ts';
import { InvalidInputError, WrongStateError } from '../kernel/errors.ts';
import type { Scope } from '../kernel/scope.ts';
import { applyPatch, type Patch } from '../record/apply-patch.ts';
import { InputCheck, under } from '../record/input/input-check.ts';
import { matchName } from '../record/match-name.ts';
import type { Lead } from './lead.entity.ts';

/** What a lead becomes; what is left out is not made. */
export interface Conversion {
  /** A company that exists. */
  readonly companyId?: string | undefined;
  /** A company by its name: the one that is called so in any spelling, else a new one. */
  readonly companyName?: string | undefined;
  /** A deal that exists. */
  readonly dealId?: string | undefined;
  /** A deal to be made, with the lead's contact, company and owner unless it names others. */
  readonly deal?: Omit<NewDeal, 'importRunId'> | undefined;
}

/**
 * Makes or links the company and the deal of a lead and says what the lead becomes.
 * @throws WrongStateError for a lead that was converted before · NotAllowedError · NotFoundError · InvalidInputError
 */
export async function convertLead(
  em: EntityManager,
  scope: Scope,
  lead: Lead,
  contact: Contact,
  conversion: Conversion,
): Promise<Patch<Lead>> {
  if (lead.status === 'converted') throw new WrongStateError('converted', 'This lead was converted before.');
  assertOneEach(conversion);
  const { company, isNew } = await findCompany(em, scope, conversion);
  const from = contact.company?.id ?? null;
  const moves = company !== null && company.id !== from;
  if (moves) moveContact(em, scope, contact, company);
  const deal = await findDeal(em, scope, lead, contact, conversion);
  // Kept for the way back, and no part of what the history tells.
  Object.assign(lead, {
    statusBefore: lead.status,
    madeDeal: conversion.deal !== undefined,
    tiedDeal: conversion.dealId !== undefined && deal?.gotContact === true,
    madeCompany: isNew,
    movedToId: moves ? company.id : null,
    movedFromId: moves ? from : null,
  });
  return { status: 'converted', convertedAt: scope.clock.now(), convertedDealId: deal?.deal.id ?? null };
}

function assertOneEach({ companyId, companyName, dealId, deal }: Conversion): void {
  const check = new InputCheck();
  if (companyId !== undefined && companyName !== undefined)
    check.refuse('companyName', 'Name a company or a new one, not both.');
  if (dealId !== undefined && deal !== undefined) check.refuse('deal', 'Name a deal or a new one, not both.');
  check.assertValid();
}

async function findCompany(
  em: EntityManager,
  scope: Scope,
  { companyId, companyName }: Conversion,
): Promise<{ readonly company: Company | null; readonly isNew: boolean }> {
  if (companyId !== undefined) {
    return { company: await scope.findVisible(em, Company, companyId, 'company:read'), isNew: false };
  }
  if (companyName === undefined) return { company: null, isNew: false };
  const check = new InputCheck();
  const name = check.requiredText('companyName', companyName, COMPANY_LIMITS.name);
  check.assertValid();
  const { workspaceId } = scope;
  const called = await em.find(Company, { workspaceId, matchName: matchName(name), deletedAt: null }, { limit: 2 });
  const [only] = called;
  // Two companies of one name: nobody can tell which is meant, so the member chooses.
  if (called.length > 1)
    throw new InvalidInputError([{ path: 'companyName', message: 'Several companies have this name: choose one.' }]);
  if (only && (await scope.reaches(em, only, 'company:read'))) return { company: only, isNew: false };
  return { company: await createCompany(em, scope, { name }), isNew: true };
}

/** The person belongs to the company from now on; part of the conversion, so it needs no right of its own but the move's. */
function moveContact(em: EntityManager, scope: Scope, contact: Contact, company: Company): void {
  scope.require('contact:reassign');
  const changes = applyPatch(contact, { company: ref(company) }, scope.clock);
  const target = { targetType: 'contact', targetId: contact.id, subjectId: contact.subject.id };
  scope.record(em, { action: 'contact:reassign', ...target, version: contact.version + 1, changes });
}

async function findDeal(
  em: EntityManager,
  scope: Scope,
  lead: Lead,
  contact: Contact,
  { dealId, deal }: Conversion,
): Promise<{ readonly deal: Deal; readonly gotContact: boolean } | null> {
  if (dealId !== undefined) return linkDeal(em, scope, contact, dealId);
  if (deal === undefined) return null;
  if (deal.contactId != null && deal.contactId !== contact.id)
    throw new InvalidInputError([
      { path: 'deal.contactId', message: 'The deal is with the person of the lead: leave this out.' },
    ]);
  const ownerId = deal.ownerId === undefined ? lead.owner?.id : deal.ownerId;
  const companyId = deal.companyId === undefined ? contact.company?.id : deal.companyId;
  const made = await under('deal', () => createDeal(em, scope, { ...deal, contactId: contact.id, companyId, ownerId }));
  return { deal: made, gotContact: true };
}

/** A deal that nobody stands for yet gets the person who asked. */
async function linkDeal(em: EntityManager, scope: Scope, contact: Contact, dealId: string) {
  scope.require('deal:update');
  const deal = await scope.findVisible(em, Deal, dealId, 'deal:update');
  await assertDealUsable(deal, scope);
  if (deal.contact) return { deal, gotContact: false };
  const changes = applyPatch(deal, { contact: ref(contact) }, scope.clock);
  const target = { targetType: 'deal', targetId: deal.id, subjectId: contact.subject.id };
  scope.record(em, { action: 'deal:update', ...target, version: deal.version + 1, changes });
  return { deal, gotContact: true };
}
