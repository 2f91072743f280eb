import { Migration0001Initial } from './migration-0001-initial.ts';

/** Every migration in the order in which it is applied; forward only. */
export const MIGRATIONS = [{ name: '0001-initial', class: Migration0001Initial }] as const;
