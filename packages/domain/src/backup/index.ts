export { KeyBackupError } from './keys/key-backup-file.ts';
export { type KeyRestoreReport, restoreKeys } from './keys/restore-keys.ts';
export { expireKeyBackups, KEY_BACKUP_DAYS, removeKeyBackups, writeKeyBackup } from './keys/write-key-backup.ts';
