import type { EntityManager } from '@mikro-orm/postgresql';
import { dateOf } from '../../../kernel/clock.ts';
import { InvalidInputError, NotAllowedError, NotFoundError, WrongStateError } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { CatalogueTable } from '../../catalogue.ts';
import { type PrivacyParts, workspaceFacts } from '../../privacy-parts.ts';
import type { Reach } from '../../reach/reached-rows.ts';
import { type PrivacyRequest, RequestSubject } from '../../request/privacy-request.entity.ts';
import { assertNotBegun, getRequest, recordStep, requestKey } from '../../request/request-record.ts';
import { assertOpen, revokeApproval } from '../../request/request-state.ts';
import { ErasureExemption, type KeepGround } from './erasure-item.entity.ts';
import { claimsOn, type Item } from './item-keeper.ts';
import { isItemised, type PlannedItemPage, planItems, reachOf } from './plan-items.ts';

const MOST_ITEMS = 200;
const LARGEST_PAGE = 50;
/** No law keeps the data of a person for longer than that; a hold, which can, names no day. */
const MOST_YEARS = 30;

/** On which ground items are kept, and until which day. */
export interface Exemption {
  readonly ground: KeepGround;
  readonly endsOn: string;
}

/** What a deletion takes item by item, and what the officer decides to keep of it (GDPR Art. 17(3)). */
export class ErasureItems {
  constructor(
    private readonly scope: Scope,
    private readonly parts: Pick<PrivacyParts, 'catalogue' | 'keepers'>,
  ) {}

  /**
   * What a deletion would take from one table, the newest first, and of it what is kept: on which ground, until when.
   * @throws NotAllowedError · NotFoundError for another table too · InvalidInputError for a page that is too large
   */
  async list(requestId: string, table: string, page: { offset: number; size: number }): Promise<PlannedItemPage> {
    this.scope.require('request:handle');
    if (page.size < 1 || page.size > LARGEST_PAGE || page.offset < 0)
      throw new InvalidInputError([{ path: 'first', message: `Expected 1 to ${LARGEST_PAGE} items.` }]);
    return this.scope.transaction(async (em) => {
      const request = await getRequest(em, this.scope, requestId);
      const found = this.itemised(table);
      if (!found) throw new NotFoundError('place');
      const { subjectIds, reach } = await this.reachOf(em, request);
      const { workspaceId } = this.scope;
      const claims = await claimsOn(em, this.parts.keepers, { workspaceId, subjectIds, reach }, request.id);
      const planned = await planItems(em, this.scope, found, reach.get(table)?.ids ?? [], claims, page);
      return { ...planned, subjectIds };
    });
  }

  /**
   * Keeps items of a deletion that has not begun, as sealed copies that are read for their ground alone. Who approved it, or put it
   * forward, does so again: it is another deletion now. Items that are kept already change their ground and day.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · WrongStateError · InvalidInputError for an item that the deletion
   * does not take, or a day that is over
   */
  async exempt(
    requestId: string,
    items: readonly Item[],
    exemption: Exemption,
    ifVersion?: number | null,
  ): Promise<string> {
    return this.change(requestId, items, ifVersion, async (em, request) => {
      await this.assertDay(em, exemption.endsOn);
      const { reach } = await this.reachOf(em, request);
      this.assertTaken(items, reach);
      for (const item of items) await this.decide(em, request, item, exemption);
      const detail = `${items.length} kept for ${exemption.ground} until ${exemption.endsOn}`;
      recordStep(em, this.scope, request, { action: 'request:handle', type: 'items-kept', detail });
    });
  }

  /**
   * Takes back that items are kept: they go with the others.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · WrongStateError · InvalidInputError for one that is not kept
   */
  async takeBack(requestId: string, items: readonly Item[], ifVersion?: number | null): Promise<string> {
    return this.change(requestId, items, ifVersion, async (em, request) => {
      for (const [index, item] of items.entries()) {
        const removed = await em.nativeDelete(ErasureExemption, this.keyOf(request, item));
        if (removed === 0) throw new InvalidInputError([{ path: `items.${index}`, message: 'This is not kept.' }]);
      }
      const detail = `${items.length} go with the others`;
      recordStep(em, this.scope, request, { action: 'request:handle', type: 'items-not-kept', detail });
    });
  }

  private async change(
    requestId: string,
    items: readonly Item[],
    ifVersion: number | null | undefined,
    work: (em: EntityManager, request: PrivacyRequest) => Promise<void>,
  ): Promise<string> {
    this.scope.require('request:handle');
    if (this.scope.viewer.kind === 'api-key') throw new NotAllowedError('request:handle');
    if (items.length === 0 || items.length > MOST_ITEMS)
      throw new InvalidInputError([{ path: 'items', message: `Expected 1 to ${MOST_ITEMS} items.` }]);
    return this.scope.transaction(async (em) => {
      const request = await getRequest(em, this.scope, requestId, ifVersion);
      assertOpen(request);
      if (request.kind !== 'erasure')
        throw new WrongStateError(request.state, 'Only a deletion has items that can be kept.');
      await assertNotBegun(em, request);
      await work(em, request);
      const { othersToldAt } = request;
      if (request.preparedAt) revokeApproval(request);
      // Whom the deletion is about is the same: nobody has to be told of it again.
      request.othersToldAt = othersToldAt;
      return request.id;
    });
  }

  private async decide(em: EntityManager, request: PrivacyRequest, item: Item, exemption: Exemption): Promise<void> {
    const { viewer, clock } = this.scope;
    const decidedById = viewer.kind === 'member' ? viewer.id : null;
    const decision = { ...exemption, decidedById, decidedAt: clock.now() };
    const known = await em.findOne(ErasureExemption, this.keyOf(request, item));
    if (known) Object.assign(known, decision);
    else em.persist(em.create(ErasureExemption, { ...this.keyOf(request, item), id: newId(), ...decision }));
  }

  private keyOf({ workspaceId, id }: PrivacyRequest, { table, itemId }: Item) {
    return { workspaceId, requestId: id, itemTable: table, itemId };
  }

  private async assertDay(em: EntityManager, endsOn: string): Promise<void> {
    const { timeZone } = await workspaceFacts(em, this.scope.workspaceId);
    const now = this.scope.clock.now();
    const latest = new Date(now);
    latest.setUTCFullYear(latest.getUTCFullYear() + MOST_YEARS);
    if (endsOn <= dateOf(now, timeZone))
      throw new InvalidInputError([{ path: 'endsOn', message: 'Expected a day to come.' }]);
    if (endsOn > dateOf(latest))
      throw new InvalidInputError([{ path: 'endsOn', message: `Expected a day within ${MOST_YEARS} years.` }]);
  }

  private assertTaken(items: readonly Item[], reach: Reach): void {
    const problems = items.flatMap(({ table, itemId }, index) =>
      this.itemised(table) && reach.get(table)?.ids.includes(itemId)
        ? []
        : [{ path: `items.${index}`, message: 'The deletion does not take this.' }],
    );
    if (problems.length > 0) throw new InvalidInputError(problems);
  }

  private itemised(name: string): CatalogueTable | undefined {
    return this.parts.catalogue.find((table) => table.table === name && isItemised(table));
  }

  private async reachOf(em: EntityManager, request: PrivacyRequest) {
    const covered = await em.find(RequestSubject, requestKey(request));
    const ids = covered.map(({ subject }) => subject.id);
    return reachOf(em, this.scope.workspaceId, this.parts.catalogue, ids);
  }
}
