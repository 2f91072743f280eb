export {
  BrokenFileError,
  type Content,
  type FileOwner,
  type FileStore,
  FileTooLargeError,
  type StoredFile,
} from './file-store.ts';
export { LocalFileStore } from './local-file-store.ts';
export { UPLOAD_USES, Upload } from './upload.entity.ts';
export {
  type ArrivedFile,
  destroyExpiredUploads,
  LARGEST_UPLOAD,
  type NewUpload,
  type ReceiverParts,
  receiveUpload,
  UploadService,
  type UploadTicket,
} from './upload.service.ts';
