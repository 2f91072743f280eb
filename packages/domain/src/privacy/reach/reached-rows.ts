import type { EntityManager } from '@mikro-orm/postgresql';
import type { CatalogueTable } from '../catalogue.ts';
import {
  type LinkColumn,
  namesAnyRecord,
  SUBJECT_TABLE,
  type SubjectPathPlan,
  subjectPathOf,
} from './subject-paths.ts';

/**
 * How a row concerns a person: it is theirs, it goes on without them, they share it with others, or it tells what they did.
 */
export type Relation = 'owned' | 'linked' | 'joint' | 'authored';

/** The rows of one table that concern a person. */
export interface ReachedRows {
  readonly relation: Relation;
  readonly ids: readonly string[];
}

/** Everything that a workspace holds about one person, as ids by table; a table that is missing holds nothing. */
export type Reach = ReadonlyMap<string, ReachedRows>;

/** Finds every row that concerns a person, by the paths that the tables declare. `subjectIds` are one person's, merges included. */
export async function reachRows(
  em: EntityManager,
  workspaceId: string,
  catalogue: readonly CatalogueTable[],
  subjectIds: readonly string[],
): Promise<Reach> {
  if (subjectIds.length === 0) return new Map();
  await em.flush();
  const search = new ReachSearch(em, workspaceId, catalogue, subjectIds);
  // Rows that name any record come last, when every record of the person is known.
  const [polymorphic, direct] = [catalogue.filter(namesAnyRecord), catalogue.filter((table) => !namesAnyRecord(table))];
  for (const table of [...direct, ...polymorphic]) await search.reach(table.table);
  return search.reached;
}

/** The subjects that stand for the same human: whoever was merged into them, or they into. */
export async function samePerson(
  em: EntityManager,
  workspaceId: string,
  subjectIds: readonly string[],
): Promise<string[]> {
  if (subjectIds.length === 0) return [];
  const rows = await em.execute<{ id: string }[]>(
    // Each way by its own index: who they were merged into, and who was merged into them.
    `with recursive same (id) as (
       select id from data_subject where workspace_id = ? and id in (?)
       union select other.id from same cross join lateral (
         select s.merged_into_id as id from data_subject s
           where s.workspace_id = ? and s.id = same.id and s.merged_into_id is not null
         union all select s.id from data_subject s where s.workspace_id = ? and s.merged_into_id = same.id) other)
     select id from same order by id`,
    [workspaceId, subjectIds, workspaceId, workspaceId],
  );
  return rows.map(({ id }) => id);
}

class ReachSearch {
  readonly reached = new Map<string, ReachedRows>();
  private readonly tables: ReadonlyMap<string, CatalogueTable>;
  private readonly begun = new Set<string>();

  constructor(
    private readonly em: EntityManager,
    private readonly workspaceId: string,
    catalogue: readonly CatalogueTable[],
    private readonly subjectIds: readonly string[],
  ) {
    this.tables = new Map(catalogue.map((table) => [table.table, table]));
  }

  async reach(name: string): Promise<readonly string[]> {
    const table = this.tables.get(name);
    if (!table || this.begun.has(name)) return this.reached.get(name)?.ids ?? [];
    this.begun.add(name);
    const found = await this.follow(table, subjectPathOf(table));
    const ids = [...new Set(found?.ids ?? [])];
    if (found && ids.length > 0) this.reached.set(name, { relation: found.relation, ids });
    return ids;
  }

  private async follow(table: CatalogueTable, path: SubjectPathPlan): Promise<ReachedRows | null> {
    switch (path.kind) {
      case 'none':
        return null;
      case 'self':
        return { relation: 'owned', ids: await this.rowsWhere(table, 'id', this.subjectIds) };
      case 'owned':
      case 'linked':
        return this.followLink(table, path);
      case 'record':
        return { relation: 'owned', ids: await this.rowsWhere(table, path.column, this.recordIds()) };
      case 'participants':
        return { relation: 'joint', ids: await this.jointRows(table, path.links) };
      case 'author':
        return { relation: 'authored', ids: await this.authoredRows(table, path.columns) };
    }
  }

  private async followLink(
    table: CatalogueTable,
    { kind, column, from }: LinkColumn & { kind: 'owned' | 'linked' },
  ): Promise<ReachedRows> {
    const ids = await this.rowsWhere(table, column, await this.reach(from));
    const own = namesAnyRecord(table) ? await this.rowsWhere(table, 'record_id', this.recordIds()) : [];
    const inherited = from === SUBJECT_TABLE ? 'owned' : (this.reached.get(from)?.relation ?? 'owned');
    return { relation: kind === 'linked' ? 'linked' : inherited, ids: [...ids, ...own] };
  }

  private async jointRows(table: CatalogueTable, links: readonly LinkColumn[]): Promise<string[]> {
    const named = await this.em.execute<{ id: string }[]>(
      `select t.id from "${table.table}" t join record_subject r on r.workspace_id = t.workspace_id and r.record_id = t.id
       where t.workspace_id = ? and r.workspace_id = ? and r.subject_id in (?)`,
      [this.workspaceId, this.workspaceId, this.subjectIds],
    );
    const ids = named.map(({ id }) => id);
    for (const { column, from } of links) {
      // A member who wrote a note is its author, not one of the people whom it is about.
      if (from === 'member' || from === 'account') continue;
      ids.push(...(await this.rowsWhere(table, column, await this.reach(from))));
    }
    for (const other of this.tables.values()) ids.push(...(await this.namedBy(other, table.table)));
    return ids;
  }

  /** Rows that a table of links ties to the person: a request by the people whom it covers. */
  private async namedBy(other: CatalogueTable, table: string): Promise<string[]> {
    const [link] = other.columns.filter(({ isLink, linksTo }) => isLink && linksTo === table);
    const subject = other.columns.find(({ isLink, linksTo }) => isLink && linksTo === SUBJECT_TABLE);
    if (!link || !subject || other.table === table) return [];
    const rows = await this.em.execute<{ id: string }[]>(
      `select "${link.column}" as id from "${other.table}" where workspace_id = ? and "${subject.column}" in (?)`,
      [this.workspaceId, this.subjectIds],
    );
    return rows.map(({ id }) => id);
  }

  private async authoredRows(table: CatalogueTable, columns: readonly string[]): Promise<string[]> {
    const actors = [...(await this.reach('member')), ...(await this.reach('account'))];
    const found: string[] = [];
    for (const column of columns) found.push(...(await this.rowsWhere(table, column, actors)));
    return found;
  }

  /** The ids of everything that is the person's own: what a row means that names a record alone. */
  private recordIds(): string[] {
    const ids: string[] = [];
    for (const [name, { relation, ids: rows }] of this.reached)
      if (relation === 'owned' || this.isTheirBusiness(name)) ids.push(...rows);
    return ids;
  }

  /** A sole trader's company is the person; a deal is not. */
  private isTheirBusiness(name: string): boolean {
    const table = this.tables.get(name);
    const path = table && subjectPathOf(table);
    return path?.kind === 'linked' && path.from === SUBJECT_TABLE;
  }

  private async rowsWhere(table: CatalogueTable, column: string, ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const rows = await this.em.execute<{ id: string }[]>(
      `select id from "${table.table}" where workspace_id = ? and "${column}" in (?)`,
      [this.workspaceId, ids],
    );
    return rows.map(({ id }) => id);
  }
}
