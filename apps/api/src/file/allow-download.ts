import { AlreadyDoneError, DomainError, decodeId, WrongStateError } from '@smartx/domain/kernel';
import type { Context } from '../graphql/context.ts';
import { toUserError, type UserErrorShape } from '../graphql/user-error.ts';

/** Where a content can be fetched, or why it is not handed out. */
export interface DownloadAnswer {
  readonly download: { readonly url: string; readonly expiresAt: Date } | null;
  readonly errors: readonly UserErrorShape[];
}

/** Lets the domain decide and write down that somebody looks, then makes the link. */
export async function allowDownload({ services, scope, fileLinks }: Context, id: string): Promise<DownloadAnswer> {
  try {
    const fileId = await services.fileDownloads.allow(decodeId('file', id)).catch(refuseRepetition);
    return { download: fileLinks.issue({ workspaceId: scope.workspaceId, fileId }), errors: [] };
  } catch (error) {
    if (error instanceof DomainError) return { download: null, errors: [toUserError(error)] };
    throw error;
  }
}

/** A link is given once; a second one is a second look, which is decided and written down anew. @throws WrongStateError */
export function refuseRepetition(error: unknown): never {
  if (error instanceof AlreadyDoneError)
    throw new WrongStateError('used', 'A link was given for this key before; ask again with another.');
  throw error;
}
