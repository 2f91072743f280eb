import { type RawBuilder, sql } from 'kysely';
import type { ReadType } from '../read-type.ts';
import type { Selected } from '../selection.ts';
import type { Position } from '../sql/filter/order.ts';
import { type Entry, jsonObject } from '../sql/json.ts';
import { leafSql } from '../sql/leaf.ts';
import { LIST_MARK } from '../sql/marks.ts';
import type { NodeScope, StatementScope } from '../sql/node-scope.ts';
import { PageCompiler, SORT } from '../sql/page-compiler.ts';
import { tableOf } from '../sql/related.ts';
import { type PageArguments, pageWindow } from '../sql/select-page.ts';
import { decideOnce } from '../sql/visible/decide-once.ts';
import { OPEN, purposeDecision } from '../sql/visible/purpose.ts';
import { visibleRows } from '../sql/visible/visibility.ts';
import { type AboutRecord, aboutRecord } from './about-record.ts';
import { atSql, bySql, kindSql, kindsOf, type TimelineFilter, type TimelineSource } from './timeline-source.ts';

/** A timeline as it is asked for. */
export interface AskedTimeline {
  /** What the record is whose history it is, and how its entries are called in the API. */
  readonly about: ReadType;
  readonly entries: ReadType;
  readonly sources: readonly TimelineSource[];
  readonly filter: TimelineFilter;
  readonly page: PageArguments;
  /** To what its cursors are bound. */
  readonly binding: string;
}

/** How many entries a part of a timeline gives, and from where. */
interface Window {
  readonly position: Position | null;
  readonly isBackward: boolean;
  readonly limit: RawBuilder<unknown> | null;
}

/**
 * Compiles one page of what happened with a record, the newest first, out of many tables as one JSON object. Each table gives
 * as many rows as the page has, of those that the viewer may see; only the rows of the page are opened.
 */
export function selectTimeline(
  statement: StatementScope,
  asked: AskedTimeline,
  selection: readonly Selected[],
  open: Position | null,
): RawBuilder<unknown> {
  const alias = statement.aliases.next();
  const { size, isBackward, cursor } = pageWindow(asked.page);
  const about = aboutRecord(statement, asked.about);
  const rows = (window: Window) => rowsOf(statement, asked, about, window);
  const selectNode = (scope: NodeScope, children: readonly Selected[]) => entryOf(scope, asked, children, statement);
  const scope: NodeScope = { ...statement, type: asked.entries, alias, decision: OPEN, selectNode };
  const all = { position: null, isBackward: false } as const;
  const page = new PageCompiler(scope, {
    ...{ size, isBackward, hasCursor: cursor !== null, binding: asked.binding },
    everything: sql`from ${rows({ ...all, limit: null })} e`,
    inOrder: (limit) => rows({ ...all, limit: sql.lit(limit) }),
  });
  const fields = page.fields(selection);
  const found = rows({ position: open, isBackward, limit: sql.lit(page.limit) });
  return page.finish(fields, sql`${found} ${sql.ref(alias)}`);
}

function rowsOf(
  statement: StatementScope,
  { sources, filter }: AskedTimeline,
  about: AboutRecord,
  window: Window,
): RawBuilder<unknown> {
  const parts = sources.flatMap((source, number) => partOf(statement, { source, number, filter, about }, window) ?? []);
  const nothing = sql`(select null::uuid as id, null::timestamptz as at, null::text as k, null::int as s where false)`;
  const together = sql.join([nothing, ...parts], sql` union all `);
  const ending = window.limit ? tailOf('e', window) : sql``;
  return sql`(select e.*, e.at::text as ${sql.ref(SORT)} from (${together}) e ${ending})`;
}

interface Part {
  readonly source: TimelineSource;
  readonly number: number;
  readonly filter: TimelineFilter;
  readonly about: AboutRecord;
}

/** The rows of one table, each with its place in the timeline; null where none of them could be in it. */
function partOf(statement: StatementScope, part: Part, window: Window): RawBuilder<unknown> | null {
  const { source, number, filter, about } = part;
  if (filter.kinds && !kindsOf(source).some((kind) => filter.kinds?.includes(kind))) return null;
  const { context } = statement;
  const type = context.typeNamed(source.type);
  const alias = statement.aliases.next();
  const scope: NodeScope = { ...statement, type, alias, decision: purposeDecision(type, alias, context) };
  const belongs = source.belongs(scope, about);
  const isTheirs = filter.by === null ? [] : [bySql(source, scope, filter.by)];
  if (!belongs || isTheirs.includes(null)) return null;
  const row = sql.ref(alias);
  const conditions = [
    about.isThere,
    ...visibleRows(type, alias, context),
    belongs,
    ...(scope.decision.keep ? [scope.decision.keep] : []),
    ...(source.only ? [source.only(row)] : []),
    ...isTheirs.flatMap((one) => one ?? []),
  ];
  const rows = sql`select ${row}.id, ${atSql(source, scope)} as at, ${kindSql(source, row)} as k, ${sql.lit(number)} as s
    from ${sql.table(tableOf(scope))} ${row} ${scope.decision.join} where ${sql.join(conditions, sql` and `)}`;
  const kept = [
    ...(filter.kinds ? [sql`p.k in (${sql.join(filter.kinds.map((kind) => sql.lit(kind)))})`] : []),
    ...(window.position ? [behind(window.position, window.isBackward)] : []),
  ];
  const only = kept.length > 0 ? sql`where ${sql.join(kept, sql` and `)}` : sql``;
  return sql`(select p.* from (${rows}) p ${only} ${window.limit ? tailOf('p', window) : sql``})`;
}

/** The newest comes first, and of what happened at the same moment the one that was made last. */
function tailOf(name: string, { isBackward, limit }: Window): RawBuilder<unknown> {
  const direction = isBackward ? sql`asc` : sql`desc`;
  return sql`order by ${sql.ref(name)}.at ${direction}, ${sql.ref(name)}.id ${direction} limit ${limit}`;
}

function behind({ value, id }: Position, isBackward: boolean): RawBuilder<unknown> {
  return sql`(p.at, p.id) ${isBackward ? sql`>` : sql`<`} (${value}::timestamptz, ${id}::uuid)`;
}

/** An entry: what it is, when it happened, and the record itself under the name of its source. */
function entryOf(
  scope: NodeScope,
  { sources, entries }: AskedTimeline,
  selection: readonly Selected[],
  statement: StatementScope,
): RawBuilder<unknown> {
  const row = sql.ref(scope.alias);
  const fields = selection.map((selected): Entry => {
    const { key, name, leaf } = selected;
    if (name === 'kind') return { key, value: sql`${row}.k` };
    if (name === 'happenedAt') return { key, value: leafSql(leaf, sql`${row}.at`) };
    if (name === '__typename') return { key, value: sql.lit(entries.name) };
    const cases = sources.flatMap((source, number) =>
      source.field === name ? [sql`when ${sql.lit(number)} then ${recordOf(statement, source, row, selected)}`] : [],
    );
    return { key, value: cases.length === 0 ? sql`null` : sql`case ${row}.s ${sql.join(cases, sql` `)} end` };
  });
  const isUntyped = statement.isTyped && !selection.some(({ name }) => name === '__typename');
  const typename = isUntyped ? [{ key: '__typename', value: sql.lit(entries.name) }] : [];
  return jsonObject([{ key: '~', value: LIST_MARK }, ...typename, ...fields], scope.plan);
}

/** The record of an entry, read as everywhere else: under its own row scope and the decision of its people. */
function recordOf(
  statement: StatementScope,
  source: TimelineSource,
  entry: RawBuilder<unknown>,
  { children }: Selected,
): RawBuilder<unknown> {
  const { context } = statement;
  const type = context.typeNamed(source.type);
  const alias = statement.aliases.next();
  const inner = purposeDecision(type, alias, context);
  const { decision, columns } = decideOnce(alias, inner);
  const scope: NodeScope = { ...statement, type, alias, decision };
  const json = statement.selectNode(scope, children);
  const row = sql.ref(alias);
  const conditions = [...visibleRows(type, alias, context), sql`${row}.id = ${entry}.id`];
  return sql`(select ${json} from (select ${columns(false)} from ${sql.table(tableOf(scope))} ${row} ${inner.join}
    where ${sql.join(conditions, sql` and `)} offset 0) ${row})`;
}
