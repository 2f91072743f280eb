import type { CliCommand } from './command.ts';
import { doctorCommand } from './doctor.command.ts';
import { migrateCommand } from './migrate.command.ts';

/** Every command of `smartx`; a new one is added here. */
export const COMMANDS: readonly CliCommand[] = [migrateCommand, doctorCommand];
