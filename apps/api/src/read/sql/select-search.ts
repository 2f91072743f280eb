import { RequestError } from '@smartx/domain/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { ReadContext } from '../context.ts';
import type { ReadType } from '../read-type.ts';
import type { SearchTerm } from '../search-term.ts';
import type { Selected } from '../selection.ts';
import { type Entry, jsonObject } from './json.ts';
import type { NodeScope, StatementScope } from './node-scope.ts';
import { tableOf } from './related.ts';
import { categoryOfField, isServed } from './visible/category.ts';
import { purposeDecision } from './visible/purpose.ts';
import { visibleRows } from './visible/visibility.ts';

/** How many hits a search gives unless it says so, and at most. */
const DEFAULT_HITS = 10;
const MOST_HITS = 50;

/** A type that is searched, with what is selected of its hits. */
export interface SearchedType {
  readonly type: ReadType;
  readonly selection: readonly Selected[];
}

/**
 * Compiles a search over several types to one JSON list: the candidates of every source that tells nothing hidden, of them the
 * rows that the viewer may see and whose people allow the purpose, the best first.
 */
export function selectSearch(
  statement: StatementScope,
  types: readonly SearchedType[],
  term: SearchTerm,
  first: number | null | undefined,
): RawBuilder<unknown> {
  const size = first ?? DEFAULT_HITS;
  if (size < 0 || size > MOST_HITS)
    throw new RequestError('INVALID_PAGE_SIZE', `A search has 0 to ${MOST_HITS} hits; ${size} were asked for.`);
  const compiled = types.flatMap((searched) => selectHits(statement, searched, term, size) ?? []);
  if (compiled.length === 0) return sql`'[]'::json`;
  const hits = sql.join(
    compiled.map((rows) => sql`(${rows})`),
    sql` union all `,
  );
  const best = sql`select h.hit from (${hits}) h order by h.score desc, h.t, h.i limit ${sql.lit(size)}`;
  return sql`(select coalesce(json_agg(b.hit), '[]'::json) from (${best}) b)`;
}

function selectHits(
  statement: StatementScope,
  { type, selection }: SearchedType,
  term: SearchTerm,
  size: number,
): RawBuilder<unknown> | null {
  const { context, aliases, plan } = statement;
  const candidates = candidatesOf(type, term, statement);
  if (candidates.length === 0) return null;
  const alias = aliases.next();
  const scope: NodeScope = { ...statement, type, alias, decision: purposeDecision(type, alias, context) };
  const entries = selection.map(({ key, name, children }): Entry => {
    if (name === 'record') return { key, value: statement.selectNode(scope, children) };
    return { key, value: name === 'field' ? sql`m.field` : sql.lit('SearchHit') };
  });
  const row = sql.ref(alias);
  const conditions = [
    ...visibleRows(type, alias, context),
    // What somebody refuses is not found either.
    ...(scope.decision.allowed ? [scope.decision.allowed] : []),
  ];
  return sql`select ${sql.lit(type.name)} as t, m.score, ${row}.id as i, ${jsonObject(entries, plan)} as hit
    from (select c.id, max(c.score) as score, (array_agg(c.field order by c.score desc))[1] as field
      from (${sql.join(candidates, sql` union all `)}) c group by c.id) m
    join ${sql.table(tableOf(scope))} ${row} on ${row}.id = m.id ${scope.decision.join}
    where ${sql.join(conditions, sql` and `)} order by m.score desc, ${row}.id limit ${sql.lit(size)}`;
}

function tellsServed(key: string, context: ReadContext): boolean {
  const [type = '', field = ''] = key.split('.');
  return isServed(categoryOfField(context.typeNamed(type), field, context), context);
}

/** A field that is hidden from the viewer, or of no use to the purpose, finds nothing: that it finds a record would tell its value. */
function candidatesOf(type: ReadType, term: SearchTerm, { context }: StatementScope): RawBuilder<unknown>[] {
  const { fieldRules } = context.viewer.permissions;
  return (type.search ?? []).flatMap(({ field, tells, sql: source }) => {
    const found = tells.every((key) => !fieldRules.has(key) && tellsServed(key, context)) ? source(term) : null;
    return found ? [sql`select s.id, s.score, ${field}::text as field from (${found}) s`] : [];
  });
}
