import { decodeId, type IdKind } from '@smartx/domain/kernel';

/**
 * The UUID of an optional id of an input: undefined where it was not given, null where it was emptied.
 * @throws InvalidInputError for an id of another kind
 */
export function optionalId(kind: IdKind, id: string | null | undefined, path: string): string | null | undefined {
  return id == null ? id : decodeId(kind, id, path);
}
