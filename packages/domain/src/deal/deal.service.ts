import type { EntityManager } from '@mikro-orm/postgresql';
import { ownIdOf } from '../identity/assignable-member.ts';
import type { Action } from '../kernel/actions.ts';
import { NotAllowedError, WrongStateError } from '../kernel/errors.ts';
import type { Change, Scope } from '../kernel/scope.ts';
import { takeUpExchange } from '../privacy/may-send/take-up-exchange.ts';
import { applyPatch, type Patch, touch } from '../record/apply-patch.ts';
import { InputCheck } from '../record/input/input-check.ts';
import { assertDealUsable, assertFitsStage, createDeal, findDealRelations, subjectIdOf } from './create-deal.ts';
import { Deal, DealLine } from './deal.entity.ts';
import {
  type DealChanges,
  type LineInput,
  type NewDeal,
  type ParticipantInput,
  readDeal,
  readEntry,
  STAGE_FIELDS,
  type StageEntry,
} from './deal-input.ts';
import { addLines } from './deal-lines.ts';
import { changeParticipants } from './deal-participants.ts';
import { assertHasRequired, beginningOf, entryPatch, firstStage, getStage } from './deal-stage.ts';
import type { Stage } from './pipeline/pipeline.entity.ts';

/** The commands on deals. Each concerns the deal's contact: where that person may not be used, it is refused. */
export class DealService {
  constructor(private readonly scope: Scope) {}

  /**
   * Records a deal.
   * @throws NotAllowedError · InvalidInputError · NotFoundError for a pipeline, stage, company, contact, product or owner ·
   * ProcessingRestrictedError · PurposeNotAllowedError
   */
  async create(input: NewDeal): Promise<string> {
    return this.scope.transaction(async (em) => (await createDeal(em, this.scope, input)).id);
  }

  /**
   * Changes the given fields of a deal; its stage is changed by `move`.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · InvalidInputError · ProcessingRestrictedError ·
   * PurposeNotAllowedError
   */
  async update(dealId: string, changes: DealChanges, ifVersion?: number | null): Promise<string> {
    this.scope.require('deal:update');
    return this.scope.transaction(async (em) => {
      const deal = await this.find(em, dealId, 'deal:update', ifVersion);
      const check = new InputCheck();
      const fields = { ...readDeal(check, changes), ...readEntry(check, changes) };
      check.assertValid();
      assertFitsStage((await deal.stage.loadOrFail()).kind, fields);
      const patch = { ...fields, ...(await findDealRelations(em, this.scope, changes)) };
      const made = applyPatch(deal, patch, this.scope.clock);
      if (changes.lines) made.push(...(await this.replaceLines(em, deal, changes.lines, changes.value === undefined)));
      if (changes.contacts) made.push(...(await this.replaceParticipants(em, deal, changes.contacts)));
      if (made.length > 0) await this.record(em, 'deal:update', deal, made);
      return deal.id;
    });
  }

  /**
   * Moves a deal to a stage, also of another pipeline. Into a lost stage it goes with a reason; out of a closing stage it is
   * open again.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · InvalidInputError · ProcessingRestrictedError ·
   * PurposeNotAllowedError
   */
  async move(dealId: string, stageId: string, entry: StageEntry = {}, ifVersion?: number | null): Promise<string> {
    this.scope.require('deal:move');
    return this.enter(dealId, 'deal:move', entry, ifVersion, (em) => getStage(em, this.scope, stageId));
  }

  /**
   * Wins a deal: it goes to the won stage of its pipeline and is closed today, unless another date is given.
   * @throws as `move`, and WrongStateError for a deal that is won already
   */
  async win(dealId: string, entry: Omit<StageEntry, 'lostReason'> = {}, ifVersion?: number | null): Promise<string> {
    this.scope.require('deal:win');
    return this.enter(dealId, 'deal:win', entry, ifVersion, (em, deal) => this.end(em, deal, 'won'));
  }

  /**
   * Loses a deal, for a reason.
   * @throws as `move`, and WrongStateError for a deal that is lost already
   */
  async lose(dealId: string, entry: StageEntry, ifVersion?: number | null): Promise<string> {
    this.scope.require('deal:lose');
    return this.enter(dealId, 'deal:lose', entry, ifVersion, (em, deal) => this.end(em, deal, 'lost'));
  }

  /**
   * Puts a deal into the bin, where it stays for 30 days.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · ProcessingRestrictedError · PurposeNotAllowedError
   */
  async delete(dealId: string, ifVersion?: number | null): Promise<string> {
    this.scope.require('deal:delete');
    return this.scope.transaction(async (em) => {
      const deal = await this.find(em, dealId, 'deal:delete', ifVersion);
      const patch = { deletedAt: this.scope.clock.now(), deletedById: ownIdOf(this.scope) };
      await this.record(em, 'deal:delete', deal, applyPatch(deal, patch, this.scope.clock));
      return deal.id;
    });
  }

  /**
   * Takes a deal out of the bin.
   * @throws NotAllowedError · NotFoundError for a deal that is not in the bin · StaleVersionError ·
   * ProcessingRestrictedError · PurposeNotAllowedError
   */
  async restore(dealId: string, ifVersion?: number | null): Promise<string> {
    this.scope.require('deal:restore');
    return this.scope.transaction(async (em) => {
      const deal = await this.scope.findInBin(em, Deal, dealId, 'deal:restore', ifVersion);
      await assertDealUsable(deal, this.scope);
      const patch = { deletedAt: null, deletedById: null };
      await this.record(em, 'deal:restore', deal, applyPatch(deal, patch, this.scope.clock));
      return deal.id;
    });
  }

  private async find(em: EntityManager, dealId: string, action: Action, ifVersion: number | null | undefined) {
    const deal = await this.scope.findVisible(em, Deal, dealId, action, ifVersion);
    await assertDealUsable(deal, this.scope);
    return deal;
  }

  private enter(
    dealId: string,
    action: Action,
    entry: StageEntry,
    ifVersion: number | null | undefined,
    choose: (em: EntityManager, deal: Deal) => Promise<Stage>,
  ): Promise<string> {
    return this.scope.transaction(async (em) => {
      const deal = await this.find(em, dealId, action, ifVersion);
      const stage = await choose(em, deal);
      // Dropped where it was: the time in the stage goes on, and a reason is not asked for again.
      if (stage.id === deal.stage.id) return deal.id;
      const patch: Patch<Deal> = {
        ...(await this.filledIn(em, deal, entry)),
        ...(await entryPatch(em, this.scope, stage, entry, { needsReason: true })),
      };
      const made = applyPatch(deal, patch, this.scope.clock);
      assertHasRequired(stage, deal);
      await this.record(em, action, deal, made);
      if (stage.kind === 'won' && deal.contact) await this.takeUp(em, deal, deal.contact.id);
      return deal.id;
    });
  }

  /** What the stage asks for is filled in with the move; that is a change like any other and takes the right to it. */
  private async filledIn(em: EntityManager, deal: Deal, entry: StageEntry): Promise<Patch<Deal>> {
    const { value, expectedCloseOn, companyId, contactId, ownerId } = entry;
    const changes = { value, expectedCloseOn, companyId, contactId, ownerId };
    if (STAGE_FIELDS.every((field) => changes[field] === undefined)) return {};
    if (!(await this.scope.reaches(em, deal, 'deal:update'))) throw new NotAllowedError('deal:update');
    const check = new InputCheck();
    const fields = readDeal(check, changes);
    check.assertValid();
    return { ...fields, ...(await findDealRelations(em, this.scope, changes)) };
  }

  /** A contract takes up the exchange with the customer, unless they stopped it on its day or after it. */
  private async takeUp(em: EntityManager, { closedOn }: Deal, contactId: string): Promise<void> {
    const now = this.scope.clock.now();
    const signed = closedOn ? await beginningOf(em, this.scope, closedOn) : now;
    await takeUpExchange(em, this.scope, contactId, new Date(Math.min(signed.getTime(), now.getTime())));
  }

  private async end(em: EntityManager, deal: Deal, kind: 'won' | 'lost'): Promise<Stage> {
    const current = await deal.stage.loadOrFail();
    if (current.kind === kind) throw new WrongStateError(kind, `This deal is ${kind} already.`);
    return firstStage(em, this.scope, deal.pipeline.id, kind);
  }

  private async replaceLines(
    em: EntityManager,
    deal: Deal,
    lines: readonly LineInput[],
    setsValue: boolean,
  ): Promise<Change[]> {
    const before = await em.find(DealLine, { workspaceId: this.scope.workspaceId, deal });
    em.remove(before);
    const worth = await addLines(em, this.scope, deal, lines);
    touch(deal, this.scope.clock);
    const change = { field: 'lines', from: `${before.length}`, to: `${lines.length}` };
    return [change, ...(worth && setsValue ? applyPatch(deal, worth, this.scope.clock) : [])];
  }

  private async replaceParticipants(
    em: EntityManager,
    deal: Deal,
    contacts: readonly ParticipantInput[],
  ): Promise<Change[]> {
    const before = await changeParticipants(em, this.scope, deal, contacts);
    if (before === null) return [];
    touch(deal, this.scope.clock);
    return [{ field: 'contacts', from: `${before}`, to: `${contacts.length}` }];
  }

  private async record(em: EntityManager, action: Action, deal: Deal, changes: readonly Change[]): Promise<void> {
    const target = { targetType: 'deal', targetId: deal.id, subjectId: await subjectIdOf(deal) };
    this.scope.record(em, { action, ...target, version: deal.version + 1, changes });
  }
}
