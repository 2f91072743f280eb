import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../kernel/scope.ts';
import type { CatalogueColumn, CatalogueTable } from '../catalogue.ts';
import { type Identifiers, identifiersOf } from '../reach/identifiers.ts';
import { type Reach, reachRows } from '../reach/reached-rows.ts';
import { redactText } from '../reach/redact-text.ts';
import { isSealed, loadRows, type RawRow, textOf } from '../reach/table-rows.ts';
import { columnsOf, isActor, isFreeText, isImpersonal, reasonNotExported, tellingColumns } from './copy-columns.ts';
import type { CopySection, CopyValue } from './copy-document.ts';
import type { CopyOmissions } from './copy-omissions.ts';
import { titleOf } from './copy-words.ts';
import type { CopyWords } from './words/copy-words.ts';

/** Everything that the catalogue reaches of a person, section by section, without what belongs to others. */
export async function collectCopy(
  em: EntityManager,
  scope: Scope,
  catalogue: readonly CatalogueTable[],
  subjectIds: readonly string[],
  words: CopyWords,
  omissions: CopyOmissions,
): Promise<CopySection[]> {
  const reach = await reachRows(em, scope.workspaceId, catalogue, subjectIds);
  const collector = new CopyCollector(em, scope, catalogue, reach, subjectIds, words, omissions);
  return collector.collect();
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
    private readonly words: CopyWords,
    private readonly omissions: CopyOmissions,
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
      const shown = await Promise.all(
        rows.map((row) => this.showRow(table, columns, row, reached.relation === 'joint')),
      );
      sections.push({
        ...{ name: table.table, title: titleOf(table, this.words), relation: this.words.relations[reached.relation] },
        columns: columnsOf(columns, shown, this.words),
        rows: shown,
      });
    }
    return sections;
  }

  private async showRow(table: CatalogueTable, columns: readonly CatalogueColumn[], row: RawRow, isJoint: boolean) {
    const shown: Record<string, CopyValue> = {};
    for (const column of columns) {
      shown[column.property] = await this.show(table, column, row, isJoint);
      const label = this.labels.get(labelKey(column.linksTo, row[column.column]));
      for (const [name, value] of Object.entries(label ?? {})) shown[`${column.property}.${name}`] = value;
    }
    return shown;
  }

  private async show(
    table: CatalogueTable,
    column: CatalogueColumn,
    row: RawRow,
    isJoint: boolean,
  ): Promise<CopyValue> {
    const value = row[column.column];
    if (value === null || value === undefined) return null;
    if (this.namesSomebodyElse(column, value)) {
      this.omissions.value(table, column, row.id, 'staff');
      return this.words.staff;
    }
    const text = await textOf(this.scope.vault, this.scope.workspaceId, column, row);
    if (text !== null && isJoint && isFreeText(column)) return this.withoutOthers(table, column, row.id, text);
    if (text !== null) return text;
    if (isSealed(column)) return this.words.unreadable;
    if (typeof value === 'number' || typeof value === 'boolean') return value;
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }

  /** An id of a person that is not this one: a colleague whose name is given only after a decision (CJEU C-579/21). */
  private namesSomebodyElse(column: CatalogueColumn, value: unknown): boolean {
    if (column.sqlType !== 'uuid' || column.declaration.kind === 'notPersonal') return false;
    if (column.linksTo !== null && column.linksTo !== 'member' && column.linksTo !== 'account') return false;
    return typeof value === 'string' && isActor(column) && !this.ownIds.has(value);
  }

  private withoutOthers(table: CatalogueTable, column: CatalogueColumn, rowId: string, text: string): string {
    const redacted = redactText(text, this.others, this.words.otherPerson, this.own);
    if (redacted !== text) this.omissions.value(table, column, rowId, 'others');
    return redacted;
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

/** What stands for a row that says nothing about people. */
function labelOfRow(table: CatalogueTable, row: RawRow): Readonly<Record<string, CopyValue>> {
  return Object.fromEntries(
    tellingColumns(table).flatMap(({ property, column }) =>
      row[column] == null ? [] : [[property, String(row[column])]],
    ),
  );
}

function labelKey(table: string | null, id: unknown): string {
  return `${table}/${String(id)}`;
}
