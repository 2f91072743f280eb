import { RequestError } from '@smartx/domain/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { SearchPlan, TypeHits } from '../plan.ts';
import type { ReadType } from '../read-type.ts';
import type { SearchTerm } from '../search-term.ts';
import { type Selected, selectedAs } from '../selection.ts';
import type { NodeScope, StatementScope } from './node-scope.ts';
import { tableOf } from './related.ts';
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
 * Compiles a search over several types to one JSON value: the candidates of every source that tells nothing hidden, of them the
 * rows that the viewer may see and whose people allow the purpose, the best first.
 */
export function selectSearch(
  statement: StatementScope,
  types: readonly SearchedType[],
  term: SearchTerm,
  first: number | null | undefined,
): { json: RawBuilder<unknown>; plan: SearchPlan } {
  const size = first ?? DEFAULT_HITS;
  if (size < 0 || size > MOST_HITS)
    throw new RequestError('INVALID_PAGE_SIZE', `A search has 0 to ${MOST_HITS} hits; ${size} were asked for.`);
  const compiled = types.flatMap((searched) => selectHits(statement, searched, term, size) ?? []);
  const hits = sql.join(
    compiled.map(({ rows }) => sql`(${rows})`),
    sql` union all `,
  );
  const best = sql`select h.* from (${hits}) h order by h.score desc, h.t, h.i limit ${size}`;
  return {
    json:
      compiled.length === 0
        ? sql`'[]'::jsonb`
        : sql`(select coalesce(jsonb_agg(to_jsonb(b)), '[]'::jsonb) from (${best}) b)`,
    plan: { types: new Map(compiled.map(({ plan }) => [plan.name, plan])) },
  };
}

function selectHits(
  statement: StatementScope,
  { type, selection }: SearchedType,
  term: SearchTerm,
  size: number,
): { rows: RawBuilder<unknown>; plan: TypeHits } | null {
  const { context, aliases } = statement;
  const candidates = candidatesOf(type, term, statement);
  if (candidates.length === 0) return null;
  const alias = aliases.next();
  const scope: NodeScope = { ...statement, type, alias, decision: purposeDecision(type, alias, context) };
  const places = selectedAs(selection, 'record');
  const nodes = places.map((place) => statement.selectNode(scope, place.children));
  const row = sql.ref(alias);
  const conditions = [
    ...visibleRows(type, alias, context),
    // What somebody refuses is not found either.
    ...(scope.decision.allowed ? [scope.decision.allowed] : []),
  ];
  const json = sql`jsonb_build_array(${sql.join(nodes.map((node) => node.json))})`;
  return {
    rows: sql`select ${type.name} as t, m.field, m.score, ${row}.id as i, ${json} as n
      from (select c.id, max(c.score) as score, (array_agg(c.field order by c.score desc))[1] as field
        from (${sql.join(candidates, sql` union all `)}) c group by c.id) m
      join ${sql.table(tableOf(scope))} ${row} on ${row}.id = m.id ${scope.decision.join}
      where ${sql.join(conditions, sql` and `)} order by m.score desc, ${row}.id limit ${size}`,
    plan: { name: type.name, nodes: nodes.map(({ plan }) => plan), places: selection },
  };
}

/** A field that is hidden from the viewer finds nothing: that it finds a record would tell its value. */
function candidatesOf(type: ReadType, term: SearchTerm, { context }: StatementScope): RawBuilder<unknown>[] {
  const { fieldRules } = context.viewer.permissions;
  return (type.search ?? []).flatMap(({ field, tells, sql: source }) => {
    const found = tells.some((key) => fieldRules.has(key)) ? null : source(term);
    return found ? [sql`select s.id, s.score, ${field}::text as field from (${found}) s`] : [];
  });
}
