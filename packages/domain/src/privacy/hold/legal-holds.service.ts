import type { EntityManager } from '@mikro-orm/postgresql';
import { dateOf } from '../../kernel/clock.ts';
import { type FieldProblem, InvalidInputError, NotFoundError, WrongStateError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { releaseKept } from '../erasure/items/release-kept.ts';
import { type PrivacyParts, workspaceFacts } from '../privacy-parts.ts';
import { addItems } from './held.ts';
import { countKinds, existing, type HoldableItem, itemsOf } from './hold-items.ts';
import type { Holdable, HoldQuery } from './hold-query.ts';
import { HoldItem, LegalHold } from './legal-hold.entity.ts';

const MOST_NAMED = 500;
const LONGEST_NAME = 120;
const LONGEST_REASON = 2_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What is held: records one by one, whatever a query takes in, or both. */
export interface HoldScope {
  readonly items?: readonly HoldableItem[] | undefined;
  readonly query?: HoldQuery | null | undefined;
}

/** A hold to be placed. */
export interface NewHold extends HoldScope {
  readonly name: string;
  readonly reason: string;
  /** The member who answers for it; whoever places it where nobody is named. */
  readonly custodianId?: string | null | undefined;
  readonly reviewOn: string;
}

/** How many records of a kind a hold takes in. */
export interface HeldCount {
  readonly kind: Holdable;
  readonly count: number;
}

/** Places and releases legal holds: what is under one is not destroyed, and used no more and no less than before. */
export class LegalHolds {
  constructor(
    private readonly scope: Scope,
    private readonly parts: Pick<PrivacyParts, 'files'>,
  ) {}

  /**
   * Puts records under a hold, until it is released. What a query takes in later is held too.
   * @throws NotAllowedError · PurposeNotAllowedError · InvalidInputError · NotFoundError for the custodian
   */
  async place(input: NewHold): Promise<string> {
    this.scope.require('hold:place');
    const { workspaceId, clock, vault } = this.scope;
    return this.scope.transaction(async (em) => {
      const { timeZone } = await workspaceFacts(em, workspaceId);
      const today = dateOf(clock.now(), timeZone);
      assertHold(input, today);
      const items = await this.itemsIn(em, input);
      if (items.length === 0) throw invalid('scope', 'Nothing here is of this kind: name at least one record.');
      const custodianId = await this.custodian(em, input.custodianId);
      const id = newId();
      const now = clock.now();
      const place = { workspaceId, table: 'legal_hold', column: 'reason', rowId: id };
      const hold = em.create(LegalHold, {
        ...{ workspaceId, id, name: input.name.trim(), reviewOn: input.reviewOn, startsOn: today },
        reason: await vault.seal(workspaceId, place, input.reason.trim()),
        custodianId,
        query: input.query ?? null,
        ...{ createdAt: now, updatedAt: now },
      });
      em.persist(hold);
      this.scope.record(em, { action: 'hold:place', targetType: 'legal_hold', targetId: id });
      await em.flush();
      await addItems(em, workspaceId, id, items);
      return id;
    });
  }

  /**
   * Ends a hold. What it alone kept is destroyed as it would have been: the copies of people who were erased at once, and what
   * is due in the bin with a job that is started now.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError · StaleVersionError · InvalidInputError · WrongStateError
   * where it was released before
   */
  async release(holdId: string, reason: string, ifVersion?: number | null): Promise<string> {
    this.scope.require('hold:release');
    assertReason(reason, 'reason');
    const { workspaceId, clock, vault, jobs } = this.scope;
    return this.scope.transaction(async (em) => {
      const hold = await this.scope.findVisible(em, LegalHold, holdId, 'hold:release', ifVersion);
      if (hold.releasedAt) throw new WrongStateError('released', 'This hold was released before.');
      const place = { workspaceId, table: 'legal_hold', column: 'release_reason', rowId: hold.id };
      const sealed = await vault.seal(workspaceId, place, reason.trim());
      Object.assign(hold, { releasedAt: clock.now(), releaseReason: sealed, updatedAt: clock.now() });
      const target = { targetType: 'legal_hold', targetId: hold.id, version: hold.version + 1 };
      this.scope.record(em, { action: 'hold:release', ...target });
      await jobs.enqueue(em, 'purge:bin', {});
      // Waits for an erasure that just copies what is held, and may have taken in more by the query.
      await em.flush();
      const items = await em.find(HoldItem, { workspaceId, hold });
      await releaseKept(
        em,
        this.scope,
        this.parts.files,
        items.map(({ id }) => id),
      );
      return hold.id;
    });
  }

  /**
   * What a hold would take in, as numbers.
   * @throws NotAllowedError · PurposeNotAllowedError · InvalidInputError
   */
  async preview(input: HoldScope): Promise<HeldCount[]> {
    this.scope.require('hold:place');
    assertScope(input);
    return this.scope.transaction(async (em) => countKinds(await this.itemsIn(em, input)));
  }

  private async itemsIn(em: EntityManager, { items = [], query }: HoldScope): Promise<HoldableItem[]> {
    const { workspaceId } = this.scope;
    const named = await existing(em, workspaceId, items);
    const found = query ? await itemsOf(em, workspaceId, query) : [];
    return [...new Map([...named, ...found].map((item) => [item.itemId, item])).values()];
  }

  private async custodian(em: EntityManager, id: string | null | undefined): Promise<string | null> {
    const { viewer, workspaceId } = this.scope;
    if (id == null) return viewer.kind === 'member' ? viewer.id : null;
    const sql = `select 1 from member where workspace_id = ? and id = ? and status <> 'left'`;
    if ((await em.execute(sql, [workspaceId, id])).length === 0) throw new NotFoundError('member', 'custodianId');
    return id;
  }
}

function assertHold(input: NewHold, today: string): void {
  const problems: FieldProblem[] = [];
  const { length } = input.name.trim();
  if (length === 0 || length > LONGEST_NAME)
    problems.push({ path: 'name', message: `Expected 1 to ${LONGEST_NAME} characters.` });
  if (!DAY.test(input.reviewOn) || input.reviewOn <= today)
    problems.push({ path: 'reviewOn', message: 'Expected a day that is still to come.' });
  if (problems.length > 0) throw new InvalidInputError(problems);
  assertReason(input.reason, 'reason');
  assertScope(input);
}

function assertReason(reason: string, path: string): void {
  const { length } = reason.trim();
  if (length === 0 || length > LONGEST_REASON) throw invalid(path, `Expected 1 to ${LONGEST_REASON} characters.`);
}

function assertScope({ items = [], query }: HoldScope): void {
  const named = [...items, ...(query?.contactIds ?? []), ...(query?.companyIds ?? []), ...(query?.dealIds ?? [])];
  if (named.length > MOST_NAMED) throw invalid('scope', `At most ${MOST_NAMED} are named at once.`);
  for (const path of ['from', 'to'] as const)
    if (query?.[path] && !DAY.test(query[path])) throw invalid(path, 'Expected a day.');
}

function invalid(path: string, message: string): InvalidInputError {
  return new InvalidInputError([{ path, message }]);
}
