import type { UserErrorFieldsFragment } from './generated/graphql.ts';

/** A refusal of a command, as the payload's `errors` give it. */
export type UserErrorFields = UserErrorFieldsFragment;

/** One message with the place in the input that it is about, ready for a form. */
export interface PlacedError {
  readonly code: string;
  readonly message: string;
  /** `emails.0.value` as `['emails', '0', 'value']`; null if it is about the whole. */
  readonly path: string[] | null;
}

/** One entry for every broken place: an `InvalidInput` names several. */
export function placeErrors(errors: readonly UserErrorFields[]): PlacedError[] {
  return errors.flatMap((error) => {
    if (error.__typename !== 'InvalidInput' || error.fields.length === 0)
      return [{ code: error.code, message: error.message, path: split(error.path) }];
    return error.fields.map(({ path, message }) => ({ code: error.code, message, path: split(path) }));
  });
}

/** The version that a record has now, where somebody else changed it meanwhile; null without such a refusal. */
export function conflictingVersion(errors: readonly UserErrorFields[]): number | null {
  const conflict = errors.find((error) => error.__typename === 'VersionConflict');
  return conflict ? conflict.currentVersion : null;
}

/** The records that exist already, as far as the viewer may see them. */
export function duplicatesIn(errors: readonly UserErrorFields[]): readonly string[] {
  return errors.flatMap((error) => (error.__typename === 'DuplicateFound' ? error.candidates : []));
}

function split(path: string | null): string[] | null {
  return path === null || path === '' ? null : path.split('.');
}
