import type { Purpose, Viewer } from '@smartx/domain/kernel';
import { type RawBuilder, sql } from 'kysely';
import pg from 'pg';
import type { Application } from '../../application.ts';
import { type CursorPosition, cursorBinding } from '../cursor.ts';
import { NO_CUSTOM_FIELDS } from '../custom-fields.ts';
import { Plan } from '../plan.ts';
import type { ReadType } from '../read-type.ts';
import type { Selected } from '../selection.ts';
import { Aliases } from '../sql/aliases.ts';
import type { StatementScope } from '../sql/node-scope.ts';
import { selectNode } from '../sql/select-node.ts';
import { openPosition, type PageArguments, selectPage } from '../sql/select-page.ts';
import { selectRecord } from '../sql/select-record.ts';
import type { Run } from '../statement/late.ts';
import { bindStatement, compileStatement } from '../statement/statement.ts';

/** How PostgreSQL ran a statement. */
export interface RunPlan {
  /** The indexes that were read. */
  readonly indexes: readonly string[];
  /** The tables that were read from one end to the other. */
  readonly wholeTables: readonly string[];
  /** How many blocks were touched. */
  readonly blocks: number;
  /** How many rows the page has. */
  readonly rows: number;
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Loops': number;
  readonly Plans?: readonly PlanNode[];
}

interface Explained {
  readonly Plan: PlanNode & { readonly 'Shared Hit Blocks': number; readonly 'Shared Read Blocks': number };
}

/** Reads the plans of pages as the application's own role runs them, bound by row-level security. */
export class PlanReader {
  private readonly pool: pg.Pool;

  constructor(
    private readonly app: Application,
    private readonly viewer: Viewer,
    private readonly purpose: Purpose = 'RELATIONSHIP',
  ) {
    this.pool = new pg.Pool({ connectionString: app.urls.app, max: 1 });
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  /** Runs a page of a list and tells how. */
  async page(
    type: ReadType,
    args: PageArguments,
    fields: readonly string[],
    position: CursorPosition | null = null,
  ): Promise<RunPlan> {
    const { context, ...rest } = this.scope();
    const { cursors } = context;
    const scope: StatementScope = { context, ...rest };
    const cursor = position && cursors.encode(position, cursorBinding([]));
    const more = selected('pageInfo', [selected('hasNextPage'), selected('hasPreviousPage')]);
    const nodes = fields.map((field) => selected(field));
    const window = args.last == null ? { ...args, after: cursor } : { ...args, before: cursor };
    const json = selectPage(scope, type, window, [selected('nodes', nodes), more], () => [], openPosition(position));
    return this.explain(sql`select ${json} as v`, { recordId: null, position });
  }

  /** Runs the page of one record and tells how. */
  record(type: ReadType, recordId: string, fields: readonly string[]): Promise<RunPlan> {
    const record = selectRecord(
      this.scope(),
      type,
      fields.map((field) => selected(field)),
    );
    const json = sql`select jsonb_build_object('nodes', jsonb_agg(r.v::jsonb)) as v from (${record}) r`;
    return this.explain(json, { recordId, position: null });
  }

  private scope(): StatementScope {
    const { metadata, typeNamed, cursors, vault } = this.app;
    const { viewer, purpose } = this;
    const context = { viewer, purpose, metadata, typeNamed, cursors, vault, customFields: NO_CUSTOM_FIELDS };
    return { context, aliases: new Aliases(), plan: new Plan(), isTyped: false, selectNode };
  }

  private async explain(query: RawBuilder<unknown>, at: Pick<Run, 'recordId' | 'position'>): Promise<RunPlan> {
    const run = { viewerId: this.viewer.id, now: this.app.clock.now(), ...at };
    const statement = compileStatement(query, false, this.scope().context);
    const { text, values } = await bindStatement(statement, run);
    const client = await this.pool.connect();
    try {
      await client.query('begin read only');
      await client.query(`set local app.workspace_id = '${this.viewer.workspaceId}'`);
      const rows = await client.query<{ v: { nodes: unknown[] } }>(text, [...values]);
      const told = await client.query<{ 'QUERY PLAN': Explained[] }>(
        `explain (analyze, buffers, timing off, format json) ${text}`,
        [...values],
      );
      const [explained] = told.rows[0]?.['QUERY PLAN'] ?? [];
      if (!explained) throw new Error('There is no plan.');
      const nodes = nodesOf(explained.Plan).filter((node) => node['Actual Loops'] > 0);
      return {
        indexes: unique(nodes.flatMap((node) => node['Index Name'] ?? [])),
        wholeTables: unique(
          nodes.flatMap((node) => (node['Node Type'] === 'Seq Scan' ? (node['Relation Name'] ?? []) : [])),
        ),
        blocks: explained.Plan['Shared Hit Blocks'] + explained.Plan['Shared Read Blocks'],
        rows: rows.rows[0]?.v.nodes.length ?? 0,
      };
    } finally {
      await client.query('rollback');
      client.release();
    }
  }
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}

function selected(name: string, children: readonly Selected[] = []): Selected {
  return { name, key: name, leaf: null, object: null, args: {}, children };
}
