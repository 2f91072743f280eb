import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../../kernel/ids.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { ErasureLedger } from '../../ledger/erasure-ledger.entity.ts';
import { ErasureSweep, ErasureTrace } from './erasure-trace.entity.ts';
import type { SweepResult } from './physical-sweep.ts';

/** Erasures of a workspace whose traces are still in the files of the database. */
export interface UnsweptErasures {
  readonly workspaceId: string;
  readonly ledgerIds: readonly string[];
  /** How many of them no table was written anew for. */
  readonly freshCount: number;
  /** The tables that those reached whose files were not written anew since. */
  readonly reached: readonly string[];
}

/** What of a workspace waits for a sweep; an erasure that ends later waits for the next one. */
export async function findUnswept(scope: Scope): Promise<UnsweptErasures> {
  scope.require('subject:erase');
  const { workspaceId } = scope;
  return scope.transaction(async (em) => {
    const due = await em.find(ErasureLedger, { workspaceId, state: 'done', sweptAt: null });
    const ledgerIds = due.map(({ id }) => id);
    const rewritten = await em.find(ErasureSweep, {
      ...{ workspaceId, ledgerId: { $in: ledgerIds }, rewrittenAt: { $ne: null } },
    });
    const fresh = ledgerIds.filter((id) => !rewritten.some(({ ledgerId }) => ledgerId === id));
    const traces = await em.find(ErasureTrace, { workspaceId, ledgerId: { $in: fresh } });
    return {
      workspaceId,
      ledgerIds,
      freshCount: fresh.length,
      reached: [...new Set(traces.map(({ place }) => place))],
    };
  });
}

/** Notes down what a sweep did for the erasures that waited for it. */
export async function settleSweep(
  scope: Scope,
  ledgerIds: readonly string[],
  result: SweepResult & { readonly seconds: number },
): Promise<void> {
  scope.require('subject:erase');
  await scope.transaction(async (em) => {
    for (const ledgerId of ledgerIds) await settleOne(em, scope, ledgerId, result);
  });
}

async function settleOne(
  em: EntityManager,
  scope: Scope,
  ledgerId: string,
  { isRewritten, pending, seconds }: SweepResult & { readonly seconds: number },
): Promise<void> {
  const { workspaceId, clock } = scope;
  const now = clock.now();
  const ledger = await em.findOne(ErasureLedger, { workspaceId, id: ledgerId });
  if (!ledger) return;
  const known = await em.findOne(ErasureSweep, { workspaceId, ledgerId });
  const facts = {
    ...{ triedAt: now, seconds, pending },
    rewrittenAt: known?.rewrittenAt ?? (isRewritten ? now : null),
  };
  if (known) Object.assign(known, facts);
  else em.persist(em.create(ErasureSweep, { workspaceId, id: newId(), ledgerId, ...facts }));
  if (pending !== null) return;
  ledger.sweptAt = now;
  const { subjectId } = ledger;
  scope.record(em, {
    ...{ action: 'subject:erase', targetType: 'erasure_ledger', targetId: ledgerId, subjectId, fields: ['swept'] },
  });
}
