import { foldText } from '@smartx/domain/record';
import { type RawBuilder, sql } from 'kysely';
import { columnOf, type TextIndex } from '../../read-type.ts';
import type { NodeScope } from '../node-scope.ts';
import { shownIf } from '../visible/category.ts';
import { ownValue } from '../visible/own-value.ts';
import { likePattern } from './compare.ts';

/** A shorter text has too few trigrams to be found by. */
const SHORTEST_TEXT = 3;

/** More rows than these are not gathered for one filter. */
const MOST_FOUND = 50_000;

/** Whether the index finds rows by this text. */
export function isFoundByIndex(index: TextIndex, given: string): boolean {
  return spelling(index, given).length >= SHORTEST_TEXT;
}

/**
 * A condition on a text that has an index for parts of it. `like` reaches no index under row-level security, so the rows are
 * found by a function that does; see `domain/src/database/search-functions.ts`.
 */
export function findText(
  scope: NodeScope,
  index: TextIndex,
  operator: 'contains' | 'startsWith',
  given: string,
  name: string,
): RawBuilder<unknown> {
  const found = sql`${sql.ref(scope.alias)}.id = any(array(
    select f.id from ${sql.ref(index.by)}(${likePattern(operator, spelling(index, given))}, ${MOST_FOUND}, ${name}) f))`;
  const { category } = columnOf(scope.context.metadata(scope.type.entity), index.property);
  const shown = shownIf(scope.decision, category, scope.context);
  return shown ? sql`(${found} and ${shown})` : found;
}

/** The same condition as it is put to one row. */
export function matchText(
  scope: NodeScope,
  index: TextIndex,
  operator: 'contains' | 'startsWith',
  given: string,
): RawBuilder<unknown> {
  const value = ownValue(scope, columnOf(scope.context.metadata(scope.type.entity), index.property));
  const text = index.isFolded ? value : sql`lower(${value})`;
  return sql`${text} like ${likePattern(operator, spelling(index, given))}`;
}

function spelling({ isFolded }: TextIndex, given: string): string {
  return isFolded ? foldText(given) : given.toLowerCase();
}
