import type { AnyCliCommand } from './command.ts';
import { apiKeyCreateCommand } from './commands/api-key.command.ts';
import { auditHeadCommand, auditVerifyCommand } from './commands/audit.command.ts';
import { backupCommand, backupListCommand } from './commands/backup.command.ts';
import { certificateVerifyCommand } from './commands/certificate.command.ts';
import { doctorCommand } from './commands/doctor.command.ts';
import { importCommand } from './commands/import.command.ts';
import { keysBackupCommand, keysRotateCommand, keysStatusCommand, keysSweepCommand } from './commands/keys.command.ts';
import { keysRestoreCommand } from './commands/keys-restore.command.ts';
import { migrateCommand } from './commands/migrate.command.ts';
import { requestListCommand, requestSweepCommand } from './commands/request.command.ts';
import { restoreCommand } from './commands/restore.command.ts';
import { seedCommand } from './commands/seed.command.ts';
import { userCreateCommand } from './commands/user.command.ts';

/** Every command of `smartx`; a new one is added here. */
export const COMMANDS: readonly AnyCliCommand[] = [
  migrateCommand,
  seedCommand,
  doctorCommand,
  userCreateCommand,
  apiKeyCreateCommand,
  importCommand,
  requestListCommand,
  requestSweepCommand,
  certificateVerifyCommand,
  backupCommand,
  backupListCommand,
  restoreCommand,
  keysStatusCommand,
  keysRotateCommand,
  keysBackupCommand,
  keysRestoreCommand,
  keysSweepCommand,
  auditVerifyCommand,
  auditHeadCommand,
];
