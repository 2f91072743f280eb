export { type CleaningParts, destroyStrayContents } from './destroy-stray-contents.ts';
export { File } from './file.entity.ts';
export { FileService } from './file.service.ts';
export { type FileDownload, FileDownloads, openDownload, type SenderParts } from './file-download.ts';
export { FILE_ROLES, type FilePerson, type NewFile } from './file-input.ts';
