import type { MikroORM } from '@smartx/domain/database';
import { Scope } from '@smartx/domain/kernel';
import { type Elsewhere, personViewer } from '@smartx/domain/privacy';

/** The way of one scope into another workspace: as a stranger at its privacy centre, who can ask there and see nothing. */
export function elsewhereOf({ vault, clock, jobs }: Scope, orm: MikroORM): Elsewhere {
  return (workspaceId) =>
    new Scope({
      ...{ em: orm.em.fork(), vault, clock, jobs, viewer: personViewer(workspaceId) },
      ...{ purpose: 'RIGHTS_HANDLING', through: 'portal' },
    });
}
