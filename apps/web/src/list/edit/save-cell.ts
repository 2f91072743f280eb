import { conflictingVersion, placeErrors, type UserErrorFields } from '@smartx/client';
import { type Conflict, mergeChanges } from '../../form/model/three-way-merge.ts';
import type { FormRecord } from '../../form/RecordForm.tsx';

/** How records of a list are changed field by field. */
export interface CellSource {
  /** Sends one field, if the record is still at the version; gives back the refusals. */
  readonly update: (cell: CellChange) => Promise<readonly UserErrorFields[]>;
  /** The record as it is now; null for one that is gone. */
  readonly reload: (id: string) => Promise<FormRecord | null>;
}

/** What somebody typed into a cell, and what stood there. */
export interface CellChange {
  readonly id: string;
  /** The field, as the API calls it. */
  readonly name: string;
  readonly base: string;
  readonly value: string;
  readonly version: number;
}

/** A cell that was not saved, with the reason for people. */
export class CellRefusedError extends Error {
  override readonly name = 'CellRefusedError';
}

/** What to say of cells that cannot be saved, and whom to ask. */
export interface CellTalk {
  readonly gone: string;
  readonly tooBusy: string;
  /** Asks what stays where two people changed the same field; null leaves the cell unsaved. */
  readonly decide: (conflict: Conflict) => Promise<string | null>;
}

/** A record that changes faster than it can be read is left alone. */
const MOST_TRIES = 5;

/**
 * Saves a cell. Where somebody changed other fields of the record meanwhile, theirs stay and the cell is saved; where they changed
 * the same one, it is asked what stays.
 * @throws CellRefusedError where the server refuses it, the record is gone, or nothing was decided
 */
export async function saveCell(source: CellSource, typed: CellChange, talk: CellTalk): Promise<void> {
  let cell = typed;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const refusals = await source.update(cell);
    const [refusal] = placeErrors(refusals);
    if (!refusal) return;
    if (!isStale(refusals)) throw new CellRefusedError(refusal.message);
    const fresh = await source.reload(cell.id);
    if (!fresh) throw new CellRefusedError(talk.gone);
    const next = await settle(cell, fresh, talk);
    if (next === null) return;
    cell = next;
  }
  throw new CellRefusedError(talk.tooBusy);
}

/** The change on top of what somebody else saved; null where nothing is left to be saved. */
async function settle(cell: CellChange, fresh: FormRecord, talk: CellTalk): Promise<CellChange | null> {
  const { name, base, value } = cell;
  const theirs = fresh.values[name] ?? '';
  const [conflict] = mergeChanges({ [name]: base }, { [name]: value }, { [name]: theirs }).conflicts;
  const chosen = conflict ? await talk.decide(conflict) : value;
  if (chosen === null) throw new CellRefusedError('');
  return chosen === theirs ? null : { ...cell, base: theirs, value: chosen, version: fresh.version };
}

function isStale(refusals: readonly UserErrorFields[]): boolean {
  return conflictingVersion(refusals) !== null || refusals.some(({ code }) => code === 'STALE_VERSION');
}
