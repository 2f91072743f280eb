import type { Application } from '../application.ts';
import type { Environment } from '../env.ts';

/** An option of a command, as `node:util` parses it. */
export interface CliOption {
  readonly type: 'string' | 'boolean';
  readonly description: string;
  readonly isRequired?: boolean;
  /** May be given more than once. */
  readonly multiple?: boolean;
}

/** What a command works with. The database is migrated and open as the application's own role. */
export interface CliContext {
  readonly app: Application;
  readonly environment: Environment;
  /** Prints a line of the answer to standard output. */
  readonly out: (line: string) => void;
  /** Tells people how it goes, on standard error. */
  readonly note: (line: string) => void;
  /** Whether a machine reads the answer: then it is one JSON document. */
  readonly isJson: boolean;
}

/** Values of the options that were given. */
export type CliValues = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;

/** One command of `smartx`, in a file of its own. */
export interface CliCommand {
  /** One or two words, such as `migrate` or `user create`. */
  readonly name: string;
  readonly summary: string;
  readonly options: Readonly<Record<string, CliOption>>;
  run(context: CliContext, values: CliValues): Promise<void>;
}

/** The command was called wrongly: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The text of an option. @throws UsageError where it is missing */
export function requireText(values: CliValues, option: string): string {
  const value = values[option];
  if (typeof value !== 'string' || value === '') throw new UsageError(`--${option} is missing.`);
  return value;
}

/** The text of an option, or undefined. */
export function findText(values: CliValues, option: string): string | undefined {
  const value = values[option];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
