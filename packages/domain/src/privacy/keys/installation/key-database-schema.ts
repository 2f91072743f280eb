/**
 * Closes every version of a workspace's key but its newest: nothing is wrapped under it any more. Whoever just adds keys under it is
 * waited for, and whoever comes later finds it closed.
 */
export const RETIRE_OLD_VERSIONS = `update workspace_key k set retired_at = now() where retired_at is null
  and exists (select from workspace_key n where n.workspace_id = k.workspace_id and n.version > k.version)`;

/** The tables of the key database, a database of its own with backups of a shorter life. Safe to run again. */
export const KEY_DATABASE_SCHEMA = `
  create table if not exists installation_mark (
    single boolean primary key default true check (single),
    id uuid not null,
    master text,
    secret bytea,
    made_at timestamptz not null default now()
  );
  create table if not exists workspace_key (
    workspace_id uuid not null,
    version integer not null,
    wrapped bytea not null,
    created_at timestamptz not null default now(),
    primary key (workspace_id, version)
  );
  alter table workspace_key add column if not exists master text;
  alter table workspace_key add column if not exists retired_at timestamptz;
  ${RETIRE_OLD_VERSIONS};
  create table if not exists data_key (
    workspace_id uuid not null,
    key_id uuid not null,
    kind text not null check (kind in ('subject', 'record', 'request', 'workspace')),
    workspace_key_version integer not null,
    wrapped bytea,
    created_at timestamptz not null default now(),
    destroyed_at timestamptz,
    primary key (workspace_id, key_id),
    check ((wrapped is null) = (destroyed_at is not null))
  );
  create table if not exists key_backup (
    id uuid primary key,
    keys bigint not null,
    made_at timestamptz not null,
    expires_at timestamptz not null
  );
  create table if not exists audit_witness (
    workspace_id uuid primary key,
    size bigint not null,
    root bytea not null,
    seen_at timestamptz not null default now()
  );
  create table if not exists backup_key (
    id uuid primary key,
    wrapped bytea,
    path text not null,
    byte_size bigint,
    row_count bigint,
    file_count bigint,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    finished_at timestamptz,
    destroyed_at timestamptz,
    check ((wrapped is null) = (destroyed_at is not null))
  );
  create table if not exists replay_entry (
    workspace_id uuid not null,
    kind text not null,
    id uuid not null,
    occurred_at text not null,
    body jsonb not null,
    noted_at timestamptz not null default now(),
    primary key (workspace_id, kind, id, occurred_at)
  );
  create index if not exists replay_entry_by_time on replay_entry (noted_at);
  create table if not exists replay_journal (
    single boolean primary key default true check (single),
    complete_until timestamptz not null
  );
`;

/** The tables of {@link KEY_DATABASE_SCHEMA} that the keys' own role reads and writes. */
export const KEY_TABLES = [
  ...(['installation_mark', 'workspace_key', 'data_key', 'key_backup', 'audit_witness'] as const),
  ...(['backup_key', 'replay_entry', 'replay_journal'] as const),
] as const;

/** Those of {@link KEY_TABLES} from which that role also deletes: notes of old backups, what no backup needs any more, closed workspaces. */
export const PRUNED_KEY_TABLES = ['key_backup', 'replay_entry', 'workspace_key', 'audit_witness'] as const;
