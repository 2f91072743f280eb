import { isOutage, OutageError } from '@smartx/domain/database';

/** When somebody may try again after the database could not be reached. */
export const RETRY_AFTER_SECONDS = '5';

/** What every way into the server answers while its database cannot be reached; with status 503. */
export const UNAVAILABLE = {
  code: 'UNAVAILABLE',
  message: 'The database cannot be reached at the moment. Try again in a few seconds.',
} as const;

const HTTP = { status: 503, headers: new Map([['retry-after', RETRY_AFTER_SECONDS]]) };

/** Makes the context of a GraphQL operation; an outage says by itself which status Apollo answers with. */
export async function whileReachable<Result>(make: () => Promise<Result>): Promise<Result> {
  try {
    return await make();
  } catch (error) {
    if (!isOutage(error)) throw error;
    throw Object.assign(new OutageError(), { extensions: { http: HTTP } });
  }
}
