import { type EntityManager, ref } from '@mikro-orm/postgresql';
import { Activity } from '../activity/activity.entity.ts';
import { Note } from '../activity/note.entity.ts';
import { Task } from '../activity/task.entity.ts';
import { Company } from '../company/company.entity.ts';
import { Contact } from '../contact/contact.entity.ts';
import { Deal } from '../deal/deal.entity.ts';
import { File } from '../file/file.entity.ts';
import { ownIdOf } from '../identity/assignable-member.ts';
import type { Action } from '../kernel/actions.ts';
import { NotAllowedError, WrongStateError } from '../kernel/errors.ts';
import type { Scope } from '../kernel/scope.ts';
import { applyPatch, type Patch } from '../record/apply-patch.ts';
import type { Lead } from './lead.entity.ts';

/** A record is worked on when it was changed after it was made. */
const AS_MADE = 1;

/**
 * Takes a conversion back: the deal and the company that were made for it go into the bin, a deal and a company that existed
 * stay, the person belongs again where they belonged, and the lead stands where it stood. What somebody changed since stays as
 * they left it; a deal that was worked on stops it all, so that no work is lost.
 * @throws WrongStateError for a lead that is not converted, and where the deal was worked on · NotAllowedError
 */
export async function undoConversion(
  em: EntityManager,
  scope: Scope,
  lead: Lead,
  contact: Contact,
): Promise<Patch<Lead>> {
  if (lead.status !== 'converted') throw new WrongStateError(lead.status, 'This lead was not converted.');
  await takeDealBack(em, scope, lead, contact);
  await takeCompanyBack(em, scope, lead, contact);
  const status = lead.statusBefore ?? 'qualified';
  const facts = { madeDeal: false, tiedDeal: false, madeCompany: false, movedToId: null, movedFromId: null };
  Object.assign(lead, { ...facts, statusBefore: null });
  return { status, convertedAt: null, convertedDealId: null };
}

async function takeDealBack(em: EntityManager, scope: Scope, lead: Lead, contact: Contact): Promise<void> {
  const { workspaceId, clock } = scope;
  if (lead.convertedDealId == null) return;
  const deal = await em.findOne(Deal, { workspaceId, id: lead.convertedDealId, deletedAt: null });
  if (!deal) return;
  // Whoever may no longer change the deal leaves it as it is.
  if (lead.tiedDeal && deal.contact?.id === contact.id && (await scope.reaches(em, deal, 'deal:update'))) {
    await note(scope, em, 'deal:update', 'deal', deal, applyPatch(deal, { contact: null }, clock), contact);
  }
  if (!lead.madeDeal) return;
  if (deal.version !== AS_MADE || (await hasWork(em, { workspaceId, deal })))
    throw new WrongStateError(
      'deal-changed',
      'The deal was worked on since. Delete it first if nothing of it is needed.',
    );
  if (!(await scope.reaches(em, deal, 'deal:delete'))) throw new NotAllowedError('deal:delete');
  const patch = { deletedAt: clock.now(), deletedById: ownIdOf(scope) };
  await note(scope, em, 'deal:delete', 'deal', deal, applyPatch(deal, patch, clock), contact);
}

async function takeCompanyBack(em: EntityManager, scope: Scope, lead: Lead, contact: Contact): Promise<void> {
  const { workspaceId, clock } = scope;
  const { movedToId, movedFromId } = lead;
  if (movedToId == null) return;
  // The person went on to another company since: that stays.
  if (contact.company?.id === movedToId && (await scope.reaches(em, contact, 'contact:reassign'))) {
    const before = movedFromId && (await em.findOne(Company, { workspaceId, id: movedFromId, deletedAt: null }));
    const moved = applyPatch(contact, { company: before ? ref(before) : null }, clock);
    await note(scope, em, 'contact:reassign', 'contact', contact, moved, contact);
  }
  if (!lead.madeCompany) return;
  const company = await em.findOne(Company, { workspaceId, id: movedToId, deletedAt: null });
  if (!company || company.version !== AS_MADE || (await isUsed(em, company, lead, contact))) return;
  if (!(await scope.reaches(em, company, 'company:delete'))) return;
  const patch = { deletedAt: clock.now(), deletedById: ownIdOf(scope) };
  await note(scope, em, 'company:delete', 'company', company, applyPatch(company, patch, clock), null);
}

/** Somebody else works there, or something else is sold to it. */
async function isUsed(em: EntityManager, company: Company, lead: Lead, contact: Contact): Promise<boolean> {
  const here = { workspaceId: company.workspaceId, company, deletedAt: null };
  const others = await em.count(Contact, { ...here, id: { $ne: contact.id } });
  const deals = await em.count(Deal, { ...here, id: { $ne: lead.convertedDealId ?? null } });
  return others + deals > 0 || hasWork(em, { workspaceId: company.workspaceId, company });
}

/** Something was noted, planned, done or filed about it: it would go with it when the bin is emptied. */
async function hasWork(
  em: EntityManager,
  about: { workspaceId: string; deal?: Deal; company?: Company },
): Promise<boolean> {
  const there = { ...about, deletedAt: null };
  const counts = [
    await em.count(Note, there),
    await em.count(Task, there),
    await em.count(File, there),
    await em.count(Activity, about),
  ];
  return counts.some((count) => count > 0);
}

interface Changed {
  readonly id: string;
  readonly version: number;
}

async function note(
  scope: Scope,
  em: EntityManager,
  action: Action,
  targetType: string,
  record: Changed,
  changes: ReturnType<typeof applyPatch>,
  person: Contact | null,
): Promise<void> {
  const target = { targetType, targetId: record.id, subjectId: person?.subject.id ?? null };
  if (changes.length > 0) scope.record(em, { action, ...target, version: record.version + 1, changes });
}
