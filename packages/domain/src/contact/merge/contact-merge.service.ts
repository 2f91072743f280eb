import { type EntityManager, ref } from '@mikro-orm/postgresql';
import { ownIdOf } from '../../identity/assignable-member.ts';
import { Member } from '../../identity/member.entity.ts';
import { InvalidInputError, NotFoundError, WrongStateError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Change, Scope } from '../../kernel/scope.ts';
import type { CatalogueTable } from '../../privacy/catalogue.ts';
import { assertUsable } from '../../privacy/subject/assert-usable.ts';
import { DataSubject } from '../../privacy/subject/data-subject.entity.ts';
import { applyPatch, touch } from '../../record/apply-patch.ts';
import { Contact } from '../contact.entity.ts';
import { ContactPoint } from '../contact-point.entity.ts';
import { ContactMerge } from './contact-merge.entity.ts';
import { copyStopsOfAddress, decideAnew, joinPeople, lockPeople, partPeople, standingOf } from './join-people.ts';
import { dealingsOf, emptyAgain, fillBlanks, joinPoints, partPoints, twinsAmong } from './join-values.ts';
import { type MergeBefore, openBefore, sealBefore } from './merge-before.ts';
import { type MovedLink, planMerge } from './merge-plan.ts';
import { countRows, moveBack, moveRows, type Party } from './moved-rows.ts';
import { resealRows } from './reseal-rows.ts';

/** So long can a merge be undone. */
export const UNDO_DAYS = 30;

const DAY_MS = 86_400_000;
const MOST_AT_ONCE = 3;

/** Whom to merge into whom. */
export interface MergeOrder {
  readonly survivorId: string;
  readonly mergedIds: readonly string[];
  readonly ifVersion?: number | null | undefined;
}

/** How many records of a kind belong to a contact. */
export interface OwnedCount {
  /** The kind, by its name in the API. */
  readonly object: string;
  readonly count: number;
}

/** Merges contacts that are one person, and parts them again. */
export class ContactMergeService {
  private readonly plan: readonly MovedLink[];

  constructor(
    private readonly scope: Scope,
    private readonly catalogue: readonly CatalogueTable[],
  ) {
    this.plan = planMerge(catalogue);
  }

  /**
   * Merges contacts into one: their records go over, its own values win, what it has not is filled, and the tightest privacy state
   * of all counts; it is kept for as long as the one who stays longest. The old ids answer with the survivor. It can be undone for
   * 30 days.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError · StaleVersionError · InvalidInputError ·
   * ProcessingRestrictedError (GDPR Art. 18) · WrongStateError where one of them is being erased
   */
  async merge({ survivorId, mergedIds, ifVersion }: MergeOrder): Promise<string> {
    this.scope.require('contact:merge');
    const others = [...new Set(mergedIds)];
    if (others.length === 0 || others.length > MOST_AT_ONCE || others.includes(survivorId))
      throw invalid(`Expected one to ${MOST_AT_ONCE} other contacts.`);
    return this.scope.transaction(async (em) => {
      const survivor = await this.scope.findVisible(em, Contact, survivorId, 'contact:merge', ifVersion);
      const merged = [];
      for (const id of others) merged.push(await this.scope.findVisible(em, Contact, id, 'contact:merge'));
      const { workspaceId } = this.scope;
      const subjectIds = [survivor, ...merged].map(({ subject }) => subject.id);
      if (new Set(subjectIds).size < subjectIds.length) throw invalid('These contacts are one person already.');
      await lockPeople(em, workspaceId, subjectIds);
      const person = await assertUsable(survivor.subject, this.scope);
      for (const contact of merged) await this.mergeOne(em, survivor, person, contact);
      await em.flush();
      await decideAnew(em, this.scope, [person.id]);
      return survivor.id;
    });
  }

  /**
   * Parts a contact again from whom it was merged into: it gets back what it brought, and both stand as before, but for what
   * was refused or restricted since then, which stays with both.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError · StaleVersionError · ProcessingRestrictedError ·
   * WrongStateError after 30 days, where the survivor was merged on, and where the person is being erased
   */
  async unmerge(mergedId: string, ifVersion?: number | null): Promise<string> {
    this.scope.require('contact:unmerge');
    return this.scope.transaction(async (em) => {
      const merge = await this.findOpen(em, mergedId);
      const survivor = await this.scope.findVisible(em, Contact, merge.survivorId, 'contact:unmerge');
      const merged = await this.scope.findInBin(em, Contact, mergedId, 'contact:unmerge', ifVersion);
      await lockPeople(em, this.scope.workspaceId, [survivor.subject.id, merged.subject.id]);
      const person = await assertUsable(survivor.subject, this.scope);
      const before = await openBefore(this.scope, merge);
      if (!before) throw tooLate();
      await this.part(em, merge, { survivor, merged, person }, before);
      return merged.id;
    });
  }

  /**
   * Parts a contact again that staff had parted by this moment, after a restore that brought the merge back: however long ago it
   * is, and whatever stands about the two now. False where nothing is to be done. What lay under a destroyed key stays as it is.
   * @throws NotAllowedError · PurposeNotAllowedError
   */
  async partAgain(em: EntityManager, mergedId: string, partedAt: Date): Promise<boolean> {
    this.scope.require('contact:unmerge');
    const { workspaceId } = this.scope;
    const merge = await em.findOne(ContactMerge, {
      workspaceId,
      mergedId,
      undoneAt: null,
      mergedAt: { $lt: partedAt },
    });
    const survivor = merge && (await em.findOne(Contact, { workspaceId, id: merge.survivorId }));
    const merged = merge && (await em.findOne(Contact, { workspaceId, id: mergedId }));
    if (!survivor || !merged) return false;
    const person = await em.findOneOrFail(DataSubject, { workspaceId, id: survivor.subject.id });
    const before = (await openBefore(this.scope, merge)) ?? nothingTaken(survivor, person);
    await this.part(em, merge, { survivor, merged, person }, before);
    return true;
  }

  /**
   * What would go over: how many records of each kind belong to a contact.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError
   */
  async preview(contactId: string): Promise<OwnedCount[]> {
    this.scope.require('contact:merge');
    return this.scope.transaction(async (em) => {
      const contact = await this.scope.findVisible(em, Contact, contactId, 'contact:merge');
      const plan = this.plan.filter(({ isRecord, of }) => isRecord && of === 'contact');
      const counts = await countRows(em, this.scope.workspaceId, plan, partyOf(contact));
      return [...counts].map(([object, count]) => ({ object, count }));
    });
  }

  private async mergeOne(em: EntityManager, survivor: Contact, person: DataSubject, merged: Contact): Promise<void> {
    const { scope } = this;
    const other = await assertUsable(merged.subject, scope);
    const [own, others] = [await this.pointsOf(em, survivor), await this.pointsOf(em, merged)];
    const twins = twinsAmong(own, others);
    const points = joinPoints(scope, own, others, twins);
    const notice = { noticeState: survivor.noticeState, noticeDueOn: survivor.noticeDueOn ?? null };
    const dealings = dealingsOf(survivor);
    const changes = await fillBlanks(scope, survivor, merged);
    const standing = await joinPeople(em, scope, person, other, this.catalogue);
    this.writeDown(em, survivor, merged, changes);
    await em.flush();
    const move = { from: partyOf(merged), to: partyOf(survivor) };
    const staying = { contact_point: twins.map(({ other: twin }) => twin.id) };
    const moved = await moveRows(em, scope, this.plan, move, staying);
    for (const { own: kept, other: twin } of twins)
      await copyStopsOfAddress(em, scope, twin.id, { subjectId: person.id, contactPointId: kept.id });
    const taken = changes.map(({ field }) => field);
    const before: MergeBefore = { taken, notice, dealings, points, standing };
    const id = newId();
    const { workspaceId, clock } = scope;
    const memberId = ownIdOf(scope);
    const merge = em.create(ContactMerge, {
      ...{ workspaceId, id, survivorId: survivor.id, mergedId: merged.id, mergedAt: clock.now(), moved },
      answersWith: ref(survivor),
      mergedBy: memberId === null ? null : ref(em.getReference(Member, [workspaceId, memberId])),
      before: await sealBefore(scope, id, person.id, before),
    });
    em.persist(merge);
  }

  private writeDown(em: EntityManager, survivor: Contact, merged: Contact, changes: readonly Change[]): void {
    const { scope } = this;
    touch(survivor, scope.clock);
    applyPatch(merged, { deletedAt: scope.clock.now(), deletedById: ownIdOf(scope) }, scope.clock);
    for (const [contact, made] of [
      [survivor, changes],
      [merged, []],
    ] as const)
      scope.record(em, { action: 'contact:merge', ...targetOf(contact), changes: made });
  }

  private async part(
    em: EntityManager,
    merge: ContactMerge,
    { survivor, merged, person }: { survivor: Contact; merged: Contact; person: DataSubject },
    before: MergeBefore,
  ): Promise<void> {
    const { scope, plan } = this;
    const { workspaceId } = scope;
    const other = await em.findOneOrFail(DataSubject, { workspaceId, id: merged.subject.id });
    const changes = await emptyAgain(scope, survivor, merged, before);
    touch(survivor, scope.clock);
    applyPatch(merged, { deletedAt: null, deletedById: null }, scope.clock);
    const moved = merge.moved ?? [];
    Object.assign(merge, { undoneAt: scope.clock.now(), moved: null, before: null });
    for (const [contact, made] of [
      [survivor, changes],
      [merged, []],
    ] as const)
      scope.record(em, { action: 'contact:unmerge', ...targetOf(contact), changes: made });
    await em.flush();
    await moveBack(em, scope, plan, moved, { from: partyOf(survivor), to: partyOf(merged) });
    await resealRows(em, scope, this.catalogue, moved, { from: person.id, to: other.id });
    await partPoints(em, scope, before.points);
    const twins = twinsAmong(await this.pointsOf(em, survivor), await this.pointsOf(em, merged));
    for (const { own, other: twin } of twins)
      await copyStopsOfAddress(em, scope, own.id, { subjectId: other.id, contactPointId: twin.id }, other.mergedAt);
    await partPeople(em, scope, person, other, before.standing);
  }

  private async findOpen(em: EntityManager, mergedId: string): Promise<ContactMerge> {
    const { workspaceId, clock } = this.scope;
    const merge = await em.findOne(ContactMerge, { workspaceId, mergedId, undoneAt: null });
    if (!merge) throw new NotFoundError('contact');
    if (merge.answersWith.id !== merge.survivorId)
      throw new WrongStateError('merged-on', 'The contact that it was merged into was merged on: undo that first.');
    if (clock.now().getTime() - merge.mergedAt.getTime() >= UNDO_DAYS * DAY_MS) throw tooLate();
    return merge;
  }

  private pointsOf(em: EntityManager, contact: Contact): Promise<ContactPoint[]> {
    return em.find(ContactPoint, { workspaceId: this.scope.workspaceId, contact }, { orderBy: { id: 'asc' } });
  }
}

/** How a survivor stood of whom nothing is known any more: as now. */
function nothingTaken(survivor: Contact, person: DataSubject): MergeBefore {
  const notice = { noticeState: survivor.noticeState, noticeDueOn: survivor.noticeDueOn ?? null };
  return { taken: [], notice, dealings: dealingsOf(survivor), points: [], standing: standingOf(person) };
}

function partyOf({ id, subject }: Contact): Party {
  return { contactId: id, subjectId: subject.id };
}

function targetOf({ id, subject, version }: Contact) {
  return { targetType: 'contact', targetId: id, subjectId: subject.id, version: version + 1 };
}

function tooLate(): WrongStateError {
  return new WrongStateError('final', `A merge can be undone for ${UNDO_DAYS} days.`);
}

function invalid(message: string): InvalidInputError {
  return new InvalidInputError([{ path: 'mergedIds', message }]);
}
