import { stopWaitingForAll } from '@smartx/domain/privacy';
import type { Application } from '../../application.ts';
import { inEveryWorkspace } from '../../jobs/every-workspace.ts';
import { rightsScope } from '../privacy-jobs.ts';

/** Stops in every workspace the messages that wait and may not go out any more: a switch and a clock tell nobody. */
export function stopWaitingEverywhere(app: Application): Promise<void> {
  return inEveryWorkspace(app, (id) => stopWaitingForAll(rightsScope(app, id)));
}
