import { RequestError } from '@smartx/domain/kernel';
import { type RawBuilder, sql } from 'kysely';
import { type Selected, selectedAs, selects } from '../selection.ts';
import { type Entry, jsonObject } from './json.ts';
import { cursorMark, LIST_MARK } from './marks.ts';
import type { NodeScope } from './node-scope.ts';

/** The column of the value that a row is sorted by, for cursors. */
export const SORT = '_sort';

/** Up to where counts are exact. */
export const LARGEST_COUNT = 200_000;

/** The rows of a page, as they were asked for. */
interface Page {
  readonly size: number;
  readonly isBackward: boolean;
  /** Whether it begins behind a cursor. */
  readonly hasCursor: boolean;
  readonly binding: string;
  /** All rows of the list. */
  readonly everything: RawBuilder<unknown>;
  /** The ids and sort values of the list from its beginning, in its order. */
  readonly inOrder: (limit: number) => RawBuilder<unknown>;
}

/** A list as Relay describes it, built in SQL: what is not selected costs nothing. */
export class PageCompiler {
  /** What each row gives. */
  private readonly ofRow: RawBuilder<unknown>[] = [];
  /** What all rows of the page give together. */
  private readonly ofPage: RawBuilder<unknown>[] = [];
  private looksAhead = false;
  private binding: number | null = null;

  constructor(
    private readonly scope: NodeScope,
    private readonly page: Page,
  ) {}

  /** Whether rows say by what they are sorted. */
  get usesCursors(): boolean {
    return this.binding !== null;
  }

  /** How many rows are read: one more where it matters whether there is one. */
  get limit(): number {
    return this.page.size + (this.looksAhead ? 1 : 0);
  }

  /** Compiles the selected fields of the connection. */
  fields(selection: readonly Selected[]): readonly Entry[] {
    this.looksAhead = selectedAs(selection, 'pageInfo').some(({ children }) =>
      selects(children, this.page.isBackward ? 'hasPreviousPage' : 'hasNextPage'),
    );
    return selection.flatMap((field): Entry[] => {
      const value = this.field(field);
      return value ? [{ key: field.key, value }] : [];
    });
  }

  /** The JSON of the connection with these fields over these rows, which stand under the alias of the scope. */
  finish(fields: readonly Entry[], rows: RawBuilder<unknown>): RawBuilder<unknown> {
    const json = jsonObject([{ key: '~', value: LIST_MARK }, ...fields], this.scope.plan);
    if (this.ofPage.length === 0) return json;
    const ofRow = this.isNumbered ? [...this.ofRow, sql`row_number() over () as at`] : this.ofRow;
    const each = sql`select ${sql.join(ofRow)} from ${rows}`;
    return sql`(select ${json} from (select ${sql.join(this.ofPage)} from (${each}) r) p)`;
  }

  private field(field: Selected): RawBuilder<unknown> | null {
    const { name, children } = field;
    switch (name) {
      case 'nodes':
        return this.list(this.scope.selectNode(this.scope, children));
      case 'edges':
        return this.list(
          jsonObject(
            children.map((child) => this.edge(child, field)),
            this.scope.plan,
          ),
        );
      case 'pageInfo':
        return jsonObject(
          children.map((child) => ({ key: child.key, value: this.info(child.name, field) })),
          this.scope.plan,
        );
      case 'totalCount':
        return this.count(field);
      case 'anchors':
        return this.anchors(field);
      case '__typename':
        return sql.lit(`${this.scope.type.name}Connection`);
      default:
        return null;
    }
  }

  private edge({ key, name, children }: Selected, { object }: Selected): Entry {
    if (name === 'node') return { key, value: this.scope.selectNode(this.scope, children) };
    if (name === '__typename') return { key, value: sql.lit(object) };
    const row = sql.ref(this.scope.alias);
    return { key, value: this.cursor(sql`${row}.id`, sql`${row}.${sql.ref(SORT)}`) };
  }

  private info(name: string, { object }: Selected): RawBuilder<unknown> {
    const { isBackward, hasCursor } = this.page;
    switch (name) {
      case 'hasNextPage':
        return isBackward ? sql.lit(hasCursor) : this.hasMore();
      case 'hasPreviousPage':
        return isBackward ? this.hasMore() : sql.lit(hasCursor);
      case 'startCursor':
        return isBackward ? this.lastCursor() : this.firstCursor();
      case 'endCursor':
        return isBackward ? this.firstCursor() : this.lastCursor();
      default:
        return sql.lit(object);
    }
  }

  private count({ children, object }: Selected): RawBuilder<unknown> {
    const parts = new Map([
      ['value', sql`least(c.n, ${sql.lit(LARGEST_COUNT)})`],
      ['relation', sql`case when c.n > ${sql.lit(LARGEST_COUNT)} then 'AT_LEAST' else 'EXACT' end`],
    ]);
    const entries = children.map(({ key, name }) => ({ key, value: parts.get(name) ?? sql.lit(object) }));
    const all = sql`select 1 ${this.page.everything} limit ${sql.lit(LARGEST_COUNT + 1)}`;
    return sql`(select ${jsonObject(entries, this.scope.plan)} from (select count(*) as n from (${all}) m) c)`;
  }

  /** @throws RequestError `INVALID_PAGE_SIZE` for a distance out of range */
  private anchors({ args, children, object }: Selected): RawBuilder<unknown> {
    const every = Number(args.every);
    if (!(every >= 1 && every <= LARGEST_COUNT))
      throw new RequestError('INVALID_PAGE_SIZE', `Anchors are 1 to ${LARGEST_COUNT} records apart.`);
    const parts = new Map([
      ['cursor', this.cursor(sql`n.id`, sql`n.${sql.ref(SORT)}`)],
      ['position', sql`n.at`],
    ]);
    const entries = children.map(({ key, name }) => ({ key, value: parts.get(name) ?? sql.lit(object) }));
    const numbered = sql`select r.*, row_number() over () as at from ${this.page.inOrder(LARGEST_COUNT)} r`;
    return sql`(select coalesce(json_agg(${jsonObject(entries, this.scope.plan)} order by n.at), '[]'::json)
      from (${numbered}) n where n.at % ${sql.lit(every)} = 0)`;
  }

  /** All rows of the page in their order, as a list of one value each. */
  private list(value: RawBuilder<unknown>): RawBuilder<unknown> {
    const name = this.perRow(value);
    const order = this.page.isBackward ? sql`order by r.at desc` : sql``;
    const inPage = this.looksAhead ? sql`filter (where r.at <= ${sql.lit(this.page.size)})` : sql``;
    return this.perPage(sql`coalesce(json_agg(r.${name} ${order}) ${inPage}, '[]'::json)`);
  }

  private hasMore(): RawBuilder<unknown> {
    return this.perPage(sql`count(*) > ${sql.lit(this.page.size)}`);
  }

  /** The cursor of the row that was read first. */
  private firstCursor(): RawBuilder<unknown> {
    return this.cursorAt(sql`1`);
  }

  private lastCursor(): RawBuilder<unknown> {
    return this.cursorAt(sql`least(count(*), ${sql.lit(this.page.size)})::int`);
  }

  private cursorAt(index: RawBuilder<unknown>): RawBuilder<unknown> {
    const row = sql.ref(this.scope.alias);
    const [id, sort] = [this.perRow(sql`${row}.id`), this.perRow(sql`${row}.${sql.ref(SORT)}`)];
    // Beside a list in another order PostgreSQL may bring the rows to both in that one.
    const order = this.page.isBackward ? sql`order by r.at` : sql``;
    const at = (name: RawBuilder<unknown>) => this.perPage(sql`(array_agg(r.${name} ${order}))[${index}]`);
    return this.cursor(at(id), at(sort));
  }

  private cursor(id: RawBuilder<unknown>, value: RawBuilder<unknown>): RawBuilder<unknown> {
    this.binding ??= this.scope.plan.bindings.push(this.page.binding) - 1;
    return cursorMark(this.binding, id, value);
  }

  private get isNumbered(): boolean {
    return this.looksAhead || this.page.isBackward;
  }

  private perRow(value: RawBuilder<unknown>): RawBuilder<unknown> {
    const name = sql.ref(`r${this.ofRow.length}`);
    this.ofRow.push(sql`${value} as ${name}`);
    return name;
  }

  private perPage(value: RawBuilder<unknown>): RawBuilder<unknown> {
    const name = sql.ref(`p${this.ofPage.length}`);
    this.ofPage.push(sql`${value} as ${name}`);
    return sql`p.${name}`;
  }
}
