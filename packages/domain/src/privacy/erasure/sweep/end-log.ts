import pg from 'pg';

/** Why the write-ahead log may still hold what was erased. */
export type LogProblem = 'log-not-ours' | 'log-recycled' | 'log-copied';

const ATTEMPTS = 5;

interface LogFacts {
  readonly isRecycled: boolean;
  readonly isCopied: boolean;
}

// Anybody may read these. A slot or a server that keeps more than it needs has a copy too.
const FACTS = `select current_setting('wal_recycle') = 'on' as "isRecycled",
  current_setting('archive_mode') <> 'off' or current_setting('wal_keep_size') not in ('0', '0MB')
    or exists (select from pg_replication_slots) or exists (select from pg_stat_replication) as "isCopied"`;

/**
 * Ends the write-ahead log and makes the server drop what came before. Null where nothing of it is left on this server.
 * The files of a recycled log are written over, not emptied; what an archive or a replica has is theirs.
 */
export async function endLog(client: pg.Client): Promise<LogProblem | null> {
  const { rows } = await client.query<LogFacts>(FACTS);
  const [facts] = rows;
  try {
    const isGone = await dropLog(client);
    if (facts?.isCopied) return 'log-copied';
    return isGone && !facts?.isRecycled ? null : 'log-recycled';
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '42501') return 'log-not-ours';
    throw error;
  }
}

/** A checkpoint drops the files before the one in which it began; somebody who writes much meanwhile needs another. */
async function dropLog(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ last: string }>('select pg_walfile_name(pg_switch_wal()) as last');
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    await client.query('checkpoint');
    const left = await client.query(
      `select 1 from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$' and name <= $1 limit 1`,
      [rows[0]?.last],
    );
    if (!left.rowCount) return true;
  }
  return false;
}
