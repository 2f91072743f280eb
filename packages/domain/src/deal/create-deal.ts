import { type EntityManager, ref } from '@mikro-orm/postgresql';
import { Company } from '../company/company.entity.ts';
import { Contact } from '../contact/contact.entity.ts';
import { findAssignee, ownIdOf } from '../identity/assignable-member.ts';
import { InvalidInputError } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import { assertUsable } from '../privacy/subject/assert-usable.ts';
import { applyPatch, type Patch } from '../record/apply-patch.ts';
import { InputCheck } from '../record/input/input-check.ts';
import { Deal } from './deal.entity.ts';
import { type DealChanges, type NewDeal, readDeal } from './deal-input.ts';
import { addLines } from './deal-lines.ts';
import { changeParticipants } from './deal-participants.ts';
import { assertHasRequired, entryPatch, startStage } from './deal-stage.ts';

/**
 * Records a deal inside the transaction of a larger command, such as a conversion or an import. An imported deal may be lost
 * for a reason that nobody wrote down.
 * @throws NotAllowedError · InvalidInputError · NotFoundError for a pipeline, stage, company, contact, product or owner ·
 * ProcessingRestrictedError · PurposeNotAllowedError where the contact may not be used
 */
export async function createDeal(em: EntityManager, scope: Scope, input: NewDeal): Promise<Deal> {
  scope.require('deal:create');
  const check = new InputCheck();
  const fields = readDeal(check, { ...input, name: input.name ?? '' });
  check.assertValid();
  const stage = await startStage(em, scope, input);
  const entry = await entryPatch(em, scope, stage, input, { needsReason: input.importRunId === undefined });
  const ownerId = input.ownerId === undefined ? ownIdOf(scope) : input.ownerId;
  const relations = await findDealRelations(em, scope, { ...input, ownerId });
  const { workspaceId, clock } = scope;
  const now = clock.now();
  const deal = em.create(Deal, {
    workspaceId,
    id: newId(),
    name: '',
    pipeline: stage.pipeline,
    stage,
    stageEnteredAt: now,
    importRunId: input.importRunId ?? null,
    createdAt: now,
    updatedAt: now,
  });
  applyPatch(deal, { ...fields, ...entry, ...relations }, clock);
  em.persist(deal);
  const worth = await addLines(em, scope, deal, input.lines ?? []);
  if (input.value === undefined && worth) applyPatch(deal, worth, clock);
  if (input.contacts) await changeParticipants(em, scope, deal, input.contacts);
  if (input.importRunId === undefined) assertHasRequired(stage, deal);
  const subjectId = await subjectIdOf(deal);
  const run = input.importRunId === undefined ? {} : { importRunId: input.importRunId };
  scope.record(em, { action: 'deal:create', targetType: 'deal', targetId: deal.id, subjectId, ...run });
  return deal;
}

/**
 * The company, contact and owner that an input names.
 * @throws NotFoundError · ProcessingRestrictedError · PurposeNotAllowedError where the contact may not be used
 */
export async function findDealRelations(
  em: EntityManager,
  scope: Scope,
  { companyId, contactId, ownerId }: DealChanges,
): Promise<Patch<Deal>> {
  const owner = await findAssignee(em, scope, ownerId, 'ownerId');
  const company = companyId == null ? companyId : await scope.findVisible(em, Company, companyId, 'company:read');
  const contact = contactId == null ? contactId : await scope.findVisible(em, Contact, contactId, 'contact:read');
  if (contact) await assertUsable(contact.subject, scope);
  return { owner: owner && ref(owner), company: company && ref(company), contact: contact && ref(contact) };
}

/** The person whom a deal is about; null for a deal without a contact. */
export async function subjectIdOf(deal: Deal): Promise<string | null> {
  return deal.contact ? (await deal.contact.loadOrFail()).subject.id : null;
}

/**
 * A deal that is changed concerns its contact, so their decision counts.
 * @throws NotFoundError · ProcessingRestrictedError · PurposeNotAllowedError
 */
export async function assertDealUsable(deal: Deal, scope: Scope): Promise<void> {
  if (deal.contact) await assertUsable((await deal.contact.loadOrFail()).subject, scope);
}

/** What the end of a deal allows: a closing date only once it is closed, a reason only where it is lost. */
export function assertFitsStage(
  kind: 'open' | 'won' | 'lost',
  changes: Pick<DealChanges, 'closedOn' | 'lostReason'>,
): void {
  if (changes.closedOn != null && kind === 'open')
    throw new InvalidInputError([{ path: 'closedOn', message: 'An open deal has no closing date.' }]);
  if (changes.closedOn === null && kind !== 'open')
    throw new InvalidInputError([{ path: 'closedOn', message: 'A closed deal keeps its closing date.' }]);
  if (changes.lostReason != null && kind !== 'lost')
    throw new InvalidInputError([{ path: 'lostReason', message: 'Only a lost deal has such a reason.' }]);
}
