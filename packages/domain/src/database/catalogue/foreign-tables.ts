import type { Declaration, PersonalDeclaration } from '../../kernel/classify.ts';

/** A table that no entity of ours describes, with what each of its columns says about people. */
export interface ForeignTable {
  readonly schema: string;
  readonly table: string;
  /** How a row reaches the person whom it is about, in words. */
  readonly subjects: string;
  readonly columns: Readonly<Record<string, Declaration>>;
}

const NOT_PERSONAL: Declaration = { kind: 'notPersonal' };

function identifying(declaration: PersonalDeclaration): Declaration {
  return { kind: 'identifying', ...declaration };
}

function relating(declaration: PersonalDeclaration): Declaration {
  return { kind: 'relating', ...declaration };
}

/** Rows of the sign-in library live and die with the user that the account names. */
const SIGN_IN: PersonalDeclaration = { category: 'security', onErasure: 'delete-row' };
const IDENTITY: PersonalDeclaration = { category: 'identity', onErasure: 'delete-row', stored: 'searchable' };
const ADDRESS: PersonalDeclaration = { category: 'contact', onErasure: 'delete-row', stored: 'searchable' };

function notPersonal(...columns: readonly string[]): Record<string, Declaration> {
  return Object.fromEntries(columns.map((column) => [column, NOT_PERSONAL]));
}

/** The sign-in library's tables; one user for each account of the operator's workspace. */
const AUTH: readonly ForeignTable[] = [
  {
    schema: 'auth',
    table: 'user',
    subjects: 'via account (account.auth_user_id)',
    columns: {
      ...notPersonal('createdAt', 'updatedAt'),
      id: relating(SIGN_IN),
      name: identifying(IDENTITY),
      email: identifying(ADDRESS),
      emailVerified: relating(SIGN_IN),
      image: identifying(IDENTITY),
    },
  },
  {
    schema: 'auth',
    table: 'session',
    subjects: 'via user',
    columns: {
      ...notPersonal('id', 'token', 'expiresAt'),
      // Shown to the user as their own sign-ins; gone with the session, at the latest when it expires.
      createdAt: relating(SIGN_IN),
      updatedAt: relating(SIGN_IN),
      ipAddress: identifying({ ...SIGN_IN, stored: 'sealed' }),
      userAgent: relating(SIGN_IN),
      userId: relating(SIGN_IN),
    },
  },
  {
    schema: 'auth',
    table: 'account',
    subjects: 'via user',
    columns: {
      ...notPersonal('id', 'providerId', 'accessTokenExpiresAt', 'refreshTokenExpiresAt', 'scope'),
      ...notPersonal('createdAt', 'updatedAt'),
      accountId: identifying(SIGN_IN),
      userId: relating(SIGN_IN),
      accessToken: relating(SIGN_IN),
      refreshToken: relating(SIGN_IN),
      idToken: identifying(SIGN_IN),
      password: relating(SIGN_IN),
    },
  },
  {
    schema: 'auth',
    table: 'verification',
    subjects: 'via address',
    columns: {
      ...notPersonal('id', 'expiresAt', 'createdAt', 'updatedAt'),
      identifier: identifying(SIGN_IN),
      value: relating(SIGN_IN),
    },
  },
  {
    schema: 'auth',
    table: 'attempt',
    subjects: 'none (keyed digests of addresses, for an hour at most)',
    columns: notPersonal('key', 'count', 'ends_at'),
  },
];

/** The queue's tables: payloads hold ids only, errors hold codes and ids. */
const QUEUE: readonly ForeignTable[] = [
  queueTable('bam', 'id name version status queue table_name command error created_on started_on completed_on'),
  queueTable(
    'instance',
    `id name host pid version node_version application_name heartbeat_seconds supervise schedule migrate
     persist_queue_stats persist_warnings pool_max pool_total pool_idle pool_waiting workers metrics config
     crash_restarts crash_restarts_since started_on heartbeat_on stopped_on`,
  ),
  queueTable(
    'job',
    `id name priority data state retry_limit retry_count retry_delay retry_backoff retry_delay_max expire_seconds
     deletion_seconds singleton_key singleton_on group_id group_tier start_after created_on started_on completed_on
     keep_until output dead_letter policy heartbeat_on heartbeat_seconds blocked blocking pending_dependencies
     source_name source_id source_created_on source_retry_count source_output source_root_id trace_context upsert_by_key`,
  ),
  queueTable('job_dependency', 'child_name child_id parent_name parent_id'),
  queueTable(
    'queue',
    `name policy retry_limit retry_delay retry_backoff retry_delay_max expire_seconds retention_seconds
     deletion_seconds dead_letter partition table_name deferred_count blocked_count queued_count ready_count
     warning_queued active_count failed_count total_count retained_count retained_on created_delta completed_delta
     failed_delta delta_on delta_seconds wait_bins run_bins ready_oldest_seconds ready_history heartbeat_seconds notify
     singletons_active monitor_claim_on monitor_on maintain_on created_on updated_on`,
  ),
  queueTable(
    'queue_stats',
    `id name deferred_count queued_count ready_count active_count failed_count total_count created_delta
     completed_delta failed_delta delta_seconds delta_on wait_bins run_bins ready_oldest_seconds captured_on`,
  ),
  queueTable('schedule', 'name key kind cron timezone data options created_on updated_on last_job_id'),
  queueTable('subscription', 'event name created_on updated_on'),
  queueTable('version', 'version cron_on bam_on flow_on reindex_on monitor_backoff_on'),
  queueTable('warning', 'id type message data created_on'),
];

function queueTable(table: string, columns: string): ForeignTable {
  return { schema: 'pgboss', table, subjects: 'none', columns: notPersonal(...columns.trim().split(/\s+/)) };
}

/** Every table of the database that is none of ours; one that is not named here fails the build. */
export const FOREIGN_TABLES: readonly ForeignTable[] = [
  ...AUTH,
  ...QUEUE,
  { schema: 'installation', table: 'mark', subjects: 'none', columns: notPersonal('single', 'id', 'made_at') },
  {
    schema: 'installation',
    table: 'quarantine',
    subjects: 'none',
    columns: notPersonal('single', 'state', 'backup_id', 'made_at'),
  },
  {
    schema: 'public',
    table: 'mikro_orm_migrations',
    subjects: 'none',
    columns: notPersonal('id', 'name', 'executed_at'),
  },
];
