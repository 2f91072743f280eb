export { foundWorkspace, RESERVED_SLUGS, type WorkspaceInput } from './found-workspace.ts';
export { ensureOperatorWorkspace, findOperatorWorkspace } from './operator-workspace.ts';
export { Workspace } from './workspace.entity.ts';
