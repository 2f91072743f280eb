import { assertNotInQuarantine } from '@smartx/domain/backup';
import { openApplication } from '../application.ts';
import { EnvironmentError, readEnvironment } from '../env.ts';
import { openInstallation, prepareInstallation } from '../installation/installation.ts';
import { applicationOptions } from '../run-server.ts';
import { UsageError } from './command.ts';
import { COMMANDS } from './commands.ts';
import { EXIT, type FoundCommand, helpText, parseCommand, runCommand } from './run-command.ts';

const out = (line: string) => void process.stdout.write(`${line}\n`);
const note = (line: string) => void process.stderr.write(`${line}\n`);

// By default a signal ends Node without a word to anybody, and the embedded database that a command started would run on.
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)
  process.on(signal, () => process.exit(code));

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  if (args.length === 0 || args[0] === '--help') {
    out(helpText(COMMANDS));
    return EXIT.ok;
  }
  try {
    const found = parseCommand(COMMANDS, args);
    if (found.values.help !== true) return await runInInstallation(found);
    out(helpText(COMMANDS, found.command));
    return EXIT.ok;
  } catch (error) {
    if (error instanceof UsageError) {
      note(`${error.message} "npm run smartx -- --help" shows what there is.`);
      return EXIT.usage;
    }
    note(explain(error));
    return EXIT.failed;
  }
}

async function runInInstallation(found: FoundCommand): Promise<number> {
  const environment = readEnvironment();
  const installation = await openInstallation(environment, 'tool', note);
  const answer = { out, note, isJson: found.values.json === true };
  try {
    if ('runClosed' in found.command) return await runCommand(found, { installation, environment, ...answer });
    await prepareInstallation(installation);
    await assertNotInQuarantine(installation.urls.owner);
    const app = await openApplication(applicationOptions(environment, installation), {
      error: (fields, message) => note(`${message} ${JSON.stringify(fields)}`),
    });
    try {
      return await runCommand(found, { app, environment, ...answer });
    } finally {
      await app.close();
    }
  } finally {
    await installation.stop();
  }
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isForPeople =
    error instanceof EnvironmentError ||
    /^((Key)?BackupError|KeyStoreError|TooManyOrphansError|LocalDatabaseError|MasterKeyError|NewerDatabaseError|QuarantineError)$/.test(
      error.name,
    );
  return isForPeople ? error.message : (error.stack ?? error.message);
}
