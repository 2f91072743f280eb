import { AlreadyDoneError, DomainError } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import type { ReadType } from '../read/read-type.ts';
import type { Context } from './context.ts';
import { toUserError, type UserErrorShape } from './user-error.ts';

/** A payload as the executor reads it: the record under its name and its aliases, and what was refused. */
export type CommandResult = Record<string, unknown> & { readonly errors: readonly UserErrorShape[] };

/**
 * Runs a command of the domain and answers with the record that it changed, read afterwards under the viewer's own policy.
 * `run` returns the record's UUID; a command that was carried out before under the same idempotency key answers with the
 * record of then. A refusal of the domain becomes a typed error; anything else stays a bug.
 */
export async function command(
  { read }: Context,
  info: GraphQLResolveInfo,
  type: ReadType,
  run: () => Promise<string>,
): Promise<CommandResult> {
  try {
    const recordId = await run().catch(recordOfThen);
    const records = recordId === null ? { record: null } : await read.payloadRecord(type, recordId, info);
    return { ...records, errors: [] };
  } catch (error) {
    if (error instanceof DomainError) return { record: null, errors: [toUserError(error)] };
    throw error;
  }
}

/** For a command whose answer is another record than the one it changed: a repetition passes, and the answer is read anew. */
export async function repeatable(done: Promise<unknown>): Promise<void> {
  await done.catch(recordOfThen);
}

function recordOfThen(error: unknown): string | null {
  if (error instanceof AlreadyDoneError) return error.recordId;
  throw error;
}

/** Runs a command that has no record to show. */
export async function outcome(
  run: () => Promise<unknown>,
): Promise<{ done: boolean; errors: readonly UserErrorShape[] }> {
  try {
    await run().catch(recordOfThen);
    return { done: true, errors: [] };
  } catch (error) {
    if (error instanceof DomainError) return { done: false, errors: [toUserError(error)] };
    throw error;
  }
}
