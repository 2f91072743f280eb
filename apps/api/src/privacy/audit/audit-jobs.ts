import { sequenceEntries } from '@smartx/domain/privacy';
import type { Application } from '../../application.ts';
import { inEveryWorkspace } from '../../jobs/every-workspace.ts';

/** Takes what was written since into the audit tree of every workspace. */
export function sequenceEveryWorkspace(app: Application): Promise<void> {
  const { orm, clock, privacy } = app;
  const parts = { em: orm.em, clock, signingKey: privacy.signingKey, witness: privacy.witness };
  return inEveryWorkspace(app, (id) => sequenceEntries(parts, id));
}
