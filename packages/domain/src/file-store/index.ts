export { PLAIN_BYTES } from './file-name.ts';
export {
  BrokenFileError,
  type Content,
  type FileOwner,
  type FileStore,
  FileStoreFullError,
  FileTooLargeError,
  type StoredFile,
} from './file-store.ts';
export { LocalFileStore } from './local-file-store.ts';
export { UPLOAD_USES, Upload } from './upload.entity.ts';
export {
  type ArrivedFile,
  destroyExpiredUploads,
  LARGEST_FILE,
  LARGEST_UPLOAD,
  type NewUpload,
  type ReceiverParts,
  receiveUpload,
  UploadService,
  type UploadTicket,
} from './upload.service.ts';
