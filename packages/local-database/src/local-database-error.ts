/** The closed list of reasons for which the local database is not opened. */
export type LocalDatabaseErrorCode =
  | 'BROKEN_DATA_FOLDER'
  | 'NEWER_DATA_FOLDER'
  | 'OLDER_DATA_FOLDER'
  | 'COPIED_DATA_FOLDER'
  | 'NOT_WRITABLE'
  | 'DISK_FULL'
  | 'IN_USE'
  | 'UNSUPPORTED_PLATFORM'
  | 'NO_DATABASE_ACCOUNT'
  | 'START_FAILED';

/** Says in words for the operator why the local database is not opened and what to do; nothing was changed or deleted. */
export class LocalDatabaseError extends Error {
  readonly code: LocalDatabaseErrorCode;

  constructor(code: LocalDatabaseErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LocalDatabaseError';
    this.code = code;
  }
}

const FILE_SYSTEM_CODES: Readonly<Record<string, LocalDatabaseErrorCode>> = {
  EACCES: 'NOT_WRITABLE',
  EPERM: 'NOT_WRITABLE',
  EROFS: 'NOT_WRITABLE',
  ENOTDIR: 'NOT_WRITABLE',
  EEXIST: 'NOT_WRITABLE',
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
};

/** Turns a refusal of the file system into words; any other failure is returned as it is. */
export function explainFileFailure(error: unknown, folder: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  const code = FILE_SYSTEM_CODES[error.code];
  if (!code) return error;
  const message =
    code === 'DISK_FULL'
      ? `There is no space left for the data folder ${folder}. Free some space and start again.`
      : `The data folder ${folder} cannot be written (${error.message}). Make it writable for the account that runs SmartX, ` +
        'or name another folder in SMARTX_DATA_DIR.';
  return new LocalDatabaseError(code, message, { cause: error });
}
