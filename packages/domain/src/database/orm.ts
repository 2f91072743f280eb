import { type EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { ENTITIES } from './entities.ts';

/** How to reach the database. */
export interface OrmOptions {
  readonly url: string;
  readonly poolSize?: number;
}

/** Opens the object-relational mapper; it writes, the read engine reads. */
export function openOrm(options: OrmOptions): Promise<MikroORM> {
  return MikroORM.init(ormConfig(options));
}

/** The configuration that the server, the migrations and their test share. */
export function ormConfig({ url, poolSize = 10 }: OrmOptions) {
  return {
    entities: ENTITIES,
    clientUrl: url,
    pool: { min: 0, max: poolSize },
    forceUtcTimezone: true,
    allowGlobalContext: false,
    // A row that is gone or invisible is an answer of its own, not an exception of the library.
    findOneOrFailHandler: () => new Error('row not found'),
    schemaGenerator: {
      ignoreRoutines: true,
      defaultUpdateRule: 'no action' as const,
      ignoreSchema: ['auth', 'pgboss'],
      skipTables: ['mikro_orm_migrations'],
    },
  };
}

export type { EntityManager, MikroORM };
