const NETWORK = /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** PostgreSQL: connection failures, shutting down or starting up, too many connections. */
const SERVER = /^(08...|57P0[1-5]|53300)$/;
/** Of the driver, which gives these no code. */
const DRIVER =
  /(^| - )(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/;

/** The database cannot be reached; said where a library kept the reason to itself. */
export class OutageError extends Error {
  override readonly name = 'OutageError';

  constructor() {
    super('The database cannot be reached.');
  }
}

/** Whether a failure says that the database cannot be reached, and nothing about what was asked of it: trying again may help. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof OutageError) return true;
  if ('code' in error && typeof error.code === 'string' && (NETWORK.test(error.code) || SERVER.test(error.code)))
    return true;
  if (error instanceof AggregateError && error.errors.some(isOutage)) return true;
  return DRIVER.test(error.message) || isOutage(error.cause);
}
