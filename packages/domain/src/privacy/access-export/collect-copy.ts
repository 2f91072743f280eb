import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../kernel/scope.ts';
import type { CatalogueColumn, CatalogueTable } from '../catalogue.ts';
import { namedWithOthers } from '../erasure/joint-records.ts';
import { type Identifiers, identifiersOf } from '../reach/identifiers.ts';
import { NamedPeople } from '../reach/named-people.ts';
import { type Reach, reachRows } from '../reach/reached-rows.ts';
import { blackOut, findPassages } from '../reach/redact-text.ts';
import {
  hasContent,
  isSealed,
  isSetOfPurposes,
  loadRows,
  purposeNames,
  type RawRow,
  textOf,
} from '../reach/table-rows.ts';
import {
  columnsOf,
  isActor,
  isFreeText,
  isImpersonal,
  isReviewed,
  reasonNotExported,
  tellingColumns,
} from './copy-columns.ts';
import type { CopySection, CopyValue } from './copy-document.ts';
import type { CopyOmissions } from './copy-omissions.ts';
import { titleOf } from './copy-words.ts';
import { blackedOut, type JointRow, type ReviewedRecords } from './review/reviewed-records.ts';
import { sentByOthers } from './sent-by-others.ts';
import type { CopyWords } from './words/copy-words.ts';

/** What a copy is made with: its words, what is left out of it, and what was decided about records of several people. */
export interface CopyMaking {
  readonly words: CopyWords;
  readonly omissions: CopyOmissions;
  readonly review: ReviewedRecords;
  /** With which request the person asks. */
  readonly reference: string;
}

/** Everything that the catalogue reaches of a person, section by section, without what belongs to others. */
export async function collectCopy(
  em: EntityManager,
  scope: Scope,
  catalogue: readonly CatalogueTable[],
  subjectIds: readonly string[],
  making: CopyMaking,
): Promise<CopySection[]> {
  const reach = await reachRows(em, scope.workspaceId, catalogue, subjectIds);
  const collector = new CopyCollector(em, scope, catalogue, reach, subjectIds, making);
  return collector.collect();
}

class CopyCollector {
  private others: Identifiers = { names: [], addresses: [] };
  private own: Identifiers = { names: [], addresses: [] };
  private named: NamedPeople | null = null;
  private readonly ownIds: ReadonlySet<string>;
  private readonly labels = new Map<string, Readonly<Record<string, CopyValue>>>();
  private readonly words: CopyWords;
  /** Files that somebody else sent along with a request about the person: what they are called may name others. */
  private foreign: ReadonlySet<string> = new Set();

  constructor(
    private readonly em: EntityManager,
    private readonly scope: Scope,
    private readonly catalogue: readonly CatalogueTable[],
    private readonly reach: Reach,
    private readonly subjectIds: readonly string[],
    private readonly making: CopyMaking,
  ) {
    this.words = making.words;
    this.ownIds = new Set([...subjectIds, ...[...reach.values()].flatMap(({ ids }) => [...ids])]);
  }

  async collect(): Promise<CopySection[]> {
    await this.learnWhoIsWho();
    const sent = this.reach.get('request_evidence')?.ids ?? [];
    this.foreign = await sentByOthers(this.em, this.scope, sent, this.making.reference);
    const sections: CopySection[] = [];
    for (const table of this.catalogue) {
      const reached = this.reach.get(table.table);
      if (!reached) continue;
      const rows = await loadRows(this.em, this.scope.workspaceId, table, reached.ids);
      const columns = table.columns.filter((column) => reasonNotExported(column) === null);
      for (const column of columns) await this.learnLabels(column, rows);
      const people = reached.relation === 'joint' ? await this.peopleOf(table, rows) : () => null;
      const shown = await Promise.all(rows.map((row) => this.showRow(columns, row, people(row))));
      sections.push({
        ...{ name: table.table, title: titleOf(table, this.words), relation: this.words.relations[reached.relation] },
        columns: columnsOf(columns, shown, this.words),
        rows: shown,
      });
    }
    return sections;
  }

  /** Rows of several people, each with whether somebody else is tied to it. */
  private async peopleOf(table: CatalogueTable, rows: readonly RawRow[]): Promise<(row: RawRow) => JointRow> {
    const ids = rows.map(({ id }) => id);
    const shared = await namedWithOthers({ em: this.em, scope: this.scope, subjectIds: this.subjectIds }, ids);
    return (row) => ({ table, row, isShared: shared.has(row.id), hasContent: hasContent(table) });
  }

  private async showRow(columns: readonly CatalogueColumn[], row: RawRow, joint: JointRow | null) {
    const shown: Record<string, CopyValue> = {};
    for (const column of columns) {
      shown[column.property] = await this.show(column, row, joint);
      const label = this.labels.get(labelKey(column.linksTo, row[column.column]));
      for (const [name, value] of Object.entries(label ?? {})) shown[`${column.property}.${name}`] = value;
    }
    return shown;
  }

  private async show(column: CatalogueColumn, row: RawRow, joint: JointRow | null): Promise<CopyValue> {
    const value = row[column.column];
    if (value === null || value === undefined) return null;
    if (this.namesSomebodyElse(column, value)) {
      this.making.omissions.value(column, row.id, 'staff');
      return this.words.staff;
    }
    if (this.foreign.has(row.id) && isSealed(column)) {
      this.making.omissions.value(column, row.id, 'others');
      return this.words.otherPerson;
    }
    if (isSetOfPurposes(column)) return purposeNames(value);
    const text = await textOf(this.scope.vault, this.scope.workspaceId, column, row);
    if (text !== null && joint && isFreeText(column)) return this.withoutOthers(joint, column, text);
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

  private withoutOthers(joint: JointRow, column: CatalogueColumn, text: string): string {
    const { omissions, review } = this.making;
    const found = findPassages(text, both(this.others, this.named?.in(text)), this.own);
    const verdict = isReviewed(joint.table) ? review.text(joint, column.property, found) : blackedOut(found);
    if (verdict.isWithheld) {
      omissions.withheld(column, joint.row.id, verdict);
      return this.words.withheldText;
    }
    if (verdict.black.length > 0) omissions.value(column, joint.row.id, 'others', verdict);
    return blackOut(text, verdict.black, this.words.otherPerson);
  }

  private async learnWhoIsWho(): Promise<void> {
    const { workspaceId, vault } = this.scope;
    this.own = await identifiersOf(this.em, vault, workspaceId, this.catalogue, this.reach);
    const joint = [...this.reach.values()]
      .filter(({ relation }) => relation === 'joint')
      .flatMap(({ ids }) => [...ids]);
    if (joint.length === 0) return;
    const themselves = new Set(this.subjectIds);
    this.named = await NamedPeople.find(this.em, this.scope, this.catalogue, await this.jointTexts(), themselves);
    const rows = await this.em.execute<{ id: string }[]>(
      `select distinct subject_id as id from record_subject
       where workspace_id = ? and record_id in (?) and subject_id not in (?)`,
      [workspaceId, joint, this.subjectIds],
    );
    const others = rows.map(({ id }) => id);
    const theirReach = await reachRows(this.em, workspaceId, this.catalogue, others);
    this.others = await identifiersOf(this.em, vault, workspaceId, this.catalogue, theirReach);
  }

  /** Whatever people wrote in records that several can be in. */
  private async jointTexts(): Promise<string[]> {
    const { vault, workspaceId } = this.scope;
    const texts: string[] = [];
    for (const table of this.catalogue) {
      const reached = this.reach.get(table.table);
      const columns = table.columns.filter((column) => isFreeText(column) && reasonNotExported(column) === null);
      if (reached?.relation !== 'joint' || columns.length === 0) continue;
      for (const row of await loadRows(this.em, workspaceId, table, reached.ids))
        for (const column of columns) texts.push((await textOf(vault, workspaceId, column, row)) ?? '');
    }
    return texts;
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

function both(tied: Identifiers, named: Identifiers | undefined): Identifiers {
  return {
    names: [...tied.names, ...(named?.names ?? [])],
    addresses: [...tied.addresses, ...(named?.addresses ?? [])],
  };
}
