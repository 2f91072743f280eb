import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import {
  ApprovalRequiredError,
  InvalidInputError,
  NotAllowedError,
  NotFoundError,
  StaleVersionError,
  WrongStateError,
} from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import { settleWrites } from '../../../kernel/records/unread.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { refreshHolds } from '../../hold/held.ts';
import type { PrivacyParts } from '../../privacy-parts.ts';
import type { SelfApproval } from '../../request/desk/request-fulfilment.service.ts';
import { type DueItem, findDue } from '../due/due-items.ts';
import { RetentionBatch, RetentionItem } from '../retention.entity.ts';
import { trialEnd } from '../trial.ts';
import { type BatchItemPage, listBatchItems } from './batch-items.ts';
import { tellApprovers } from './tell-approvers.ts';

/** As many as go in one batch; the rest is put forward once it is done. */
const ITEMS_AT_ONCE = 5_000;
/** What somebody has approved already is not taken away from the second person by the next night. */
const HALF_APPROVED_DAYS = 7;
/** What waits is not told every night. */
const TOLD_AGAIN_DAYS = 7;
const LARGEST_PAGE = 50;

/** Puts forward what is due, and has it approved: nothing of people goes that nobody has agreed to. */
export class RetentionBatches {
  constructor(
    private readonly scope: Scope,
    private readonly parts: PrivacyParts,
  ) {}

  /**
   * Puts forward what is due tonight, in place of what was put forward before and nobody approved. In the first 30 days of a
   * workspace nothing is put forward. Gives the id of the batch; null where there is none to make.
   * @throws NotAllowedError · PurposeNotAllowedError
   */
  async propose(): Promise<string | null> {
    this.scope.require('retention:run');
    const { workspaceId } = this.scope;
    return this.scope.transaction(async (em) => {
      if (await trialEnd(em, this.scope)) return null;
      const open = await em.find(
        RetentionBatch,
        { workspaceId, state: { $in: ['proposed', 'approved'] } },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      if (open.some((batch) => this.isTaken(batch))) return null;
      for (const batch of open) await this.replace(em, batch);
      // What has come to exist since and belongs to a hold is not put forward either.
      await refreshHolds(em, workspaceId);
      const due = await findDue(em, this.scope, ITEMS_AT_ONCE);
      return due.length === 0 ? null : this.add(em, due);
    });
  }

  /**
   * Approves a batch as a whole. Where two members hold the right, both do, one after the other. Whoever is alone repeats how many
   * there are and proves anew who they are; the batch says so, and is carried out a day later. Gives the id of the batch.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError · StaleVersionError · WrongStateError for one that is replaced
   * or approved · ApprovalRequiredError for whoever approves twice · InvalidInputError
   */
  async approve(id: string, alone: SelfApproval | null = null, ifVersion?: number | null): Promise<string> {
    this.scope.require('retention:approve');
    const { viewer, workspaceId, clock, jobs } = this.scope;
    if (viewer.kind !== 'member') throw new NotAllowedError('retention:approve');
    return this.scope.transaction(async (em) => {
      const batch = await this.lock(em, id, ifVersion);
      const others = (await this.parts.directory.approvers(em, workspaceId)).filter((one) => one !== viewer.id);
      if (batch.firstApprovedById === viewer.id && others.length > 0) throw new ApprovalRequiredError();
      const now = clock.now();
      const isSecond = batch.firstApprovedById != null && batch.firstApprovedById !== viewer.id;
      if (!isSecond && others.length > 0) {
        Object.assign(batch, { firstApprovedById: viewer.id, firstApprovedAt: now, updatedAt: now });
        this.record(em, batch, ['first approval']);
        return batch.id;
      }
      if (!isSecond) assertDeliberate(batch, alone);
      Object.assign(batch, { state: 'approved', approvedById: viewer.id, approvedAt: now, isSelfApproved: !isSecond });
      batch.updatedAt = now;
      this.record(em, batch, [isSecond ? 'second approval' : 'self-approved: nobody else holds the right']);
      await tellApprovers(em, this.scope, this.parts, batch, 'retention-approved');
      if (isSecond) await jobs.enqueue(em, 'retention:carry-out', { workspaceId, batchId: batch.id });
      return batch.id;
    });
  }

  /**
   * Who and what is in a batch, a page of them: whoever approves looks at whom.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError · InvalidInputError for a page that is too large
   */
  async items(id: string, page: { readonly offset: number; readonly size: number }): Promise<BatchItemPage> {
    this.scope.require('retention:approve');
    const { workspaceId } = this.scope;
    if (page.size < 1 || page.size > LARGEST_PAGE || page.offset < 0)
      throw new InvalidInputError([{ path: 'first', message: `Expected 1 to ${LARGEST_PAGE} items.` }]);
    return this.scope.transaction(async (em) => {
      const batch = await em.findOne(RetentionBatch, { workspaceId, id });
      if (!batch) throw new NotFoundError('retentionBatch');
      return listBatchItems(em, workspaceId, id, page);
    });
  }

  private isTaken({ state, firstApprovedAt }: RetentionBatch): boolean {
    if (state === 'approved') return true;
    const since = this.scope.clock.now().getTime() - HALF_APPROVED_DAYS * 86_400_000;
    return firstApprovedAt != null && firstApprovedAt.getTime() > since;
  }

  private async replace(em: EntityManager, batch: RetentionBatch): Promise<void> {
    await em.nativeDelete(RetentionItem, keyOf(batch));
    Object.assign(batch, { state: 'replaced', finishedAt: this.scope.clock.now(), updatedAt: this.scope.clock.now() });
  }

  private async add(em: EntityManager, due: readonly DueItem[]): Promise<string> {
    const { workspaceId, clock } = this.scope;
    const now = clock.now();
    const id = newId();
    const batch = em.create(RetentionBatch, {
      ...{ workspaceId, id, state: 'proposed', itemCount: due.length, createdAt: now, updatedAt: now },
    });
    em.persist(batch);
    await this.tell(em, batch);
    await em.flush();
    const rows = due.map((item) => ({
      id: newId(),
      table: item.table,
      item: item.id,
      rule: item.rule,
      action: item.action,
      on: item.dueOn,
    }));
    await em.execute(
      `insert into retention_item (workspace_id, id, batch_id, rule, action, item_table, item_id, due_on)
       select ?, r.id, ?, r.rule, r.action, r."table", r.item, r."on"
       from jsonb_to_recordset(?::jsonb) as r (id uuid, "table" text, item uuid, rule text, action text, "on" date)`,
      [workspaceId, id, JSON.stringify(rows)],
    );
    const target = { targetType: 'retention_batch', targetId: id };
    this.scope.record(em, { action: 'retention:run', ...target, fields: ['put forward', `${due.length}`] });
    await settleWrites(em);
    return id;
  }

  /** Each night puts a new batch in the place of the one before: those who approve are told of it once a week. */
  private async tell(em: EntityManager, batch: RetentionBatch): Promise<void> {
    const { workspaceId, clock } = this.scope;
    const [last] = await em.find(
      RetentionBatch,
      { workspaceId, state: 'replaced', toldAt: { $ne: null } },
      { orderBy: { createdAt: 'desc' }, limit: 1 },
    );
    const again = (last?.toldAt?.getTime() ?? 0) + TOLD_AGAIN_DAYS * 86_400_000;
    batch.toldAt = again > clock.now().getTime() ? (last?.toldAt ?? null) : clock.now();
    if (batch.toldAt?.getTime() === clock.now().getTime())
      await tellApprovers(em, this.scope, this.parts, batch, 'retention-waiting');
  }

  private record(em: EntityManager, { id, version }: RetentionBatch, fields: readonly string[]): void {
    const target = { targetType: 'retention_batch', targetId: id, version: version + 1 };
    this.scope.record(em, { action: 'retention:approve', ...target, fields });
  }

  private async lock(em: EntityManager, id: string, ifVersion?: number | null): Promise<RetentionBatch> {
    const key = { workspaceId: this.scope.workspaceId, id };
    const batch = await em.findOne(RetentionBatch, key, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!batch) throw new NotFoundError('retentionBatch');
    if (ifVersion != null && ifVersion !== batch.version) throw new StaleVersionError(ifVersion, batch.version);
    if (batch.state === 'replaced')
      throw new WrongStateError(batch.state, 'A newer batch has replaced this one: look at that.');
    if (batch.state !== 'proposed') throw new WrongStateError(batch.state, 'This batch is approved already.');
    return batch;
  }
}

/** The key by which items name their batch. */
export function keyOf({ workspaceId, id }: RetentionBatch): { workspaceId: string; batch: [string, string] } {
  return { workspaceId, batch: [workspaceId, id] };
}

/** @throws InvalidInputError that names everything which is missing */
function assertDeliberate({ itemCount }: RetentionBatch, alone: SelfApproval | null): void {
  const problems = [];
  if (alone?.confirmation?.replaceAll(/\D/g, '') !== `${itemCount}`) {
    const message = 'Nobody else can approve: repeat how many there are to approve it alone.';
    problems.push({ path: 'confirmation', message });
  }
  if (!alone?.isIdentityProven)
    problems.push({ path: 'password', message: 'Enter the password of your account to approve alone.' });
  if (problems.length > 0) throw new InvalidInputError(problems);
}
