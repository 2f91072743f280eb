import { join } from 'node:path';

/** Where backups of the data are written to unless somebody says otherwise; each is sealed under a key that is not there. */
export function backupFolder(dataFolder: string): string {
  return join(dataFolder, 'backups');
}

/** Where the journal is written down beside the database: what a restore must not take back. */
export function journalFolder(dataFolder: string): string {
  return join(dataFolder, 'journal');
}

/** Where the contents of files are kept. */
export function filesFolder(dataFolder: string): string {
  return join(dataFolder, 'files');
}
