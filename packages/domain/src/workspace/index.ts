export { findWorkspaceBySlug, findWorkspacesNamed, type KnownWorkspace } from './find-workspace.ts';
export { foundWorkspace, RESERVED_SLUGS, type WorkspaceInput } from './found-workspace.ts';
export { InstallationService, type InstalledWorkspace } from './installation.service.ts';
export { ensureOperatorWorkspace, findOperatorWorkspace, OPERATOR_SLUG } from './operator-workspace.ts';
export type { WorkspaceChanges } from './setup/workspace-input.ts';
export { type SetupInput, WorkspaceSetup } from './setup/workspace-setup.service.ts';
export { Workspace } from './workspace.entity.ts';
