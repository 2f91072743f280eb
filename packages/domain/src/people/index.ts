export { WorkspaceDirectory } from './subject-directory.ts';
