import { memberPermissions, type RoleKey } from '@smartx/domain/identity';
import type { Viewer } from '@smartx/domain/kernel';
import { CursorCodec } from '../../read/cursor.ts';
import { type Outcome, ReadPool } from '../../read/read-pool.ts';
import type { Statement } from '../../read/statement/statement.ts';

/** What stands in the statements where a run has values of its own, and what it is. */
export const WORKSPACE_ID = '00000000-0000-7000-8000-00000000000a';
export const VIEWER_ID = '00000000-0000-7000-8000-00000000000b';
export const NOW = new Date('2026-01-31T12:00:00.000Z');

/** A pool that sends nothing: it keeps the statements that would be sent and answers that nothing is there. */
export class RecordingPool extends ReadPool {
  readonly statements: Statement[] = [];

  constructor() {
    super('postgres://nobody@127.0.0.1:1/none');
  }

  override run(_workspaceId: string, queries: readonly Statement[]): Promise<Outcome[]> {
    this.statements.push(...queries);
    return Promise.resolve(queries.map(() => ({ value: [] })));
  }
}

/** A member with one role. */
export function viewerAs(role: RoleKey): Viewer {
  return {
    kind: 'member',
    id: VIEWER_ID,
    workspaceId: WORKSPACE_ID,
    permissions: memberPermissions([role], { hasOfficer: false }),
  };
}

/** Cursors under a key that opens nothing else. */
export const SAMPLE_CURSORS = new CursorCodec(Buffer.alloc(32));
