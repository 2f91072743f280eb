import { findUuid, kindOfId, RequestError } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  sql,
} from 'kysely';
import type { ReadContext } from './context.ts';
import {
  type CustomFields,
  NO_CUSTOM_FIELDS,
  selectCustomFields,
  toCustomFields,
  usesCustomFields,
} from './custom-fields.ts';
import type { Outcome, ReadPool } from './read-pool.ts';
import type { ReadType } from './read-type.ts';
import { searchTerm } from './search-term.ts';
import { type Selected, selectedAs, selectionOf } from './selection.ts';
import { type Row, type Shaped, Shaper } from './shape.ts';
import { type AggregateArguments, selectAggregate } from './sql/aggregate.ts';
import { Aliases } from './sql/aliases.ts';
import type { StatementScope } from './sql/node-scope.ts';
import { selectNode } from './sql/select-node.ts';
import { type PageArguments, selectPage } from './sql/select-page.ts';
import { selectSearch } from './sql/select-search.ts';
import { purposeDecision } from './sql/visible/purpose.ts';
import { visibleRows } from './sql/visible/visibility.ts';

// Kysely compiles and never runs anything here; its driver would send no statement names.
const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** A single letter finds everything and says nothing. */
const SHORTEST_TEXT = 2;

interface Waiting {
  readonly query: CompiledQuery;
  readonly settle: (outcome: Outcome) => void;
}

/**
 * Reads for one operation: each root field becomes one SQL statement with scope, masks, purpose and paging inside, and all
 * of them travel together. The one place that decides what may be seen.
 */
export class Reader {
  private waiting: Waiting[] = [];
  private shaped = 0;
  private definitions: Promise<CustomFields> | null = null;

  private readonly context: ReadContext;

  constructor(
    private readonly pool: ReadPool,
    context: Omit<ReadContext, 'customFields'>,
  ) {
    this.context = { ...context, customFields: NO_CUSTOM_FIELDS };
  }

  /** A page of records that the viewer may see. @throws RequestError for a wrong page size, cursor, filter or order */
  async connection(type: ReadType, args: PageArguments, info: GraphQLResolveInfo): Promise<Shaped> {
    const selection = selectionOf(info);
    const { json, plan } = selectPage(await this.statement(args, selection), type, args, selection, () => []);
    const value = await this.run(sql`select ${json} as v`);
    return this.shape((shaper) => shaper.connection(plan, toRow(value)));
  }

  /** One record by its public id, or null: a hidden row and a missing one look the same. */
  record(type: ReadType, id: string, info: GraphQLResolveInfo): Promise<Shaped | null> {
    const uuid = type.idKind ? findUuid(type.idKind, id) : null;
    return uuid === null ? Promise.resolve(null) : this.byUuid(type, uuid, selectionOf(info, type.name));
  }

  /**
   * The record of a mutation's payload, by its UUID, as each alias of `record` asks for it; without a query where the payload
   * does not select it.
   */
  async payloadRecord(type: ReadType, uuid: string, info: GraphQLResolveInfo): Promise<Shaped> {
    const places = selectedAs(selectionOf(info, type.name), 'record');
    const records = places.map(async ({ key, children }) => [key, await this.byUuid(type, uuid, children)]);
    return { record: null, ...Object.fromEntries(await Promise.all(records)) };
  }

  private async byUuid(type: ReadType, uuid: string, selection: readonly Selected[]): Promise<Shaped | null> {
    const statement = await this.statement({}, selection);
    const alias = statement.aliases.next();
    const decision = purposeDecision(type, alias, this.context);
    const { json, plan } = selectNode({ ...statement, type, alias, decision }, selection);
    const conditions = [
      ...visibleRows(type, alias, this.context),
      sql`${sql.ref(alias)}.id = ${uuid}::uuid`,
      ...(decision.keep ? [decision.keep] : []),
    ];
    const from = sql`${sql.table(this.context.metadata(type.entity).tableName)} ${sql.ref(alias)} ${decision.join}`;
    const value = await this.run(sql`select ${json} as v from ${from} where ${sql.join(conditions, sql` and `)}`);
    return value === null ? null : this.shape((shaper) => shaper.node(plan, toRow(value)));
  }

  /** A record of any of the types by its id, for `node(id)`. */
  node(types: readonly ReadType[], id: string, info: GraphQLResolveInfo): Promise<Shaped | null> {
    const kind = kindOfId(id);
    const type = types.find(({ idKind, readAction }) => readAction !== null && idKind !== undefined && idKind === kind);
    return type ? this.record(type, id, info) : Promise.resolve(null);
  }

  /** Counts and sums by group, for charts and the columns of a board. */
  async aggregate(type: ReadType, args: AggregateArguments): Promise<Shaped[]> {
    const { query, shape } = selectAggregate(await this.statement(args, []), type, args);
    return shape(await this.run(query));
  }

  /**
   * Searches records of several types for a text, the best first: what the viewer sees, of people who allow the purpose.
   * @throws RequestError `INVALID_SEARCH` · `INVALID_PAGE_SIZE`
   */
  async search(
    types: readonly ReadType[],
    { text, first }: { readonly text: string; readonly first?: number | null | undefined },
    info: GraphQLResolveInfo,
  ): Promise<Shaped[]> {
    const searched = types.map((type) => ({ type, selection: selectionOf(info, type.name) }));
    const term = searchTerm(text, this.context.viewer.workspaceId, this.context.vault);
    if (term.given.length < SHORTEST_TEXT) return [];
    const below = searched.flatMap(({ selection }) => selection);
    const { json, plan } = selectSearch(await this.statement({}, below), searched, term, first);
    const value = await this.run(sql`select ${json} as v`);
    const shaper = new Shaper(this.context);
    const hits = shaper.search(plan, value);
    await shaper.open(this.context.vault);
    return hits;
  }

  private async statement(args: object, selection: readonly Selected[]): Promise<StatementScope> {
    const context = usesCustomFields(args, selection)
      ? { ...this.context, customFields: await this.customFields() }
      : this.context;
    return { context, aliases: new Aliases(), selectNode };
  }

  private customFields(): Promise<CustomFields> {
    this.definitions ??= this.run(selectCustomFields(this.context.viewer.workspaceId)).then(toCustomFields);
    return this.definitions;
  }

  /** What the operation has cost so far: a point for each record and each list. */
  get cost(): number {
    return this.shaped;
  }

  private async shape(build: (shaper: Shaper) => Shaped): Promise<Shaped> {
    const shaper = new Shaper(this.context);
    const shaped = build(shaper);
    this.shaped += shaper.count;
    await shaper.open(this.context.vault);
    return shaped;
  }

  private run(query: RawBuilder<unknown>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      // The executor starts all root fields of a query in the same turn, so the flush takes them together.
      if (this.waiting.length === 0) setImmediate(() => void this.flush());
      this.waiting.push({
        query: query.compile(compiler),
        settle: (outcome) => ('value' in outcome ? resolve(outcome.value) : reject(outcome.error)),
      });
    });
  }

  private async flush(): Promise<void> {
    const waiting = this.waiting;
    this.waiting = [];
    try {
      const queries = await Promise.all(waiting.map(({ query }) => withParameters(query)));
      const outcomes = await this.pool.run(this.context.viewer.workspaceId, queries);
      for (const [index, { settle }] of waiting.entries()) settle(outcomes[index] ?? { error: new Error('no answer') });
    } catch (error) {
      for (const { settle } of waiting) settle({ error });
    }
  }
}

/** A parameter may still be in the making: the keyed hash of a sealed value. */
async function withParameters(query: CompiledQuery): Promise<CompiledQuery> {
  return { ...query, parameters: await Promise.all(query.parameters) };
}

function toRow(value: unknown): Row {
  if (typeof value !== 'object' || value === null) throw new RequestError('INTERNAL', 'The database gave no row.');
  return { ...value };
}
