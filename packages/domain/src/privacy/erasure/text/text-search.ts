import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { settleWrites } from '../../../kernel/records/unread.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { refreshHolds } from '../../hold/held.ts';
import { keyIdOf } from '../../keys/sealed-value.ts';
import { ErasureLedger } from '../../ledger/erasure-ledger.entity.ts';
import type { PrivacyParts } from '../../privacy-parts.ts';
import { loadRows, type RawRow } from '../../reach/table-rows.ts';
import { destroyExports } from '../recipients/destroy-exports.ts';
import { ErasureSearch } from './erasure-search.entity.ts';
import { endSearch, type LookedFor, openLookedFor } from './looked-for.ts';
import { countReviews } from './review-counts.ts';
import { type SearchFor, searchRow } from './search-row.ts';
import { rowsAfter, rowsNear, type SearchedTable, searchedTables } from './searched-texts.ts';
import { LONGEST_SEARCH_DAYS } from './text-standing.ts';

const PORTION = 200;
const DAY_MS = 86_400_000;

/** What a search did, in numbers. */
export interface SearchReport {
  opened: number;
  takenOut: number;
  suggested: number;
  failed: number;
  finished: number;
}

/** Where searches stand that stand at the same place. */
interface Together {
  readonly searches: readonly ErasureSearch[];
  readonly at: SearchedTable | null;
  readonly afterId: string | null;
}

/**
 * B11-AC6: looks through the texts of others for those who were erased: takes out what is theirs for certain and puts forward what
 * may mean them. In portions, each its own transaction with its place, so that one that is cut off goes on where it was; searches
 * that stand at the same place read each text once. A text that fails keeps no other waiting.
 */
export class TextSearch {
  private readonly tables: readonly SearchedTable[];
  private readonly lookedFor = new Map<string, LookedFor>();
  /** So many rows are still looked at one by one, after a portion that failed. */
  private alone = 0;

  constructor(
    private readonly scope: Scope,
    private readonly parts: Pick<PrivacyParts, 'catalogue' | 'files'>,
    private readonly size = PORTION,
  ) {
    this.tables = searchedTables(parts.catalogue);
  }

  /** Goes on with every search of the workspace whose erasure is done, to the end. @throws NotAllowedError */
  async run(): Promise<SearchReport> {
    const report: SearchReport = { opened: 0, takenOut: 0, suggested: 0, failed: 0, finished: 0 };
    while (await this.step(report));
    return report;
  }

  /** Does one portion, and adds what it did to a report. False where no search waits. @throws NotAllowedError */
  async step(report: SearchReport): Promise<boolean> {
    this.scope.require('subject:erase');
    const size = this.alone > 0 ? 1 : this.size;
    this.alone = Math.max(0, this.alone - 1);
    try {
      return await this.scope.transaction((em) => this.portion(em, size, report));
    } catch (error) {
      // The rows of the portion go one by one, so that one alone is left out.
      if (size > 1) this.alone = size;
      else if (!(await this.scope.transaction((em) => this.skipOne(em, report)))) throw error;
      return true;
    }
  }

  private async portion(em: EntityManager, size: number, report: SearchReport): Promise<boolean> {
    const together = await this.next(em);
    if (!together) return false;
    const { searches, at, afterId } = together;
    if (!at) {
      for (const search of searches) await this.end(em, search, 'done');
      report.finished += searches.length;
      return true;
    }
    const known = await this.open(em, searches, report);
    const { workspaceId } = this.scope;
    const ids = await rowsAfter(em, workspaceId, at, afterId, size);
    const rows = await loadRows(em, workspaceId, at.table, ids);
    await this.loadKeys(at, rows);
    await refreshHolds(em, workspaceId);
    const targets = await this.targets(em, known, at, ids);
    const writing = { em, scope: this.scope, files: this.parts.files, replaced: [] };
    for (const row of rows) await searchRow(writing, at, row, targets);
    for (const { search } of targets) search.opened += rows.length;
    report.opened += rows.length;
    for (const { counts } of targets) {
      report.takenOut += counts.takenOut;
      report.suggested += counts.suggested;
      report.failed += counts.failed;
    }
    if (targets.some(({ counts }) => counts.takenOut > 0)) await destroyExports(em, this.scope);
    const isEnd = ids.length < size;
    for (const { search, counts } of targets) {
      search.takenOut += counts.takenOut;
      search.suggested += counts.suggested;
      search.failed += counts.failed;
      Object.assign(search, { place: at.table.table, afterId: isEnd ? LAST_ID : (ids.at(-1) ?? LAST_ID) });
      if (counts.takenOut + counts.suggested > 0) await countReviews(em, workspaceId, search.ledgerId);
    }
    return true;
  }

  /** The searches that stand furthest back; whoever comes later catches up with them. */
  private async next(em: EntityManager): Promise<Together | null> {
    const { workspaceId } = this.scope;
    const open = await em.find(
      ErasureSearch,
      { workspaceId, finishedAt: null },
      { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
    );
    const done = await em.find(ErasureLedger, {
      ...{ workspaceId, id: { $in: open.map(({ ledgerId }) => ledgerId) }, state: 'done' },
    });
    const ready = open.filter(({ ledgerId }) => done.some(({ id }) => id === ledgerId));
    const rankOf = ({ place }: ErasureSearch) => this.tables.findIndex(({ table }) => table.table === place);
    const [first] = [...ready].sort(
      (one, other) => rankOf(one) - rankOf(other) || ((one.afterId ?? '') < (other.afterId ?? '') ? -1 : 1),
    );
    if (!first) return null;
    const searches = ready.filter(({ place, afterId }) => place === first.place && afterId === first.afterId);
    const isDone = first.afterId === LAST_ID;
    const rank = rankOf(first);
    const at = this.tables[isDone ? rank + 1 : Math.max(rank, 0)];
    return { searches, at: at ?? null, afterId: isDone || rank < 0 ? null : (first.afterId ?? null) };
  }

  /** What is looked for; a search whose key is gone, or that is too old, ends here. */
  private async open(em: EntityManager, searches: readonly ErasureSearch[], report: SearchReport) {
    const known: { search: ErasureSearch; lookedFor: LookedFor }[] = [];
    const before = this.scope.clock.now().getTime() - LONGEST_SEARCH_DAYS * DAY_MS;
    for (const search of searches) {
      const isTooOld = search.startedAt.getTime() < before;
      const lookedFor = isTooOld ? null : (this.lookedFor.get(search.id) ?? (await openLookedFor(this.scope, search)));
      if (lookedFor) {
        this.lookedFor.set(search.id, lookedFor);
        known.push({ search, lookedFor });
      } else {
        await this.end(em, search, 'cut-short');
        report.finished += 1;
      }
    }
    return known;
  }

  private async targets(
    em: EntityManager,
    known: readonly { readonly search: ErasureSearch; readonly lookedFor: LookedFor }[],
    { table }: SearchedTable,
    ids: readonly string[],
  ): Promise<SearchFor[]> {
    const { workspaceId } = this.scope;
    const targets: SearchFor[] = [];
    for (const { search, lookedFor } of known) {
      const ledger = await em.findOneOrFail(ErasureLedger, { workspaceId, id: search.ledgerId });
      const near = await rowsNear(em, workspaceId, table, ids, lookedFor);
      const counts = { takenOut: 0, suggested: 0, failed: 0 };
      targets.push({ search, ledger, lookedFor, near, joint: new Set(lookedFor.jointIds), counts });
    }
    return targets;
  }

  private async loadKeys({ columns }: SearchedTable, rows: readonly RawRow[]): Promise<void> {
    const sealed = rows.flatMap((row) => columns.map(({ column }) => row[column]));
    const keyIds = sealed.flatMap((value) => (value instanceof Uint8Array ? [keyIdOf(value)] : []));
    await this.scope.vault.loadKeys(this.scope.workspaceId, [...new Set(keyIds)]);
  }

  /** A row that cannot be searched is counted, and passed over. False where no search waits. */
  private async skipOne(em: EntityManager, report: SearchReport): Promise<boolean> {
    const together = await this.next(em);
    if (!together?.at) return false;
    const [id] = await rowsAfter(em, this.scope.workspaceId, together.at, together.afterId, 1);
    if (!id) return false;
    for (const search of together.searches) {
      search.failed += 1;
      Object.assign(search, { place: together.at.table.table, afterId: id });
    }
    report.failed += 1;
    return true;
  }

  /** The key is destroyed when every statement has succeeded; only the commit is left. */
  private async end(em: EntityManager, search: ErasureSearch, outcome: 'done' | 'cut-short'): Promise<void> {
    const { workspaceId, vault } = this.scope;
    this.lookedFor.delete(search.id);
    await endSearch(em, this.scope, search, outcome);
    const { subjectId } = await em.findOneOrFail(ErasureLedger, { workspaceId, id: search.ledgerId });
    const deed = {
      action: 'subject:erase',
      targetType: 'erasure_ledger',
      targetId: search.ledgerId,
      subjectId,
    } as const;
    this.scope.record(em, { ...deed, fields: [outcome === 'done' ? 'searched' : 'search-cut-short'] });
    await countReviews(em, workspaceId, search.ledgerId);
    await settleWrites(em);
    await vault.destroyKeys(workspaceId, [search.id]);
  }
}

/** The end of a table: no id is larger. */
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
