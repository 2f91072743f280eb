export {
  BrokenFileError,
  type Content,
  type FileOwner,
  type FileStore,
  FileTooLargeError,
  type StoredFile,
} from './file-store.ts';
export { LocalFileStore } from './local-file-store.ts';
