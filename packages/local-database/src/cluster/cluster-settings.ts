/** What the settings of a cluster depend on. */
export interface SettingsChoice {
  readonly port: number;
  /** False only for throw-away clusters of tests: faster, and lost when the machine loses power. */
  readonly durable: boolean;
}

/**
 * The whole `postgresql.conf`, written anew at each start so that an upgrade of SmartX brings its settings along.
 * Statements and error texts can hold personal data, so nothing but starts, stops and disasters is logged.
 */
export function clusterSettings({ port, durable }: SettingsChoice): string {
  const onOff = durable ? 'on' : 'off';
  const settings: Readonly<Record<string, string | number>> = {
    listen_addresses: "'127.0.0.1'",
    port,
    unix_socket_directories: "''",
    password_encryption: "'scram-sha-256'",
    max_connections: 100,
    shared_buffers: "'128MB'",
    effective_cache_size: "'1GB'",
    maintenance_work_mem: "'128MB'",
    random_page_cost: 1.1,
    jit: 'off',
    fsync: onOff,
    synchronous_commit: onOff,
    full_page_writes: onOff,
    max_wal_size: "'1GB'",
    // A file of the log that is over is deleted: one that is used again keeps what was erased until it is written over.
    wal_recycle: 'off',
    log_min_messages: "'log'",
    log_min_error_statement: "'panic'",
    log_error_verbosity: "'terse'",
    log_statement: "'none'",
    log_checkpoints: 'off',
    log_autovacuum_min_duration: -1,
    log_parameter_max_length: 0,
    log_timezone: "'UTC'",
    timezone: "'UTC'",
    datestyle: "'ISO, YMD'",
    lc_messages: "'C'",
    lc_monetary: "'C'",
    lc_numeric: "'C'",
    lc_time: "'C'",
    default_text_search_config: "'pg_catalog.simple'",
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  return ['# Written by SmartX at each start; changes made here are lost.', ...lines, ''].join('\n');
}

/** `pg_hba.conf`: this machine only, and never without a password. */
export const ACCESS_RULES = [
  '# Written by SmartX at each start; changes made here are lost.',
  'host all all 127.0.0.1/32 scram-sha-256',
  '',
].join('\n');
