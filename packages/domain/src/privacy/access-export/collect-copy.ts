import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../kernel/scope.ts';
import type { CatalogueColumn, CatalogueTable } from '../catalogue.ts';
import { type Identifiers, identifiersOf } from '../reach/identifiers.ts';
import { type Reach, reachRows } from '../reach/reached-rows.ts';
import { redactText } from '../reach/redact-text.ts';
import { subjectPathOf } from '../reach/subject-paths.ts';
import { isSealed, loadRows, type RawRow, textOf } from '../reach/table-rows.ts';
import type { CopyColumn, CopySection, CopyValue } from './copy-document.ts';
import { labelOf, OTHER_PERSON, relationOf, STAFF, titleOf, UNREADABLE } from './copy-words.ts';

/** Everything that the catalogue reaches of a person, section by section, without what belongs to others. */
export async function collectCopy(
  em: EntityManager,
  scope: Scope,
  catalogue: readonly CatalogueTable[],
  subjectIds: readonly string[],
): Promise<CopySection[]> {
  const reach = await reachRows(em, scope.workspaceId, catalogue, subjectIds);
  const collector = new CopyCollector(em, scope, catalogue, reach, subjectIds);
  return collector.collect();
}

/**
 * Why a personal column is not in the copy. Only what is computed from a value that is in it: keyed hashes for finding and
 * comparing. A column that is neither exported nor named here fails a test.
 */
export function reasonNotExported(column: CatalogueColumn): string | null {
  if (column.column === 'workspace_id') return 'the same for everybody';
  return column.sqlType === 'bytea' && !isSealed(column) ? 'a keyed hash of a value that is in the copy' : null;
}

class CopyCollector {
  private others: Identifiers = { names: [], addresses: [] };
  private own: Identifiers = { names: [], addresses: [] };
  private readonly ownIds: ReadonlySet<string>;
  private readonly labels = new Map<string, Readonly<Record<string, CopyValue>>>();

  constructor(
    private readonly em: EntityManager,
    private readonly scope: Scope,
    private readonly catalogue: readonly CatalogueTable[],
    private readonly reach: Reach,
    private readonly subjectIds: readonly string[],
  ) {
    this.ownIds = new Set([...subjectIds, ...[...reach.values()].flatMap(({ ids }) => [...ids])]);
  }

  async collect(): Promise<CopySection[]> {
    await this.learnWhoIsWho();
    const sections: CopySection[] = [];
    for (const table of this.catalogue) {
      const reached = this.reach.get(table.table);
      if (!reached) continue;
      const rows = await loadRows(this.em, this.scope.workspaceId, table, reached.ids);
      const columns = table.columns.filter((column) => reasonNotExported(column) === null);
      for (const column of columns) await this.learnLabels(column, rows);
      const shown = await Promise.all(rows.map((row) => this.showRow(columns, row, reached.relation === 'joint')));
      sections.push({
        ...{ name: table.table, title: titleOf(table), relation: relationOf(reached.relation) },
        columns: columnsOf(columns, shown),
        rows: shown,
      });
    }
    return sections;
  }

  private async showRow(columns: readonly CatalogueColumn[], row: RawRow, isJoint: boolean) {
    const shown: Record<string, CopyValue> = {};
    for (const column of columns) {
      shown[column.property] = await this.show(column, row, isJoint);
      const label = this.labels.get(labelKey(column.linksTo, row[column.column]));
      for (const [name, value] of Object.entries(label ?? {})) shown[`${column.property}.${name}`] = value;
    }
    return shown;
  }

  private async show(column: CatalogueColumn, row: RawRow, isJoint: boolean): Promise<CopyValue> {
    const value = row[column.column];
    if (value === null || value === undefined) return null;
    if (this.namesSomebodyElse(column, value)) return STAFF;
    const text = await textOf(this.scope.vault, this.scope.workspaceId, column, row);
    if (text !== null) return isJoint && isFreeText(column) ? this.withoutOthers(text) : text;
    if (isSealed(column)) return UNREADABLE;
    if (typeof value === 'number' || typeof value === 'boolean') return value;
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }

  /** An id of a person that is not this one: a colleague whose name is given only after a decision (CJEU C-579/21). */
  private namesSomebodyElse(column: CatalogueColumn, value: unknown): boolean {
    if (column.sqlType !== 'uuid' || column.declaration.kind === 'notPersonal') return false;
    if (column.linksTo !== null && column.linksTo !== 'member' && column.linksTo !== 'account') return false;
    return typeof value === 'string' && isActor(column) && !this.ownIds.has(value);
  }

  private withoutOthers(text: string): string {
    return redactText(text, this.others, OTHER_PERSON, this.own);
  }

  private async learnWhoIsWho(): Promise<void> {
    const { workspaceId, vault } = this.scope;
    this.own = await identifiersOf(this.em, vault, workspaceId, this.catalogue, this.reach);
    const joint = [...this.reach.values()]
      .filter(({ relation }) => relation === 'joint')
      .flatMap(({ ids }) => [...ids]);
    if (joint.length === 0) return;
    const rows = await this.em.execute<{ id: string }[]>(
      `select distinct subject_id as id from record_subject
       where workspace_id = ? and record_id in (?) and subject_id not in (?)`,
      [workspaceId, joint, this.subjectIds],
    );
    const others = rows.map(({ id }) => id);
    const theirReach = await reachRows(this.em, workspaceId, this.catalogue, others);
    this.others = await identifiersOf(this.em, vault, workspaceId, this.catalogue, theirReach);
  }

  /** A link to something that is nobody's is followed by one step: a stage by its name, a reading by its time and purpose. */
  private async learnLabels({ isLink, linksTo, column }: CatalogueColumn, rows: readonly RawRow[]): Promise<void> {
    const target = this.catalogue.find(({ table }) => isLink && table === linksTo);
    if (!target || !isImpersonal(target)) return;
    const link = target.table;
    const ids = rows.map((row) => row[column]).filter((value) => typeof value === 'string');
    const unknown = [...new Set(ids)].filter((id) => !this.labels.has(labelKey(link, id)));
    if (unknown.length === 0) return;
    for (const row of await loadRows(this.em, this.scope.workspaceId, target, unknown))
      this.labels.set(labelKey(link, row.id), labelOfRow(target, row));
  }
}

/** What stands for the row of a table that says nothing about people, or of a company: its plain words and times. */
function labelOfRow({ columns }: CatalogueTable, row: RawRow): Readonly<Record<string, CopyValue>> {
  const telling = columns.filter(
    ({ column, sqlType, declaration }) =>
      column === 'name' ||
      (declaration.kind === 'notPersonal' && TELLING_TYPES.includes(sqlType) && !STAMPS.includes(column)),
  );
  return Object.fromEntries(
    telling.flatMap(({ property, column }) => (row[column] == null ? [] : [[property, String(row[column])]])),
  );
}

const TELLING_TYPES = ['text', 'timestamptz', 'date'];
const STAMPS = ['created_at', 'updated_at', 'deleted_at', 'relayed_at'];

function isImpersonal(table: CatalogueTable): boolean {
  const { kind } = subjectPathOf(table);
  return kind === 'none' || kind === 'author' || table.table === 'company';
}

function columnsOf(
  columns: readonly CatalogueColumn[],
  rows: readonly Readonly<Record<string, CopyValue>>[],
): CopyColumn[] {
  const names = [...new Set(rows.flatMap(Object.keys))];
  const known = new Map(columns.map((column) => [column.property, column]));
  return names.map((name) => ({
    name,
    label: labelOf(name),
    isTechnical: isTechnical(known.get(name)) || TECHNICAL_LABELS.includes(name),
  }));
}

/** What a custom field is made of; people need its name. */
const TECHNICAL_LABELS = ['object', 'key', 'type', 'classification', 'category'].map((part) => `definition.${part}`);
const TECHNICAL_COLUMNS = [
  ...['version', 'normalisation_version', 'storage_key', 'sort_name', 'clear_normalised', 'blocked', 'wording_hash'],
  ...['record_type', 'position', 'sha256'],
];

/** Ids say nothing to people; a colleague in their place does. */
function isTechnical(column: CatalogueColumn | undefined): boolean {
  if (!column) return false;
  if (TECHNICAL_COLUMNS.includes(column.column)) return true;
  return column.sqlType === 'uuid' && !isActor(column);
}

/** Columns that name who did something or is responsible, other than the links between records. */
function isActor({ column, linksTo }: CatalogueColumn): boolean {
  return linksTo === 'member' || linksTo === 'account' || /(^actor|_by|assignee|owner)_id$/.test(column);
}

function isFreeText(column: CatalogueColumn): boolean {
  return column.declaration.kind !== 'notPersonal' && (column.sqlType === 'text' || isSealed(column));
}

function labelKey(table: string | null, id: unknown): string {
  return `${table}/${String(id)}`;
}
