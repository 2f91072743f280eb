import { findUuid, kindOfId, RequestError } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { type RawBuilder, sql } from 'kysely';
import { finishAnswer, JsonText, Tally } from './answer.ts';
import type { ReadContext } from './context.ts';
import type { CursorPosition } from './cursor.ts';
import {
  type CustomFields,
  NO_CUSTOM_FIELDS,
  selectCustomFields,
  toCustomFields,
  usesCustomFields,
} from './custom-fields.ts';
import { EventFeed } from './events/event-feed.ts';
import type { EventPage } from './events/event-page.ts';
import { Plan } from './plan.ts';
import type { ReadPool } from './read-pool.ts';
import type { ReadType } from './read-type.ts';
import { isNationalNumber, searchTerm, selectCountry } from './search-term.ts';
import { type Keys, type Selected, selectedAs, selectionOf } from './selection.ts';
import { type AggregateArguments, selectAggregate } from './sql/aggregate.ts';
import { Aliases } from './sql/aliases.ts';
import { type ExternalKey, findExternal } from './sql/find-external.ts';
import type { StatementScope } from './sql/node-scope.ts';
import { type Matching, selectMatching } from './sql/select-matching.ts';
import { selectNode } from './sql/select-node.ts';
import { openPosition, type PageArguments, pageBinding, selectPage } from './sql/select-page.ts';
import { selectRecord } from './sql/select-record.ts';
import { selectSearch } from './sql/select-search.ts';
import { type Standing, selectStanding } from './sql/select-standing.ts';
import { Batch } from './statement/batch.ts';
import type { Run } from './statement/late.ts';
import type { PlanCaches } from './statement/plan-cache.ts';
import { aggregateKey, planKey } from './statement/plan-key.ts';
import type { ReadLimits } from './statement/read-limits.ts';
import { compileStatement } from './statement/statement.ts';
import { askedTimeline, type TimelineArguments } from './timeline/asked-timeline.ts';
import { selectTimeline } from './timeline/select-timeline.ts';
import type { TimelineDeclaration } from './timeline/timeline-source.ts';

/** JSON, or the objects that it stands for. */
type Answer = JsonText | Record<string, unknown>;

/** A single letter finds everything and says nothing. */
const SHORTEST_TEXT = 2;
const MOST_NODES = 100;

/**
 * Reads for one operation: each root field becomes one SQL statement with scope, masks, purpose and paging inside, and all
 * of them travel together. The one place that decides what may be seen.
 */
export class Reader {
  private keys: Keys = 'executor';
  private failed: ReadonlyMap<string, unknown> = new Map();
  /** What was read so far: a point of cost for each record and each list, whose data it is, and what was refused. */
  tally = new Tally();
  private definitions: Promise<CustomFields> | null = null;
  private readonly context: ReadContext;
  private readonly batch: Batch;
  private readonly plans: PlanCaches;
  private readonly run: Run;

  constructor(
    pool: ReadPool,
    { now, ...context }: Omit<ReadContext, 'customFields'> & { readonly now: Date },
    limits: ReadLimits = {},
  ) {
    this.context = { ...context, customFields: NO_CUSTOM_FIELDS };
    this.batch = new Batch(pool, context.viewer.workspaceId, limits);
    this.plans = pool.plans;
    this.run = { viewerId: context.viewer.id, now, recordId: null, position: null };
  }

  /**
   * Whether answers are text that is ready to be sent or, as in the beginning, objects for the executor; begins anew. What failed
   * as text, by the key of its root field, fails again without being asked again.
   */
  answerAs(form: 'text' | 'objects', failed: ReadonlyMap<string, unknown> = new Map()): void {
    this.keys = form === 'text' ? 'answer' : 'executor';
    this.tally = new Tally();
    this.failed = failed;
  }

  /** A page of records that the viewer may see. @throws RequestError for a wrong page size, cursor, filter or order */
  async connection(type: ReadType, args: PageArguments, info: GraphQLResolveInfo): Promise<Answer> {
    this.assertNotFailed(info);
    const position = this.positionOf(type, args);
    const shape = {
      ...args,
      after: null,
      before: null,
      from: position && (position.value === null ? 'empty' : 'value'),
    };
    const key = planKey(this.context, info, type, shape, this.keys);
    const { statement, plan } = await this.plans.pages.get(key, async () => {
      const selection = selectionOf(info, this.keys);
      const scope = await this.scope(args, selection);
      const json = selectPage(scope, type, args, selection, () => [], openPosition(position));
      return {
        statement: compileStatement(sql`select ${json}::text as v`, key !== null, this.context),
        plan: scope.plan,
      };
    });
    return this.answer(await this.batch.send(statement, { ...this.run, position }), plan);
  }

  private assertNotFailed({ path }: GraphQLResolveInfo): void {
    if (path.prev === undefined && this.failed.has(String(path.key))) throw this.failed.get(String(path.key));
  }

  private positionOf(type: ReadType, args: PageArguments): CursorPosition | null {
    const cursor = (args.last == null ? args.after : args.before) ?? null;
    const { cursors, viewer } = this.context;
    return cursor === null ? null : cursors.decode(cursor, pageBinding(viewer.workspaceId, type, args));
  }

  /**
   * A page of what happened with a record, the newest first; empty for a record that the viewer may not see.
   * @throws RequestError for a wrong page size or cursor
   */
  async timeline(declared: TimelineDeclaration, args: TimelineArguments, info: GraphQLResolveInfo): Promise<Answer> {
    this.assertNotFailed(info);
    const asked = askedTimeline(declared, args, this.context);
    const { position, shape } = asked;
    const key = planKey(this.context, info, declared.entries, shape, this.keys);
    const { statement, plan } = await this.plans.pages.get(key, async () => {
      const selection = selectionOf(info, this.keys);
      const scope = await this.scope({}, selection);
      const json = selectTimeline(scope, asked, selection, openPosition(position));
      return {
        statement: compileStatement(sql`select ${json}::text as v`, key !== null, this.context),
        plan: scope.plan,
      };
    });
    return this.answer(await this.batch.send(statement, { ...this.run, position, recordId: asked.recordId }), plan);
  }

  /** One record by its public id, or by what another system calls it, or null: a hidden row and a missing one look the same. */
  async record(type: ReadType, by: string | ExternalKey, info: GraphQLResolveInfo): Promise<Answer | null> {
    this.assertNotFailed(info);
    const uuid = typeof by === 'string' ? uuidOf(type, by) : await this.ask(findExternal(this.context, type, by));
    if (typeof uuid !== 'string') return null;
    const key = planKey(this.context, info, type, {}, this.keys);
    return this.byUuid(type, uuid, key, () => selectionOf(info, this.keys, type.name));
  }

  /**
   * The record of a mutation's payload, by its UUID, as each alias of `record` asks for it; without a query where the payload
   * does not select it.
   */
  async payloadRecord(type: ReadType, uuid: string, info: GraphQLResolveInfo): Promise<Record<string, unknown>> {
    const places = selectedAs(selectionOf(info, this.keys, type.name), 'record');
    const records = places.map(async ({ key, children }) => {
      const plan = planKey(this.context, info, type, {}, key);
      return [key, await this.byUuid(type, uuid, plan, () => children)];
    });
    return { record: null, ...Object.fromEntries(await Promise.all(records)) };
  }

  private async byUuid(
    type: ReadType,
    uuid: string,
    key: string | null,
    select: () => readonly Selected[],
  ): Promise<Answer | null> {
    const { statement, plan } = await this.plans.records.get(key, async () => {
      const selection = select();
      const scope = await this.scope({}, selection);
      return {
        statement: compileStatement(selectRecord(scope, type, selection), key !== null, this.context),
        plan: scope.plan,
      };
    });
    const value = await this.batch.send(statement, { ...this.run, recordId: uuid });
    return value === null ? null : this.answer(value, plan);
  }

  /** A record of any of the types by its id, for `node(id)`. */
  node(types: readonly ReadType[], id: string, info: GraphQLResolveInfo): Promise<Answer | null> {
    const kind = kindOfId(id);
    const type = types.find(({ idKind, readAction }) => readAction !== null && idKind !== undefined && idKind === kind);
    return type ? this.record(type, id, info) : Promise.resolve(null);
  }

  /** Records of any of the types, in the order of their ids. @throws RequestError `INVALID_PAGE_SIZE` for too many */
  nodes(types: readonly ReadType[], ids: readonly string[], info: GraphQLResolveInfo): Promise<(Answer | null)[]> {
    if (ids.length > MOST_NODES)
      throw new RequestError('INVALID_PAGE_SIZE', `At most ${MOST_NODES} records are named at once.`);
    return Promise.all(ids.map((id) => this.node(types, id, info)));
  }

  /** Counts and sums by group, for charts and the columns of a board. */
  async aggregate(type: ReadType, args: AggregateArguments): Promise<Record<string, unknown>[]> {
    const key = aggregateKey(this.context, type, args);
    const { statement, plan } = await this.plans.aggregates.get(key, async () => {
      const { query, shape } = selectAggregate(await this.scope(args, []), type, args);
      return { statement: compileStatement(query, key !== null, this.context), plan: shape };
    });
    return plan(await this.batch.send(statement, this.run));
  }

  /** Which of several records, by their UUIDs, the viewer may see now; those in the bin are named as deleted. */
  async standing(type: ReadType, uuids: readonly string[]): Promise<readonly Standing[]> {
    const value = await this.ask(selectStanding(await this.scope({}, []), type, uuids));
    return Array.isArray(value) ? value : [];
  }

  /**
   * The UUIDs of the records that the viewer sees in a list for the purpose, at most `most`: nothing of what is in them.
   * @throws RequestError for a wrong filter
   */
  async matching(type: ReadType, records: Matching, most: number): Promise<readonly string[]> {
    const scope = await this.scope({ where: records.where }, []);
    const value = await this.ask(selectMatching(scope, type, records, most));
    return Array.isArray(value) ? value.map(String) : [];
  }

  /**
   * Searches records of several types for a text, the best first: what the viewer sees, of people who allow the purpose.
   * @throws RequestError `INVALID_SEARCH` · `INVALID_PAGE_SIZE`
   */
  async search(
    types: readonly ReadType[],
    { text, first }: { readonly text: string; readonly first?: number | null | undefined },
    info: GraphQLResolveInfo,
  ): Promise<Answer | readonly never[]> {
    this.assertNotFailed(info);
    const searched = types.map((type) => ({ type, selection: selectionOf(info, this.keys, type.name) }));
    const { workspaceId } = this.context.viewer;
    const country = isNationalNumber(text) ? await this.ask(selectCountry(workspaceId)) : null;
    const term = searchTerm(
      text,
      { workspaceId, country: country === null ? null : String(country) },
      this.context.vault,
    );
    if (term.given.length < SHORTEST_TEXT) return [];
    const below = searched.flatMap(({ selection }) => selection);
    const scope = await this.scope({}, below);
    const json = selectSearch(scope, searched, term, first);
    return this.answer(await this.ask(sql`select ${json}::text as v`), scope.plan);
  }

  /**
   * What happened behind a cursor to records of these types, as far as the viewer reaches all of a type.
   * @throws RequestError `INVALID_CURSOR` · `INVALID_PAGE_SIZE`
   */
  async events(types: readonly ReadType[], cursor: string | null, first?: number | null): Promise<EventPage> {
    const feed = new EventFeed(this.context, (query) =>
      this.batch.send(compileStatement(query, true, this.context), this.run),
    );
    const page = await feed.read(types, cursor, first);
    this.tally.count += page.events.length;
    return page;
  }

  private async scope(args: object, selection: readonly Selected[]): Promise<StatementScope> {
    const context = usesCustomFields(args, selection)
      ? { ...this.context, customFields: await this.customFields() }
      : this.context;
    return { context, aliases: new Aliases(), plan: new Plan(), isTyped: this.keys === 'executor', selectNode };
  }

  private customFields(): Promise<CustomFields> {
    this.definitions ??= this.ask(selectCustomFields(this.context.viewer.workspaceId)).then(toCustomFields);
    return this.definitions;
  }

  /** JSON out of SQL, ready to be sent or, for the executor, as objects. */
  private async answer(value: unknown, plan: Plan): Promise<Answer> {
    if (typeof value !== 'string') throw new RequestError('INTERNAL', 'The database gave no answer.');
    const { viewer, vault, cursors } = this.context;
    const text = await finishAnswer(value, plan, { workspaceId: viewer.workspaceId, vault, cursors }, this.tally);
    return this.keys === 'answer' ? new JsonText(text) : JSON.parse(text);
  }

  /** The value of a statement that is not worth keeping. */
  private ask(query: RawBuilder<unknown>): Promise<unknown> {
    return this.batch.send(compileStatement(query, false, this.context), this.run);
  }
}

function uuidOf({ idKind }: ReadType, id: string): string | null {
  return idKind ? findUuid(idKind, id) : null;
}
