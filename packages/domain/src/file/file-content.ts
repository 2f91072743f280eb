import { beginsLikeProgram } from '../file-store/file-name.ts';
import { BrokenFileError, type FileStore, FileStoreFullError, type StoredFile } from '../file-store/file-store.ts';
import { InvalidInputError, WrongStateError } from '../kernel/errors.ts';

/**
 * Writes a content that waits in the store once more, under the key that it is to lie under from now on.
 * @throws InvalidInputError for a program · WrongStateError where it cannot be read or kept any more
 */
export async function moveContent(
  files: FileStore,
  workspaceId: string,
  waiting: string,
  keyId: string,
): Promise<StoredFile> {
  try {
    const content = await files.read(workspaceId, waiting);
    if (!content) throw gone();
    return await files.write({ workspaceId, keyId }, refusePrograms(content));
  } catch (error) {
    if (error instanceof FileStoreFullError) throw new WrongStateError('full', error.message);
    throw error instanceof BrokenFileError ? gone() : error;
  }
}

/** Whatever a program is called, it does not pass. */
async function* refusePrograms(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isFirst = true;
  for await (const piece of content) {
    if (isFirst && beginsLikeProgram(piece))
      throw new InvalidInputError([{ path: 'uploadId', message: 'Programs are not taken, whatever they are called.' }]);
    isFirst = false;
    yield piece;
  }
}

function gone(): WrongStateError {
  return new WrongStateError('gone', 'The file is not there any more; send it again.');
}
