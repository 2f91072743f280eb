import { apiKeyCreateCommand } from './api-key.command.ts';
import type { CliCommand } from './command.ts';
import { doctorCommand } from './doctor.command.ts';
import { importCommand } from './import.command.ts';
import { migrateCommand } from './migrate.command.ts';
import { requestListCommand, requestSweepCommand } from './request.command.ts';
import { seedCommand } from './seed.command.ts';
import { userCreateCommand } from './user.command.ts';

/** Every command of `smartx`; a new one is added here. */
export const COMMANDS: readonly CliCommand[] = [
  migrateCommand,
  seedCommand,
  doctorCommand,
  userCreateCommand,
  apiKeyCreateCommand,
  importCommand,
  requestListCommand,
  requestSweepCommand,
];
