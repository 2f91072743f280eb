import { Scope } from '@smartx/domain/kernel';
import { personViewer } from '@smartx/domain/privacy';
import type { TestDomain } from '@smartx/domain/testing';

/** Somebody at the privacy centre of a workspace, whom nobody knows. */
export function strangerScope({ orm, vault, clock, jobs }: TestDomain, workspaceId: string): Scope {
  const viewer = personViewer(workspaceId);
  return new Scope({ em: orm.em.fork(), vault, clock, jobs, viewer, purpose: 'RIGHTS_HANDLING', through: 'portal' });
}
