import type { ForeignMigration } from '@smartx/domain/database';

/** The schema of the sign-in library's tables. */
export const AUTH_SCHEMA = 'auth';
