import { RequestError } from '@smartx/domain/kernel';

/** With which SQLSTATE the database stops a filter that too many rows meet; see `domain/src/database/search-functions.ts`. */
const TOO_BROAD_STATE = 'SX001';

/** What a statement failed of, as a refusal where it is one: a filter that would have looked at too many rows. */
export function asRefusal(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || error.code !== TOO_BROAD_STATE) return error;
  return new RequestError(
    'FILTER_TOO_BROAD',
    `The filter "${error.message}" would have to look at too many records. Narrow the list by another one, such as an owner, a date or a part of a name.`,
  );
}
