import type { CliCommand } from '../command.ts';

/** `smartx migrate`: every command migrates first, so this one only says so. */
export const migrateCommand: CliCommand = {
  name: 'migrate',
  summary: 'Brings the databases to this version; makes roles and the key database where they do not exist.',
  options: {},
  async run({ out, isJson }) {
    out(isJson ? JSON.stringify({ migrated: true }) : 'The databases are at this version.');
  },
};
