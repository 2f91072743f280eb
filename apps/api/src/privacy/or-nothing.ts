import { NotAllowedError, NotFoundError, WorkspaceClosingError } from '@smartx/domain/kernel';

/** What a read answers: for a reader what is missing and what is out of sight are the same, and neither is an error. */
export async function orNothing<Value>(run: () => Promise<Value>): Promise<Value | null> {
  try {
    return await run();
  } catch (error) {
    // What is only there to be changed is not shown any more where nothing is.
    const isClosing = error instanceof WorkspaceClosingError;
    if (isClosing || error instanceof NotFoundError || error instanceof NotAllowedError) return null;
    throw error;
  }
}
