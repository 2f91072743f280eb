import {
  AlreadyDoneError,
  DomainError,
  decodeId,
  encodeId,
  NotFoundError,
  WrongStateError,
} from '@smartx/domain/kernel';
import { RESTRICTABLE_RECORDS, type SubjectView, type ViewedPlace } from '@smartx/domain/privacy';
import type { Services } from '../../graphql/services.ts';
import { toUserError, type UserErrorShape } from '../../graphql/user-error.ts';
import type { SubjectPlaceType, SubjectRevealInput, SubjectViewType } from './view.types.ts';

/** What a reveal answers. */
export interface RevealAnswer {
  readonly value: string | null;
  readonly errors: readonly UserErrorShape[];
}

/** The view of a person with the ids that the API has for rows. */
export function shownView({ places, categories }: SubjectView): SubjectViewType {
  return {
    places: places.map(shownPlace),
    categories: categories.map(({ category, retention, purposes }) => ({
      ...{ category, retention },
      purposes: purposes.map((verdict) => ({ ...verdict })),
    })),
  };
}

/** Shows one value in full, after it was written down. */
export async function revealValue({ subjectViews }: Services, input: SubjectRevealInput): Promise<RevealAnswer> {
  try {
    const { subjectId, table, rowId, property, reason } = input;
    const place = { table, property, rowId: uuidOf(table, rowId) };
    const value = await subjectViews
      .reveal(decodeId('subject', subjectId, 'subjectId'), place, reason)
      .catch(refuseRepetition);
    return { value, errors: [] };
  } catch (error) {
    if (error instanceof DomainError) return { value: null, errors: [toUserError(error)] };
    throw error;
  }
}

function shownPlace({ table, relation, rowCount, fields }: ViewedPlace): SubjectPlaceType {
  const recordType = RESTRICTABLE_RECORDS.find((one) => one === table) ?? null;
  const idOf = (uuid: string) => (recordType ? encodeId(recordType, uuid) : uuid.replaceAll('-', ''));
  const values = fields.map(({ rowId, sharedWith, ...field }) => ({
    ...{ ...field, rowId: idOf(rowId), sharedWith: [...sharedWith] },
  }));
  return { table, relation, rowCount, values, recordType };
}

function uuidOf(table: string, rowId: string): string {
  const recordType = RESTRICTABLE_RECORDS.find((one) => one === table);
  if (recordType) return decodeId(recordType, rowId, 'rowId');
  if (!/^[0-9a-f]{32}$/.test(rowId)) throw new NotFoundError('value', 'rowId');
  return rowId.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** A second look is written down anew. */
function refuseRepetition(error: unknown): never {
  if (error instanceof AlreadyDoneError)
    throw new WrongStateError('used', 'This was shown for this key before; ask again with another.');
  throw error;
}
