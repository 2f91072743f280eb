import { DomainError } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import type { ReadType } from '../read/read-type.ts';
import type { Shaped } from '../read/shape.ts';
import type { Context } from './context.ts';
import { toUserError, type UserErrorShape } from './user-error.ts';

/** A payload as the executor reads it. */
export interface CommandResult {
  readonly record: Shaped | null;
  readonly errors: readonly UserErrorShape[];
}

/**
 * Runs a command of the domain and answers with the record that it changed, read afterwards under the viewer's own policy.
 * `run` returns the record's UUID. A refusal of the domain becomes a typed error; anything else stays a bug.
 */
export async function command(
  { read }: Context,
  info: GraphQLResolveInfo,
  type: ReadType,
  run: () => Promise<string>,
): Promise<CommandResult> {
  try {
    return { record: await read.payloadRecord(type, await run(), info), errors: [] };
  } catch (error) {
    if (error instanceof DomainError) return { record: null, errors: [toUserError(error)] };
    throw error;
  }
}

/** Runs a command that has no record to show. */
export async function outcome(
  run: () => Promise<unknown>,
): Promise<{ done: boolean; errors: readonly UserErrorShape[] }> {
  try {
    await run();
    return { done: true, errors: [] };
  } catch (error) {
    if (error instanceof DomainError) return { done: false, errors: [toUserError(error)] };
    throw error;
  }
}
