import { parseArgs } from 'node:util';
import { DomainError } from '@smartx/domain/kernel';
import {
  type AnyCliCommand,
  CheckFailedError,
  type CliAnswer,
  type CliClosedContext,
  type CliContext,
  type CliValues,
  UsageError,
} from './command.ts';

/** Exit codes of `smartx`. */
export const EXIT = { ok: 0, failed: 1, usage: 2, refused: 3 } as const;

/** A command found by its words, and the arguments behind them. */
export interface FoundCommand {
  readonly command: AnyCliCommand;
  readonly values: CliValues;
}

/**
 * Finds the command that the arguments name and reads its options.
 * @throws UsageError for an unknown command or option, or one that is missing
 */
export function parseCommand(commands: readonly AnyCliCommand[], args: readonly string[]): FoundCommand {
  const command = [...commands]
    .sort((one, other) => other.name.length - one.name.length)
    .find(({ name }) => name.split(' ').every((word, index) => args[index] === word));
  if (!command) throw new UsageError(`There is no command "${args.slice(0, 2).join(' ')}".`);
  const rest = args.slice(command.name.split(' ').length);
  const values = readOptions(command, rest);
  const { argument } = command;
  if (argument && !(argument.name in values) && values.help !== true)
    throw new UsageError(`${argument.name.toUpperCase()} is missing.`);
  const missing = Object.entries(command.options).find(([name, { isRequired }]) => isRequired && !(name in values));
  if (missing && values.help !== true) throw new UsageError(`--${missing[0]} is missing.`);
  return { command, values };
}

function readOptions(command: AnyCliCommand, args: string[]): CliValues {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, { type, multiple }]) => [name, { type, multiple: multiple === true }]),
  );
  try {
    const shared = { json: { type: 'boolean' }, help: { type: 'boolean' } } as const;
    const parsed = parseArgs({
      ...{ args, options: { ...options, ...shared }, strict: true },
      allowPositionals: command.argument !== undefined,
    });
    const [word, ...more] = parsed.positionals;
    if (more.length > 0) throw new UsageError(`"${more[0]}" is one word too many.`);
    return { ...parsed.values, ...(command.argument && word !== undefined && { [command.argument.name]: word }) };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** What a command is run in: the open application, or the installation that does not open. */
export type RunContext = CliContext | CliClosedContext;

/** Runs a command and says by the exit code how it went. */
export async function runCommand({ command, values }: FoundCommand, context: RunContext): Promise<number> {
  try {
    if ('run' in command && 'app' in context) await command.run(context, values);
    else if ('runClosed' in command && 'installation' in context) await command.runClosed(context, values);
    else throw new Error(`"${command.name}" runs in another context.`);
    return EXIT.ok;
  } catch (error) {
    if (error instanceof UsageError) return fail(context, error.message, EXIT.usage);
    if (error instanceof CheckFailedError) return fail(context, error.message, EXIT.failed);
    if (error instanceof DomainError) return fail(context, `${error.code}: ${error.message}`, EXIT.refused);
    throw error;
  }
}

function fail(context: CliAnswer, message: string, code: number): number {
  context.note(message);
  return code;
}

/** What `--help` prints: all commands, or the options of one. */
export function helpText(commands: readonly AnyCliCommand[], command?: AnyCliCommand): string {
  if (!command) {
    const width = Math.max(...commands.map(({ name }) => name.length));
    const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
    return [
      'npm run smartx -- COMMAND [options]',
      '',
      ...lines,
      '',
      '  --json  an answer for machines   --help  the options of a command',
    ].join('\n');
  }
  const lines = Object.entries(command.options).map(
    ([name, { description, isRequired }]) => `  --${name}${isRequired ? ' (needed)' : ''}  ${description}`,
  );
  const { name, argument, summary } = command;
  const word = argument ? ` ${argument.name.toUpperCase()}` : '';
  const about = argument ? [`  ${argument.name.toUpperCase()} (needed)  ${argument.description}`] : [];
  return [`npm run smartx -- ${name}${word}`, summary, '', ...about, ...lines].join('\n');
}
