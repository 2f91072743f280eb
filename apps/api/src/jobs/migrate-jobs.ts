import type { ForeignMigration } from '@smartx/domain/database';
import { type Db, getConstructionPlans, getMigrationPlans, PgBoss } from 'pg-boss';
import { JOB_DEFINITIONS, JOB_NAMES, queueNameOf } from './job-queues.ts';

/** The schema of the queue; jobs hold ids only. */
export const JOB_SCHEMA = 'pgboss';

type Owner = Parameters<ForeignMigration>[0];

/**
 * Brings the queue's own schema to this version, as owner, and lets the tenant role work with its rows: the server itself
 * never changes a table. Safe to run again.
 */
export async function migrateJobs(owner: Owner, tenantRole: string): Promise<void> {
  const db: Db = { executeSql: (text, values) => owner.query(text, values) };
  const boss = new PgBoss({
    db,
    schema: JOB_SCHEMA,
    migrate: false,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  await migrateTables(owner, boss);
  await grantRows(owner, tenantRole);
  await boss.start();
  for (const name of JOB_NAMES) {
    const options = { ...JOB_DEFINITIONS[name].options, notify: true };
    await boss.createQueue(queueNameOf(name), { ...options, policy: 'exclusive' });
    await boss.updateQueue(queueNameOf(name), options);
  }
  await boss.stop({ graceful: false });
}

/** Runs the plans as text: so the owner builds every index now, and none is left to a server that may not build any. */
async function migrateTables(owner: Owner, boss: PgBoss): Promise<void> {
  if (!(await boss.isInstalled())) {
    await owner.query(getConstructionPlans(JOB_SCHEMA));
    return;
  }
  const installed = await boss.schemaVersion();
  if (installed !== null && installed !== builtVersion()) await owner.query(getMigrationPlans(JOB_SCHEMA, installed));
}

/** The version of the tables that this release of pg-boss works with; it is told nowhere but in its own plans. */
function builtVersion(): number {
  return Number(
    /insert into \w+\.version\s*\(version\)\s*values\s*\('?(\d+)/i.exec(getConstructionPlans(JOB_SCHEMA))?.[1],
  );
}

async function grantRows(owner: Owner, tenantRole: string): Promise<void> {
  await owner.query(`
    grant usage on schema ${JOB_SCHEMA} to ${tenantRole};
    grant select, insert, update, delete on all tables in schema ${JOB_SCHEMA} to ${tenantRole};
    grant execute on all functions in schema ${JOB_SCHEMA} to ${tenantRole};
    revoke insert, update, delete on ${JOB_SCHEMA}.version from ${tenantRole};
  `);
  // The row also says which process last looked at the calendar; only the version itself is not the server's to change.
  const { rows } = await owner.query<{ columns: string }>(
    `select string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns
     where table_schema = $1 and table_name = 'version' and column_name <> 'version'`,
    [JOB_SCHEMA],
  );
  await owner.query(`grant update (${rows[0]?.columns ?? ''}) on ${JOB_SCHEMA}.version to ${tenantRole}`);
}
