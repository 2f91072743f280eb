import type { EntityMetadata } from '@mikro-orm/core';
import { encodeId, type Purpose, purposeBits } from '@smartx/domain/kernel';
import fc from 'fast-check';
import { type GraphQLField, getNamedType, isEnumType, isInputObjectType, isObjectType } from 'graphql';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { READ_TYPES, typeNamed } from '../../graphql/read-types.ts';
import { workspaceSchema } from '../../graphql/schema.ts';
import { type Cells, RowPlanter } from '../../testing/plant-rows.ts';
import { purposeToRead, readerFor } from '../../testing/schema-calls.ts';
import { type ApiWorkspace, type Caller, openTestApi, type TestApi } from '../../testing/test-api.ts';
import { columnOf, type ReadType } from '../read-type.ts';

let api: TestApi;
let owner: pg.Client;
let workspace: ApiWorkspace;
let planter: RowPlanter;
beforeAll(async () => {
  api = await openTestApi({ costPerSecond: 1_000_000 });
  owner = new pg.Client({ connectionString: api.domain.urls.owner });
  await owner.connect();
  workspace = await api.givenWorkspace();
  planter = new RowPlanter(owner, workspace.id);
});
afterAll(async () => {
  await owner.end();
  await api.close();
});

/** A list of the schema: at the root, or of a record. */
interface List {
  readonly place: string;
  readonly type: ReadType;
  readonly parent: ReadType | null;
  readonly field: string;
  readonly sorts: readonly string[];
  /** By what a record says which it is. */
  readonly key: string;
}

const schema = workspaceSchema();

/** Every connection of the schema, read off it. */
const LISTS = Object.values(schema.getTypeMap()).flatMap((type) =>
  isObjectType(type) ? Object.values(type.getFields()).flatMap((field) => listOf(type.name, field)) : [],
);

/** It is made of many tables; its own test walks it. */
function isTimeline(connection: string): boolean {
  return connection === 'TimelineEntryConnection';
}

function listOf(parentName: string, field: GraphQLField<unknown, unknown>): List[] {
  const name = getNamedType(field.type).name;
  const node = schema.getType(name.replace(/Connection$/, ''));
  if (!name.endsWith('Connection') || !isObjectType(node) || isTimeline(name)) return [];
  const order = field.args.find((arg) => arg.name === 'orderBy');
  const input = order && getNamedType(order.type);
  const by = isInputObjectType(input) ? getNamedType(input.getFields().field?.type) : undefined;
  return [
    {
      ...{ place: `${parentName}.${field.name}`, field: field.name, type: typeNamed(node.name) },
      parent: READ_TYPES.find((one) => one.name === parentName) ?? null,
      sorts: isEnumType(by) ? by.getValues().map((value) => value.name) : [],
      key: ['id', 'line', 'position'].find((key) => key in node.getFields()) ?? 'id',
    },
  ];
}

/** A row of a case: which of the few values it is sorted by, and whether its person refuses. */
interface Row {
  readonly value: 0 | 1 | 2 | null;
  readonly refuses: boolean;
}

const ROWS = fc.array(
  fc.record<Row>({
    value: fc.constantFrom(0, 1, 2, null),
    // Few refuse: an end of a list that begins with them goes on behind them.
    refuses: fc.nat(3).map((one) => one === 0),
  }),
  { minLength: 2, maxLength: 6 },
);

it.each(LISTS.map((list) => [list.place, list] as const))(
  '%s holds every record once, in order, from either end, in every order, and goes on after what is gone',
  async (_place, list) => {
    const meta = api.app.metadata(list.type.entity);
    const parent = list.parent && (await planter.rowOf(api.app.metadata(list.parent.entity)));
    const caller = await workspace.call(readerFor(purposeOf(list)));
    await fc.assert(
      fc.asyncProperty(ROWS, fc.integer({ min: 1, max: 4 }), async (rows, size) => {
        for (const sort of list.sorts.length > 0 ? list.sorts : [null]) {
          const planted = await plant(list, meta, parent, sort, rows);
          for (const direction of ['ASC', 'DESC']) {
            const walk = new Walk(caller, list, parent, sort, direction);
            const expected = await inOrder(list, meta, parent, sort, direction, planted.hidden);

            expect(await walk.forwards(size)).toEqual(expected);
            expect(await walk.backwards(size)).toEqual(expected);
            expect(await walk.end(size)).toEqual(expected.slice(-size));
          }
          await walkWhileDeleting(list, meta, parent, sort, caller, planted);
          await remove(meta, planted.ids);
        }
      }),
      { numRuns: 2 },
    );
  },
  60_000,
);

interface Planted {
  readonly ids: readonly string[];
  readonly hidden: readonly string[];
}

async function plant(
  list: List,
  meta: EntityMetadata,
  parent: string | null,
  sort: string | null,
  rows: readonly Row[],
): Promise<Planted> {
  const ids: string[] = [];
  const hidden: string[] = [];
  const column = sort === null ? null : columnOf(meta, list.type.sorts[sort]?.property ?? '');
  for (const { value, refuses } of rows) {
    const cells: Record<string, unknown> = { ...(await pointing(list, parent)) };
    if (column) cells[column.name] = cellOf(column.sqlType, isUnique(meta, column.property) ? ids.length : value);
    if (column && cells[column.name] === null && !column.isNullable) cells[column.name] = cellOf(column.sqlType, 0);
    if (list.key === 'position') cells.position = ids.length;
    const subject = await plantSubject(list.type, cells);
    const id = await planter.plant(meta, cells);
    ids.push(id);
    if (subject === null || !refuses || !column?.isPersonal) continue;
    await owner.query('update data_subject set blocked = blocked | $1 where workspace_id = $2 and id = $3', [
      ...[purposeBits(['RELATIONSHIP']).toString(), workspace.id, subject],
    ]);
    hidden.push(id);
  }
  return { ids, hidden };
}

/** What makes a row one of the list: it points to the parent. */
async function pointing({ parent: type, field }: List, parent: string | null): Promise<Cells> {
  const list = type?.fields[field];
  if (!list || (list.kind !== 'connection' && list.kind !== 'list')) return {};
  return { [list.column]: parent, ...list.only };
}

/** A person of its own for each row that is about one. */
async function plantSubject({ subject }: ReadType, cells: Record<string, unknown>): Promise<string | null> {
  if (!subject || subject.kind === 'joint') return null;
  const person = await planter.plant(metaOf('data_subject'));
  if (subject.kind === 'own') cells[subject.column] = person;
  else cells[subject.column] = await planter.plant(metaOf(subject.table), { subject_id: person });
  return person;
}

function metaOf(table: string): EntityMetadata {
  const meta = [...api.app.orm.getMetadata().getAll().values()].find(({ tableName }) => tableName === table);
  if (!meta) throw new Error(`There is no table "${table}".`);
  return meta;
}

function isUnique(meta: EntityMetadata, property: string): boolean {
  return meta.uniques.some(({ properties }) => [properties ?? []].flat().includes(property));
}

function cellOf(sqlType: string, value: number | null): unknown {
  if (value === null) return null;
  if (sqlType === 'date') return `2026-06-${String(value + 1).padStart(2, '0')}`;
  if (sqlType.startsWith('timestamp')) return `2026-06-${String(value + 1).padStart(2, '0')}T10:00:00.123456Z`;
  return /^(int|bigint|smallint|numeric)/.test(sqlType) ? value : 'aBc'.slice(0, value + 1) + value;
}

/** The keys of a list in the order that it promises, as the database sorts them. */
async function inOrder(
  list: List,
  meta: EntityMetadata,
  parent: string | null,
  sort: string | null,
  direction: string,
  hidden: readonly string[],
): Promise<string[]> {
  const column = columnOf(meta, sort === null ? naturalOrder(list) : (list.type.sorts[sort]?.property ?? 'id'));
  const value = `case when id = any($2::uuid[]) then null else "${column.name}" end`;
  const of = Object.entries(await pointing(list, parent));
  const where = of.map(([name], index) => `"${name}" = $${index + 3}`);
  if (list.type.hasBin) where.push('deleted_at is null');
  const dir = sort === null ? 'asc' : direction;
  const { rows } = await owner.query<{ key: string }>(
    `select ${list.key}::text as key from "${meta.tableName}" where ${['workspace_id = $1', ...where].join(' and ')}
       and ($2::uuid[] is not null) order by (${value}) is null, ${value} ${dir}, id ${dir}`,
    [workspace.id, hidden, ...of.map(([, cell]) => cell)],
  );
  const kind = list.type.idKind;
  return rows.map(({ key }) => (list.key === 'id' && kind ? encodeId(kind, key) : key));
}

function purposeOf({ parent, type }: List): Purpose {
  return purposeToRead((parent ?? type).readAction);
}

/** By what a list stands that nobody can sort. */
function naturalOrder({ type }: List): string {
  return type.sorts.POSITION?.property ?? 'id';
}

interface Page {
  readonly nodes: readonly Record<string, string | number>[];
  readonly pageInfo: Record<'startCursor' | 'endCursor', string | null> &
    Record<'hasNextPage' | 'hasPreviousPage', boolean>;
}

/** Reads a list page by page. */
class Walk {
  constructor(
    private readonly caller: Caller,
    private readonly list: List,
    private readonly parent: string | null,
    private readonly sort: string | null,
    private readonly direction: string,
  ) {}

  async forwards(size: number, between: (page: Page) => Promise<void> = async () => {}): Promise<string[]> {
    const keys: string[] = [];
    for (let cursor: string | null = null; ; ) {
      const page = await this.page(`first: ${size}${cursor ? `, after: "${cursor}"` : ''}`);
      keys.push(...this.keysOf(page));
      if (!page.pageInfo.hasNextPage) return keys;
      cursor = page.pageInfo.endCursor;
      await between(page);
    }
  }

  async backwards(size: number): Promise<string[]> {
    const keys: string[] = [];
    for (let cursor: string | null = null; ; ) {
      const page = await this.page(`last: ${size}${cursor ? `, before: "${cursor}"` : ''}`);
      keys.unshift(...this.keysOf(page));
      if (!page.pageInfo.hasPreviousPage) return keys;
      cursor = page.pageInfo.startCursor;
    }
  }

  /** The end of the list, from a page that asks for nothing beside it. */
  async end(size: number): Promise<string[]> {
    return this.keysOf(await this.page(`last: ${size}`, ''));
  }

  private keysOf({ nodes }: Page): string[] {
    return nodes.map((node) => String(node[this.list.key]));
  }

  private async page(window: string, further = PAGE_INFO): Promise<Page> {
    const { field, key, parent } = this.list;
    const order = this.sort ? `, orderBy: { field: ${this.sort}, direction: ${this.direction} }` : '';
    const object = field === 'customFieldDefinitions' ? ', object: "company"' : '';
    const list = `list: ${field}(${window}${order}${object}) { nodes { ${key} } ${further} }`;
    const kind = parent?.idKind;
    const record = kind && this.parent ? encodeId(kind, this.parent) : '';
    const root = parent ? `it: node(id: "${record}") { ... on ${parent.name} { ${list} } }` : list;
    const purpose = purposeOf(this.list);
    const { data, errors } = await this.caller.query<{ list?: Page; it?: { list: Page } }>(
      `query L @purpose(is: ${purpose}) { ${root} }`,
    );
    const page = data?.list ?? data?.it?.list;
    if (errors || !page) throw new Error(`${root}: ${JSON.stringify(errors ?? data)}`);
    return page;
  }
}

const PAGE_INFO = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

/** After each page the record is deleted behind which the next one begins, and the last of the list, which was not read yet. */
async function walkWhileDeleting(
  list: List,
  meta: EntityMetadata,
  parent: string | null,
  sort: string | null,
  caller: Caller,
  { ids, hidden }: Planted,
): Promise<void> {
  const whole = await inOrder(list, meta, parent, sort, 'ASC', hidden);
  const keyOf = (id: string) => (list.type.idKind ? encodeId(list.type.idKind, id) : id);
  const gone: string[] = [];
  const walk = new Walk(caller, list, parent, sort, 'ASC');
  const own = new Map(ids.map((id) => [keyOf(id), id]));
  const read = await walk.forwards(3, async (page) => {
    const last = String(page.nodes.at(-1)?.[list.key]);
    const unread = whole.slice(whole.indexOf(last) + 1).findLast((key) => own.has(key) && !gone.includes(key));
    for (const key of [last, unread ?? '']) if (own.has(key)) await remove(meta, [own.get(key) ?? '']);
    if (unread !== undefined) gone.push(unread);
  });
  expect(read).toEqual(whole.filter((key) => !gone.includes(key)));
}

async function remove(meta: EntityMetadata, ids: readonly string[]): Promise<void> {
  await owner.query(`delete from "${meta.tableName}" where workspace_id = $1 and id = any($2::uuid[])`, [
    workspace.id,
    ids,
  ]);
}
