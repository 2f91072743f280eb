import { findQuarantine, JournalFiles, QuarantineError, restoreBackup } from '@smartx/domain/backup';
import { migrateDatabase, schemaPrint } from '@smartx/domain/database';
import { systemClock } from '@smartx/domain/kernel';
import { LocalKeyProvider } from '@smartx/domain/privacy';
import { openApplication } from '../../application.ts';
import { finishRestore } from '../../backup/finish-restore.ts';
import { filesFolder, journalFolder } from '../../backup/folders.ts';
import { restoredText } from '../../backup/restored-text.ts';
import { FOREIGN_MIGRATIONS } from '../../database/foreign-migrations.ts';
import { prepareInstallation } from '../../installation/installation.ts';
import { applicationOptions } from '../../run-server.ts';
import { type CliClosedCommand, type CliClosedContext, type CliValues, findText, UsageError } from '../command.ts';
import { progressNotes } from './backup.command.ts';

/** `smartx restore`: into an empty database, closed until everything that happened since is done again. */
export const restoreCommand: CliClosedCommand = {
  name: 'restore',
  summary:
    'Puts a backup into an empty database, does again what was erased and withdrawn since, and only then opens it.',
  options: {
    from: { type: 'string', description: 'The backup; without it, a restore that was cut off is finished.' },
    journal: { type: 'string', description: 'The folder with the newest journal; by default that of the data folder.' },
    'without-journal': {
      type: 'boolean',
      description: 'The journal is lost: restore although nobody knows who was erased or withdrew since.',
    },
  },
  async runClosed(context, values) {
    const { environment, installation, out, isJson } = context;
    const from = findText(values, 'from');
    if (from) await bringBack(context, from, values);
    const quarantine = await findQuarantine(installation.urls.owner);
    if (!quarantine) throw new UsageError('Nothing is being restored: name the backup with --from.');
    if (quarantine.state === 'restoring')
      throw new QuarantineError('The restore was cut off: name the backup with --from.');
    await prepareInstallation(installation);
    const app = await openApplication(applicationOptions(environment, installation), {
      error: (fields, message) => context.note(`${message} ${JSON.stringify(fields)}`),
    });
    try {
      const done = await finishRestore(app, quarantine.madeAt);
      out(isJson ? JSON.stringify({ madeAt: quarantine.madeAt, ...done }) : restoredText(done));
    } finally {
      await app.close();
    }
  },
};

async function bringBack(context: CliClosedContext, path: string, values: CliValues): Promise<void> {
  const { environment, installation, note } = context;
  const { urls, masterKey } = installation;
  const { SMARTX_DATA_DIR: dataFolder } = environment;
  const { madeAt, rows, files } = await restoreBackup({
    ...{ urls, path, provider: new LocalKeyProvider(masterKey), clock: systemClock, schema: schemaPrint() },
    files: filesFolder(dataFolder),
    journal: await new JournalFiles(findText(values, 'journal') ?? journalFolder(dataFolder)).read(),
    isJournalGivenUp: values['without-journal'] === true,
    migrate: () => migrateDatabase(urls, FOREIGN_MIGRATIONS),
    onProgress: progressNotes(note),
  });
  note(`${rows} rows and ${files} files of ${madeAt.toISOString()} are back. Now what happened since is done again …`);
}
