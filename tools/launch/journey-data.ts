import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { hardDeleteLocalDatabase } from '@smartx/local-database';
import { root } from './launcher.ts';

/** The throw-away data folder of the server that the journeys go through. */
export const JOURNEY_DATA = join(root, 'test-results', 'journeys-data');

/** Deletes it with its database, which root may have had to put elsewhere. */
export async function clearJourneyData(): Promise<void> {
  await hardDeleteLocalDatabase({ dataDir: JOURNEY_DATA });
  rmSync(JOURNEY_DATA, { recursive: true, force: true });
}
