import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stopCluster } from './cluster/cluster.ts';
import type { ClusterHome } from './cluster/cluster-home.ts';
import { liveClaims } from './process/claims.ts';

/** The orderly way out: takes our claim back and stops the server unless another process still uses it. */
export async function leaveCluster(folder: string, home: ClusterHome, dropClaim: () => void): Promise<void> {
  dropClaim();
  if (liveClaims(folder).length === 0) await stopCluster(home);
}

/**
 * The way out of a process that ends without `stop` (an uncaught error, `process.exit`): nothing can be awaited any more,
 * so the server is only told to stop. Returns how to call this off.
 */
export function leaveAtExit(folder: string, home: ClusterHome, dropClaim: () => void): () => void {
  const leave = () => {
    dropClaim();
    if (process.platform !== 'win32' && liveClaims(folder).length === 0) tellToStop(home);
  };
  process.once('exit', leave);
  return () => process.off('exit', leave);
}

function tellToStop(home: ClusterHome): void {
  try {
    const pid = Number.parseInt(readFileSync(join(home.cluster, 'postmaster.pid'), 'utf8'), 10);
    if (pid > 0) process.kill(pid, 'SIGINT'); // PostgreSQL's "fast" shutdown
  } catch {
    // It is gone already, which is what we want.
  }
}
