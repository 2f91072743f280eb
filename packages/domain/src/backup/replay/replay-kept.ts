import type { EntityManager } from '@mikro-orm/postgresql';
import { dateOf } from '../../kernel/clock.ts';
import type { Scope } from '../../kernel/scope.ts';
import {
  claimsOn,
  type ErasedPerson,
  type ItemKeeper,
  type KeptClaim,
} from '../../privacy/erasure/items/item-keeper.ts';
import { ErasureLedger } from '../../privacy/ledger/erasure-ledger.entity.ts';
import { samePerson } from '../../privacy/reach/reached-rows.ts';
import type { EntryOf } from '../journal/journal-entry.ts';
import type { Replay } from './replay.ts';

/**
 * What a ground kept of people when they were erased, which is kept again when they are. A copy whose key is alive goes back as it
 * was: the key of the original may be destroyed. Where the keys are as old as the backup it is the other way round, and another
 * copy is made of the original, on the same ground, until the same day.
 */
export class KeptSince implements ItemKeeper {
  private constructor(
    private readonly scope: Scope,
    private readonly others: readonly ItemKeeper[],
    private readonly readable: readonly EntryOf<'kept-item'>[],
    private readonly lost: readonly EntryOf<'kept-item'>[],
  ) {}

  static async load(
    { keys, privacy }: Replay,
    scope: Scope,
    entries: readonly EntryOf<'kept-item'>[],
  ): Promise<KeptSince> {
    const { rows } = await keys.query<{ id: string }>(
      'select key_id as id from data_key where workspace_id = $1 and key_id = any($2) and wrapped is not null',
      [scope.workspaceId, entries.map(({ id }) => id)],
    );
    const alive = new Set(rows.map(({ id }) => id));
    const [readable, lost] = [entries.filter(({ id }) => alive.has(id)), entries.filter(({ id }) => !alive.has(id))];
    return new KeptSince(scope, privacy.keepers, readable, lost);
  }

  /** Puts the copies of these erasures back, which are planned and have not begun. */
  async putBack(em: EntityManager, ledgerIds: readonly string[]): Promise<void> {
    const { workspaceId } = this.scope;
    if (this.readable.length === 0) return;
    await em.flush();
    const ledgers = await em.find(ErasureLedger, { workspaceId, id: { $in: [...ledgerIds] } });
    for (const { id: ledgerId, subjectId } of ledgers) {
      const same = await samePerson(em, workspaceId, [subjectId]);
      for (const { body } of this.readable)
        if (same.includes(body.subjectId))
          await em.execute(
            `insert into kept_item select r.* from jsonb_populate_record(null::kept_item,
               ?::jsonb || jsonb_build_object('ledger_id', ?::uuid, 'subject_id', ?::uuid)) r on conflict do nothing`,
            [JSON.stringify(body.row), ledgerId, subjectId],
          );
    }
  }

  /** What has to be copied anew: holds and archives name what they keep by themselves. */
  async claims(em: EntityManager, person: ErasedPerson): Promise<readonly KeptClaim[]> {
    const today = dateOf(this.scope.clock.now());
    const theirs = this.lost.filter(
      ({ body }) =>
        person.subjectIds.includes(body.subjectId) && body.holdItemId === null && body.endsOn && body.endsOn >= today,
    );
    if (theirs.length === 0) return [];
    const named = await claimsOn(em, this.others, person, null);
    const isNamed = (claim: KeptClaim) =>
      named.some((one) => one.table === claim.table && one.itemId === claim.itemId && one.holdItemId === null);
    const claims = theirs.map(({ body: { itemTable, itemId, ground, endsOn } }) => ({
      ...{ table: itemTable, itemId, ground, endsOn, holdItemId: null },
    }));
    return claims.filter((claim) => !isNamed(claim));
  }
}
