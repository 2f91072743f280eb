import { matchName } from '../../record/match-name.ts';
import type { FileLine } from '../mapping/file-line.ts';
import type { Batch } from './batch.ts';
import { query } from './bulk-rows.ts';

/** Tables whose records are found by their name. */
export type NamedTable = 'company' | 'product';

interface NamedRow {
  readonly id: string;
  readonly name: string;
  readonly matchName: string;
}

/** The records of one table that some names mean, found in one statement. */
export class NameBook {
  private constructor(private readonly rows: ReadonlyMap<string, readonly NamedRow[]>) {}

  /** Looks the names up; records in the bin are not found. */
  static async load(batch: Batch, table: NamedTable, names: readonly string[]): Promise<NameBook> {
    const wanted = [...new Set(names.map(matchName))];
    const rows = await query<NamedRow>(
      batch.em,
      `select id, name, match_name as "matchName" from ${table}
       where workspace_id = $1 and match_name = any($2::text[]) and deleted_at is null order by id`,
      [batch.workspaceId, wanted],
    );
    return new NameBook(Map.groupBy(rows, (row) => row.matchName));
  }

  /** The records that a name means: those of exactly this name, or else those that are written differently. */
  find(name: string): readonly string[] {
    const found = this.rows.get(matchName(name)) ?? [];
    const exact = found.filter((row) => row.name === name);
    return (exact.length > 0 ? exact : found).map(({ id }) => id);
  }
}

/**
 * The one record that a line means by a name; otherwise the line gets the reason why there is none, or goes in without the
 * link if the mapping says so.
 */
export function requireOne(line: FileLine, field: string, thing: string, found: readonly string[]): string | null {
  const [only, ...others] = found;
  if (only && others.length === 0) return only;
  if (!only && line.columnOf(field)?.ifMissing === 'leave-empty') {
    line.note(field, `There is no ${thing} of this name; it was left empty.`);
    return null;
  }
  line.refuse(
    field,
    only
      ? `${found.length} ${thing} have this name; it cannot be told which one is meant.`
      : `There is no ${thing} of this name.`,
  );
  return null;
}

/** A record that another system's id leads to. */
export interface KnownRecord {
  readonly id: string;
  readonly isInBin: boolean;
}

/** The records that the lines' external ids lead to, by id. */
export async function findByExternalId(
  batch: Batch,
  type: 'company' | 'product' | 'contact' | 'lead' | 'deal' | 'member',
  keys: readonly (string | undefined)[],
): Promise<ReadonlyMap<string, KnownRecord>> {
  const wanted = keys.filter((key) => key !== undefined);
  if (wanted.length === 0) return new Map();
  const isInBin = type === 'member' ? "r.status = 'left'" : 'r.deleted_at is not null';
  const rows = await query<{ key: string } & KnownRecord>(
    batch.em,
    `select e.key, r.id, ${isInBin} as "isInBin"
     from external_id e join ${type} r on r.workspace_id = e.workspace_id and r.id = e.record_id
     where e.workspace_id = $1 and e.record_type = $2 and e.source = $3 and e.key = any($4::text[])`,
    [batch.workspaceId, type, batch.context.externalSystem, wanted],
  );
  return new Map(rows.map(({ key, ...record }) => [key, record]));
}

/** Members by their name, as far as it is unmistakable. */
export class MemberBook {
  private constructor(private readonly byName: ReadonlyMap<string, readonly { id: string; hasLeft: boolean }[]>) {}

  /** All members of the workspace: there are few, and their names are stored in no comparable form. */
  static async load(batch: Batch): Promise<MemberBook> {
    const rows = await query<{ id: string; fullName: string; hasLeft: boolean }>(
      batch.em,
      `select id, full_name as "fullName", status = 'left' as "hasLeft" from member
       where workspace_id = $1 and full_name is not null order by id`,
      [batch.workspaceId],
    );
    return new MemberBook(Map.groupBy(rows, (row) => matchName(row.fullName)));
  }

  /** Members of this name who have not left. */
  find(name: string): readonly string[] {
    return (this.byName.get(matchName(name)) ?? []).filter(({ hasLeft }) => !hasLeft).map(({ id }) => id);
  }

  /** The member whom a line names in a field; the line gets the reason where there is none. */
  resolve(line: FileLine, field: string): string | undefined {
    const name = line.text(field);
    if (name === undefined) return undefined;
    return requireOne(line, field, 'member', this.find(name)) ?? undefined;
  }
}

/** Which of these records are people whose processing is restricted (GDPR Art. 18): members, and sole traders. */
export async function restrictedAmong(
  batch: Batch,
  table: 'company' | 'member',
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await query<{ id: string }>(
    batch.em,
    `select r.id from ${table} r join data_subject s on s.workspace_id = r.workspace_id and s.id = r.subject_id
     where r.workspace_id = $1 and r.id = any($2::uuid[]) and s.restricted_at is not null`,
    [batch.workspaceId, ids],
  );
  return new Set(rows.map(({ id }) => id));
}
