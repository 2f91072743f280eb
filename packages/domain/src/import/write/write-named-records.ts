import type { Action } from '../../kernel/actions.ts';
import { applyPatch, type Patch } from '../../record/apply-patch.ts';
import type { FileLine } from '../mapping/file-line.ts';
import type { Batch } from './batch.ts';
import { insertRows, type RowOf } from './bulk-rows.ts';
import { findByExternalId, type KnownRecord, NameBook, restrictedAmong } from './find-known.ts';
import { limitPatch } from './limit-patch.ts';
import { RESTRICTED } from './skip-reasons.ts';

interface NamedRecord {
  readonly id: string;
  readonly version: number;
  updatedAt: Date;
}

/** An object whose records are found by the other system's id or by their name. */
export interface NamedObject<Entity extends NamedRecord> {
  readonly type: 'company' | 'product';
  readonly create: Action;
  readonly update: Action;
  readonly entity: new () => Entity;
  /** The fields that a line states; what is wrong with them is noted on the line. */
  readonly read: (line: FileLine) => Patch<Entity>;
  /** The records with these ids, as entities of the transaction. */
  readonly load: (batch: Batch, ids: readonly string[]) => Promise<Entity[]>;
}

interface Row<Entity> {
  readonly line: FileLine;
  readonly fields: Patch<Entity>;
  readonly known: Known | null;
}

/** The record that a line is about. Found by its name, it keeps it: "GTXPro" leads to "GTX Pro" and is no new name. */
interface Known {
  readonly id: string;
  readonly isByName: boolean;
}

/** Makes the records that do not exist and changes those that do. */
export async function writeNamedRecords<Entity extends NamedRecord>(
  batch: Batch,
  lines: readonly FileLine[],
  object: NamedObject<Entity>,
): Promise<void> {
  const read = lines.map((line) => ({ line, fields: object.read(line) }));
  const byId = await findByExternalId(
    batch,
    object.type,
    lines.map((line) => line.text('externalId')),
  );
  const names = await NameBook.load(
    batch,
    object.type,
    lines.flatMap((line) => line.text('name') ?? []),
  );
  const rows = read.map(({ line, fields }) => ({ line, fields, known: findKnown(line, object.type, byId, names) }));
  for (const { line } of rows) if (!line.isUsable) batch.failed(line);
  const usable = rows.filter(({ line }) => line.isUsable);
  await createRecords(
    batch,
    usable.filter(({ known }) => known === null),
    object,
  );
  await updateRecords(
    batch,
    usable.filter(({ known }) => known !== null),
    object,
  );
}

/** The record that a line is about, by the other system's id before the name. */
function findKnown(
  line: FileLine,
  type: string,
  byId: ReadonlyMap<string, KnownRecord>,
  names: NameBook,
): Known | null {
  const known = byId.get(line.text('externalId') ?? '');
  if (known?.isInBin) line.refuse('externalId', `This ${type} is in the bin; restore it first.`);
  if (known) return { id: known.id, isByName: false };
  const [first, ...others] = names.find(line.text('name') ?? '');
  if (others.length > 0) line.refuse('name', `${others.length + 1} records have this name; give their external ids.`);
  return first === undefined ? null : { id: first, isByName: true };
}

async function createRecords<Entity extends NamedRecord>(
  batch: Batch,
  rows: readonly Row<Entity>[],
  object: NamedObject<Entity>,
): Promise<void> {
  const made: RowOf<Entity>[] = [];
  for (const { line, fields } of rows) {
    const record = batch.newRecord();
    made.push({ ...fields, ...record, importRunId: batch.context.runId });
    batch.created(line, { type: object.type, id: record.id }, object.create);
    batch.rememberExternalId({ type: object.type, id: record.id }, line.text('externalId'));
  }
  await insertRows(batch.em, object.entity, made);
}

async function updateRecords<Entity extends NamedRecord>(
  batch: Batch,
  rows: readonly Row<Entity>[],
  object: NamedObject<Entity>,
): Promise<void> {
  const entities = await object.load(
    batch,
    rows.flatMap(({ known }) => known?.id ?? []),
  );
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const restricted = object.type === 'company' ? await restrictedAmong(batch, 'company', [...byId.keys()]) : new Set();
  for (const { line, fields, known } of rows) {
    const entity = byId.get(known?.id ?? '');
    if (!entity) continue;
    if (restricted.has(entity.id)) {
      batch.skipped(line, RESTRICTED, { type: object.type, id: entity.id });
      continue;
    }
    const version = entity.version;
    const name = known?.isByName ? { name: undefined, matchName: undefined } : {};
    const patch = limitPatch(line, entity, { ...fields, ...name });
    const changes = applyPatch(entity, patch, batch.context.scope.clock);
    batch.updated(line, { type: object.type, id: entity.id, version }, object.update, changes);
  }
}
