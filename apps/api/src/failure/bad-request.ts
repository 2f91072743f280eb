/** What a client may read about a request that could not be understood; the framework's own message may quote it. */
export const BAD_REQUEST = { code: 'BAD_REQUEST', message: 'The request could not be read.' };
