import type { Finding } from '../report.ts';

interface LockFile {
  packages?: Record<string, { resolved?: string }>;
}

/** A lock file with download addresses would tie everyone to one registry; integrity hashes are enough. */
export function checkLockFile(path: string, text: string): Finding[] {
  const lock: LockFile = JSON.parse(text);
  const lines = text.split('\n');
  return Object.entries(lock.packages ?? {})
    .filter(([, { resolved = '' }]) => resolved.includes('://'))
    .map(([name]) => {
      const line = lines.findIndex((candidate) => candidate.includes(`"${name}": {`)) + 1;
      return { rule: 'lock-file', path, line, message: `${name} records its download address` };
    });
}
