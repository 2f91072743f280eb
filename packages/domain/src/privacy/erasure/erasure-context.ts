import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../kernel/scope.ts';
import type { CatalogueTable } from '../catalogue.ts';
import type { PrivateFiles } from '../privacy-parts.ts';
import type { Identifiers } from '../reach/identifiers.ts';
import type { Reach } from '../reach/reached-rows.ts';
import type { ItemKeeper } from './items/item-keeper.ts';

/** One person's erasure inside one transaction. */
export interface ErasureContext {
  readonly em: EntityManager;
  readonly scope: Scope;
  readonly files: PrivateFiles;
  readonly catalogue: readonly CatalogueTable[];
  readonly keepers: readonly ItemKeeper[];
  /** Everybody who is the same human, merges included. */
  readonly subjectIds: readonly string[];
  readonly reach: Reach;
  readonly identifiers: Identifiers;
  readonly counts: ErasureCounts;
  /** Their time was over: a colleague who left stays in what they did, as a number without a name. */
  readonly isAnonymised: boolean;
}

/** What an erasure did, as numbers; the ledger keeps nothing else. */
export interface ErasureCounts {
  cleared: number;
  deleted: number;
  kept: number;
}

const IDS_PER_STATEMENT = 500;

/** Runs a statement that takes ids, in pieces, and adds up the rows it changed. */
export async function changeRows(
  { em, scope }: Pick<ErasureContext, 'em' | 'scope'>,
  sql: string,
  ids: readonly string[],
): Promise<number> {
  let changed = 0;
  for (let from = 0; from < ids.length; from += IDS_PER_STATEMENT) {
    const part = ids.slice(from, from + IDS_PER_STATEMENT);
    const { affectedRows } = await em.execute<{ affectedRows: number }>(sql, [scope.workspaceId, part], 'run');
    changed += affectedRows;
  }
  return changed;
}
