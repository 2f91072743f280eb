import { LocalDatabaseError, type LocalDatabaseErrorCode } from '../local-database-error.ts';

/** PostgreSQL's own words (always English here), the code they mean, and what the operator does about it. */
const EXPLANATIONS: readonly (readonly [RegExp, LocalDatabaseErrorCode, string])[] = [
  [
    /No space left on device|Disk quota exceeded/i,
    'DISK_FULL',
    'There is no space left on the disk. Free some and start again.',
  ],
  [
    /Permission denied|Read-only file system/i,
    'NOT_WRITABLE',
    'Its files cannot be written. Make them writable for their owner.',
  ],
  [
    /database files are incompatible with server/i,
    'NEWER_DATA_FOLDER',
    'Its files were made by another version of PostgreSQL. Start the SmartX version that made them.',
  ],
  [
    /lock file .* already exists/i,
    'IN_USE',
    'Another PostgreSQL server seems to use it. Stop that one, or restart the machine.',
  ],
  [
    /could not locate a valid checkpoint|invalid (primary )?checkpoint|pg_control|incorrect checksum|invalid page|could not (open|read|access) (file|directory)|not a (valid|recognized)|invalid data in file|has (group or world access|invalid permissions)|wrong ownership/i,
    'BROKEN_DATA_FOLDER',
    'Its files are damaged, missing or not ours to read. Restore the data folder from a backup; ' +
      'to begin with an empty database, move the whole data folder away.',
  ],
  [
    /Cannot allocate memory|could not create shared memory/i,
    'START_FAILED',
    'The machine has too little free memory for it.',
  ],
];

/** Says why the server of a cluster did not start, with PostgreSQL's own last words. */
export function explainFailedStart(cluster: string, output: string): LocalDatabaseError {
  const [, code, advice] = EXPLANATIONS.find(([pattern]) => pattern.test(output)) ?? [/./, 'START_FAILED', ''];
  const words = lastWords(output);
  const message = `The database in ${cluster} does not start. ${advice} Nothing was deleted.${words ? ` PostgreSQL says: ${words}` : ''}`;
  return new LocalDatabaseError(code, message.replace('  ', ' '));
}

/** Failures that pass by themselves: the port was taken in between, or processes of a killed server are still going away. */
export function isTransientFailure(output: string): boolean {
  return /Address already in use|could not create any TCP\/IP sockets|shared memory block .* still in use/i.test(
    output,
  );
}

function lastWords(output: string): string {
  const lines = output.split('\n').filter((line) => /FATAL|PANIC|error:|could not/i.test(line));
  const bare = lines.map((line) => line.replace(/^.*?(FATAL|PANIC|LOG|error):\s*/i, '').trim());
  return [...new Set(bare)].slice(-3).join(' · ');
}
