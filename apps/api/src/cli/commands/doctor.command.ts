import { readCatalogue } from '@smartx/domain/privacy';
import type { CliCommand } from '../command.ts';

/** `smartx doctor`: whether the installation can serve. */
export const doctorCommand: CliCommand = {
  name: 'doctor',
  summary: 'Checks that both databases answer and that every column is classified.',
  options: {},
  async run({ app, out, isJson }) {
    const isReady = await app.isReady();
    const tables = readCatalogue([...app.orm.getMetadata().getAll().values()]);
    const columns = tables.reduce((sum, table) => sum + table.columns.length, 0);
    if (isJson) out(JSON.stringify({ isReady, tables: tables.length, columns }));
    else
      out(
        `Databases: ${isReady ? 'both answer' : 'NOT ready'}. Catalogue: ${tables.length} tables, ${columns} columns, all classified.`,
      );
    if (!isReady) throw new Error('The installation is not ready.');
  },
};
