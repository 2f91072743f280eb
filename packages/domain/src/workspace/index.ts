export { WorkspaceClosure } from './closure/closure.entity.ts';
export { ClosureCertificates } from './closure/closure-certificates.ts';
export { closeAgain, closeKeyless, type JournaledClosure } from './closure/end/close-again.ts';
export type { EndParts } from './closure/end/end-parts.ts';
export {
  destroyOldExports,
  endWorkspaces,
  findUnsweptClosures,
  retryExport,
  settleClosureSweep,
} from './closure/end/end-workspaces.ts';
export { ExportWaiver } from './closure/export/export-waiver.service.ts';
export { WorkspaceExport } from './closure/export/workspace-export.entity.ts';
export { WorkspaceExports } from './closure/export/workspace-export.service.ts';
export {
  CLOSURE_REASONS,
  WorkspaceClosing,
} from './closure/workspace-closing.service.ts';
export {
  findClosedWorkspace,
  findWorkspaceBySlug,
  findWorkspacesNamed,
  type KnownWorkspace,
} from './find-workspace.ts';
export { foundWorkspace, RESERVED_SLUGS, type WorkspaceInput } from './found-workspace.ts';
export { InstallationService, type InstalledWorkspace } from './installation.service.ts';
export { ensureOperatorWorkspace, findOperatorWorkspace, OPERATOR_SLUG } from './operator-workspace.ts';
export type { WorkspaceChanges } from './setup/workspace-input.ts';
export { type SetupInput, WorkspaceSetup } from './setup/workspace-setup.service.ts';
export { Workspace } from './workspace.entity.ts';
