import { RequestError } from '@smartx/domain/kernel';
import { type RawBuilder, sql } from 'kysely';
import { type CursorPosition, cursorBinding } from '../cursor.ts';
import type { ReadType } from '../read-type.ts';
import type { Selected } from '../selection.ts';
import { POSITION_ID, POSITION_VALUE } from '../statement/late.ts';
import type { OrderArgument, Position } from './filter/order.ts';
import type { StatementScope } from './node-scope.ts';
import { PageCompiler, SORT } from './page-compiler.ts';
import { decideOnce } from './visible/decide-once.ts';
import { purposeDecision } from './visible/purpose.ts';
import { visibleRows } from './visible/visibility.ts';
import { walkOf } from './walk.ts';

/** The arguments of a connection (Relay cursor connections specification). */
export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
  readonly where?: object | null | undefined;
  readonly orderBy?: OrderArgument | null | undefined;
}

/** The size of a page that does not say one, and the largest page. */
export const DEFAULT_PAGE = 25;
export const LARGEST_PAGE = 250;

/** Compiles one page of a list with its count, as one JSON object. */
export function selectPage(
  statement: StatementScope,
  type: ReadType,
  args: PageArguments,
  selection: readonly Selected[],
  parent: (alias: string) => RawBuilder<unknown>[],
  open?: Position | null,
): RawBuilder<unknown> {
  const { context } = statement;
  const alias = statement.aliases.next();
  const decision = purposeDecision(type, alias, context);
  const base = [...visibleRows(type, alias, context), ...parent(alias), ...(decision.keep ? [decision.keep] : [])];
  const { where = null, orderBy = null } = args;
  const walk = walkOf({ scope: { ...statement, type, alias, decision }, base, where, orderBy });
  const binding = pageBinding(context.viewer.workspaceId, type, args);
  const { size, isBackward, cursor } = pageWindow(args);
  const position = cursor === null ? null : (open ?? literal(context.cursors.decode(cursor, binding)));
  const sortValue = sql`(${walk.order.value})::text as ${sql.ref(SORT)}`;
  const inOrder = (most: number) =>
    inOneList(
      walk.rows(() => sql`${sql.ref(alias)}.id, ${sortValue}`, {
        position: null,
        isBackward: false,
        limit: sql.lit(most),
      }),
      sql.lit(most),
    );
  const decided = decideOnce(alias, walk.scope.decision);
  const page = new PageCompiler(
    { ...walk.scope, decision: decided.decision },
    { size, isBackward, hasCursor: cursor !== null, binding, everything: walk.everything, inOrder },
  );
  const fields = page.fields(selection);
  const select = (areAllowed: boolean) => {
    const columns = decided.columns(areAllowed || decision.keep !== null);
    return page.usesCursors ? sql`${columns}, ${sortValue}` : columns;
  };
  const limit = sql.lit(page.limit);
  const rows = inOneList(walk.rows(select, { position, isBackward, limit }), limit);
  return page.finish(fields, sql`${rows} ${sql.ref(alias)}`);
}

/** Read one after the other, as far as the page reaches: PostgreSQL never reads parts with a limit in parallel. */
function inOneList(parts: readonly RawBuilder<unknown>[], limit: RawBuilder<unknown>): RawBuilder<unknown> {
  const [only] = parts;
  return only && parts.length === 1 ? only : sql`(${sql.join(parts, sql` union all `)} limit ${limit})`;
}

/** What the cursors of a list are bound to: they are good for the same workspace, type, filter and order alone. */
export function pageBinding(workspaceId: string, type: ReadType, { where, orderBy }: PageArguments): string {
  const { field = null, customField = null, direction = 'ASC' } = orderBy ?? {};
  return cursorBinding([workspaceId, type.name, where ?? null, field, customField, direction]);
}

/** Where a page of the root field begins, left open for the run; null for the first page. */
export function openPosition(position: CursorPosition | null): Position | null {
  return position && { isEmpty: position.value === null, value: POSITION_VALUE, id: POSITION_ID };
}

function literal({ value, id }: CursorPosition): Position {
  return { isEmpty: value === null, value: sql`${value}`, id: sql`${id}` };
}

/** How long a page is, from which end, and behind which cursor. @throws RequestError `INVALID_PAGE_SIZE` */
export function pageWindow(args: PageArguments): { size: number; isBackward: boolean; cursor: string | null } {
  const { first, last } = args;
  if (first != null && last != null)
    throw new RequestError('INVALID_PAGE_SIZE', 'Give either "first" or "last", not both.');
  const size = first ?? last ?? DEFAULT_PAGE;
  if (size < 0 || size > LARGEST_PAGE)
    throw new RequestError('INVALID_PAGE_SIZE', `A page has 0 to ${LARGEST_PAGE} entries; ${size} were asked for.`);
  const isBackward = last != null;
  return { size, isBackward, cursor: (isBackward ? args.before : args.after) ?? null };
}
