export type { PostgresMajor } from './cluster/binaries.ts';
export type { DatabaseUrls } from './cluster/bootstrap.ts';
export { LocalDatabaseError, type LocalDatabaseErrorCode } from './local-database-error.ts';
export {
  hardDeleteLocalDatabase,
  type LocalDatabase,
  type LocalDatabaseOptions,
  openLocalDatabase,
} from './open-local-database.ts';
export type { Role } from './process/claims.ts';
export { findSecret, keepSecret, replaceSecret } from './secret-file.ts';
