import { useMutation } from '@apollo/client/react';
import { placeErrors } from '@smartx/client';
import { useI18n } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import type { FileAbout } from '../about-file.ts';
import { LARGEST_FILE, sizeText } from '../file-words.ts';
import { digestOf, FileNotSentError, sendFile } from './send-file.ts';

const FileUploadMutation = graphql(`
  mutation FileUpload($input: UploadCreateInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    uploadCreate(input: $input) {
      upload {
        id
        url
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const FileAttachMutation = graphql(`
  mutation FileAttach($input: FileAttachInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    fileAttach(input: $input) {
      record {
        id
        ...FileLine_file
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** Why a file was not added, in words for whoever chose it. */
export class FileRefusedError extends Error {
  /** Whether the same file may pass another time: the connection broke, or there was no room. */
  readonly mayPass: boolean;

  constructor(message: string, mayPass = false) {
    super(message);
    this.mayPass = mayPass;
  }
}

/** How far a file is, and whether it is still wanted. */
export interface UploadControl {
  readonly signal: AbortSignal;
  readonly onProgress: (sentBytes: number) => void;
}

/** Announces a file, sends it and attaches it to a record. @throws FileRefusedError */
export function useFileUpload(about: FileAbout): (file: File, control: UploadControl) => Promise<void> {
  const i18n = useI18n();
  const [announce] = useMutation(FileUploadMutation, { fetchPolicy: 'no-cache' });
  const [attach] = useMutation(FileAttachMutation, { refetchQueries: ['RecordFiles'], awaitRefetchQueries: true });
  const lost = i18n.t('The connection broke while the file was sent.');
  return async (file, control) => {
    assertSendable();
    const input = { use: 'file', fileName: file.name, byteSize: file.size, sha256: await digestOf(file) };
    const announced = (await announce({ variables: { input } })).data?.uploadCreate;
    if (!announced?.upload) throw new FileRefusedError(placeErrors(announced?.errors ?? [])[0]?.message ?? lost);
    const { id: uploadId, url } = announced.upload;
    control.signal.throwIfAborted();
    await sendFile(url, file, control).catch((error: unknown) => {
      throw error instanceof FileNotSentError ? new FileRefusedError(error.reason ?? lost, true) : error;
    });
    control.signal.throwIfAborted();
    const attached = (await attach({ variables: { input: { uploadId, ...about } } })).data?.fileAttach;
    const [refusal] = placeErrors(attached?.errors ?? []);
    if (refusal) throw new FileRefusedError(refusal.message);

    function assertSendable(): void {
      const size = sizeText(i18n.locale, LARGEST_FILE);
      // Said here already: a file of gigabytes would be read as a whole for its checksum.
      if (file.size > LARGEST_FILE)
        throw new FileRefusedError(i18n.t('This file is too large: at most {size} are taken.', { size }));
      if (file.size === 0) throw new FileRefusedError(i18n.t('This file is empty.'));
    }
  };
}
