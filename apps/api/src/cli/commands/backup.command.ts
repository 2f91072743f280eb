import { BACKUP_DAYS, type BackupProgress, writeBackup } from '@smartx/domain/backup';
import { schemaPrint } from '@smartx/domain/database';
import { listBackups } from '@smartx/domain/privacy';
import { backupFolder, filesFolder } from '../../backup/folders.ts';
import { type CliCommand, findText } from '../command.ts';

/** `smartx backup`: everything but the keys, as it is at one moment. */
export const backupCommand: CliCommand = {
  name: 'backup',
  summary: `Writes a backup of the data and the files, beside a running server; its key dies after ${BACKUP_DAYS} days.`,
  options: { to: { type: 'string', description: 'The folder to write it to; the data folder has one of its own.' } },
  async run({ app, out, note, isJson }, values) {
    const { urls, keys, clock, dataFolder } = app;
    const folder = findText(values, 'to') ?? backupFolder(dataFolder);
    const parts = { ...keys, urls, clock, schema: schemaPrint(), files: filesFolder(dataFolder), folder };
    const { path, madeAt, expiresAt, rows, files, byteSize } = await writeBackup({
      ...parts,
      onProgress: progressNotes(note),
    });
    out(
      isJson
        ? JSON.stringify({ path, madeAt, expiresAt, rows, files, byteSize })
        : `${path} holds ${rows} rows and ${files} files (${Math.ceil(byteSize / 1024)} KB), was read again to its end, and can be read ` +
            `until ${expiresAt.toISOString().slice(0, 10)}. Its key is in the key database: keep a backup of the keys and the master key ` +
            'apart from it.',
    );
  },
};

/** `smartx backup list`: what there is, and until when. */
export const backupListCommand: CliCommand = {
  name: 'backup list',
  summary: 'Lists the backups of the data, when they were made and when their keys die.',
  options: {},
  async run({ app, out, isJson }) {
    const backups = await listBackups(app.keys.pool);
    if (isJson) return out(JSON.stringify(backups));
    if (backups.length === 0) out('There is no backup of the data.');
    for (const { path, madeAt, expiresAt, finishedAt, destroyedAt } of backups) {
      const end = destroyedAt
        ? `its key was destroyed on ${destroyedAt.toISOString().slice(0, 10)}`
        : `its key dies on ${expiresAt.toISOString().slice(0, 10)}`;
      out(`${madeAt.toISOString().slice(0, 16)}  ${path}  ${finishedAt ? end : `${end}; it was never finished`}`);
    }
  },
};

const STEPS = { rows: 'Rows', files: 'Files', check: 'Reading it again' } as const;

/** Says how far something has come, by tenths. */
export function progressNotes(note: (line: string) => void): (progress: BackupProgress) => void {
  let last = '';
  return ({ step, done, of }) => {
    const text =
      step === 'check' ? `${STEPS.check} …` : `${STEPS[step]}: ${Math.floor((done / Math.max(of, 1)) * 10) * 10} %`;
    if (text !== last) note(text);
    last = text;
  };
}
