import { type EntityManager, MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { DeedWriter } from '../kernel/records/deed-writer.ts';
import { settleOutbox } from '../kernel/records/outbox-signal.ts';
import { CommandDialect } from './connection/command-dialect.ts';
import { CommandMapper } from './connection/command-mapper.ts';
import { guardPool, patientOptions } from './connection/guard-pool.ts';
import { ENTITIES } from './entities.ts';

/** How to reach the database. */
export interface OrmOptions {
  readonly url: string;
  readonly poolSize?: number;
  /** Told when a connection broke; the next command gets another. */
  readonly onLost?: (error: Error) => void;
}

/** No statement of a command takes longer: imports write in batches, erasures and purges in portions. */
const SILENCE_MS = 60_000;

/** `date`, `timestamp`, `timestamptz` and `interval`: the driver leaves them as they are written. */
const READ_BY_THE_MAPPER = [1082, 1114, 1184, 1186];

/** Opens the object-relational mapper; it writes, the read engine reads. What it has to tell is told before it closes. */
export async function openOrm(options: OrmOptions): Promise<MikroORM> {
  const orm = await MikroORM.init({
    ...ormConfig(options),
    driver: CommandMapper,
    subscribers: [new DeedWriter()],
    driverOptions: () => new CommandDialect(openPool(options)),
    // It would print what the driver says, which may quote a value; who opens it is told instead.
    logger: () => undefined,
  });
  const close = orm.close.bind(orm);
  orm.close = async (force) => {
    await settleOutbox(orm.em);
    await close(force);
  };
  return orm;
}

function openPool({ url, poolSize = 10, onLost }: OrmOptions): pg.Pool {
  const types = new pg.TypeOverrides();
  for (const oid of READ_BY_THE_MAPPER) types.setTypeParser(oid, (text) => text);
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    types,
    pipeline: true,
    ...patientOptions(SILENCE_MS),
  });
  guardPool(pool, onLost);
  return pool;
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
      ignoreSchema: ['auth', 'installation', 'pgboss'],
      skipTables: ['mikro_orm_migrations'],
    },
  };
}

export type { EntityManager, MikroORM };
