import { EDITION, Migration0001Initial } from './migration-0001-initial.ts';

/**
 * Every migration in the order in which it is applied; forward only. The first one is written anew until the first release, so its
 * name says which edition of it a database has.
 */
export const MIGRATIONS = [{ name: `0001-initial-${EDITION}`, class: Migration0001Initial }] as const;
