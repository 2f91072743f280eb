export { BackupError } from './backup-error.ts';
export { type Restored, restoreBackup } from './data/restore-backup.ts';
export {
  BACKUP_DAYS,
  type BackupProgress,
  expireBackups,
  type FinishedBackup,
  writeBackup,
} from './data/write-backup.ts';
export { JournalFiles } from './journal/journal-files.ts';
export { openJournal } from './journal/open-journal.ts';
export { pruneJournal, relayJournal } from './journal/relay-journal.ts';
export { KeyBackupError } from './keys/key-backup-file.ts';
export { type KeyRestoreReport, restoreKeys } from './keys/restore-keys.ts';
export { expireKeyBackups, KEY_BACKUP_DAYS, removeKeyBackups, writeKeyBackup } from './keys/write-key-backup.ts';
export { assertNotInQuarantine, endQuarantine, findQuarantine, howToGoOn, QuarantineError } from './quarantine.ts';
export { type ReplayReport, replayJournal } from './replay/replay-journal.ts';
