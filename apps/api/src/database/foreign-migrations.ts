import type { ForeignMigration } from '@smartx/domain/database';
import { migrateAuth } from '../identity/sign-in/auth-migration.ts';
import { migrateJobs } from '../jobs/migrate-jobs.ts';

/** Schemas of libraries that live beside ours and are migrated as the owner: the queue, sign-in. */
export const FOREIGN_MIGRATIONS: readonly ForeignMigration[] = [migrateAuth, migrateJobs];
