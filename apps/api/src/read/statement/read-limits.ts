import { RequestError } from '@smartx/domain/kernel';

/** Whether somebody still waits for an answer. Lighter than an AbortSignal, because every request has one. */
export class Presence {
  private readonly farewells = new Set<() => void>();
  hasLeft = false;

  /** Whoever waited is gone: what runs for them is stopped. */
  leave(): void {
    this.hasLeft = true;
    for (const farewell of this.farewells) farewell();
  }

  /** Calls back when they leave; the function that is returned ends that. */
  onLeave(farewell: () => void): () => void {
    this.farewells.add(farewell);
    return () => this.farewells.delete(farewell);
  }
}

/** How long an operation may read. */
export interface ReadLimits {
  /** Milliseconds for each statement; without it, as long as any statement may take. */
  readonly statementMs?: number | undefined;
  readonly presence?: Presence | undefined;
}

/** A statement that did not fail by itself but was stopped: nothing else of its operation is worth a try. */
export class StoppedError extends RequestError {}

const QUERY_CANCELED = '57014';

/**
 * What stopped a statement, in words for the client: nobody waited any more, or it took too long; null where it failed by
 * itself.
 */
export function stopReason(error: unknown, { presence }: ReadLimits): StoppedError | null {
  if (presence?.hasLeft) return new StoppedError('ABANDONED', 'Nobody waits for the answer any more.');
  if (!(error instanceof Error && 'code' in error && error.code === QUERY_CANCELED)) return null;
  return new StoppedError('STATEMENT_TIMEOUT', 'The operation took too long. Ask for less, or filter by an index.');
}
