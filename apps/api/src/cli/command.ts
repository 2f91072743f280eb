import type { Application } from '../application.ts';
import type { Environment } from '../env.ts';
import type { Installation } from '../installation/installation.ts';

/** An option of a command, as `node:util` parses it. */
export interface CliOption {
  readonly type: 'string' | 'boolean';
  readonly description: string;
  readonly isRequired?: boolean;
  /** May be given more than once. */
  readonly multiple?: boolean;
}

/** How a command answers. */
export interface CliAnswer {
  /** Prints a line of the answer to standard output. */
  readonly out: (line: string) => void;
  /** Tells people how it goes, on standard error. */
  readonly note: (line: string) => void;
  /** Whether a machine reads the answer: then it is one JSON document. */
  readonly isJson: boolean;
}

/** What a command works with. The database is migrated and open as the application's own role. */
export interface CliContext extends CliAnswer {
  readonly app: Application;
  readonly environment: Environment;
}

/** What a command works with that repairs an installation which does not open. */
export interface CliClosedContext extends CliAnswer {
  readonly installation: Installation;
  readonly environment: Environment;
}

/** Values of the options that were given. */
export type CliValues = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;

/** What every command says about itself. */
interface CliDescription {
  /** One or two words, such as `migrate` or `user create`. */
  readonly name: string;
  readonly summary: string;
  readonly options: Readonly<Record<string, CliOption>>;
  /** The one word behind the command that has no name of an option, such as a file; it is needed. */
  readonly argument?: { readonly name: string; readonly description: string };
}

/** One command of `smartx`, in a file of its own. */
export interface CliCommand extends CliDescription {
  run(context: CliContext, values: CliValues): Promise<void>;
}

/** One that works before anything is migrated or opened, where the start refuses. */
export interface CliClosedCommand extends CliDescription {
  runClosed(context: CliClosedContext, values: CliValues): Promise<void>;
}

/** Any command of `smartx`. */
export type AnyCliCommand = CliCommand | CliClosedCommand;

/** The command was called wrongly: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The command did what it was asked for, and what it looked into is not as it should be: exit code 1. */
export class CheckFailedError extends Error {
  override readonly name = 'CheckFailedError';
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
