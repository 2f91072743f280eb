/** `node tools/check-architecture/check-repository.ts`: nothing in the repository names one machine or one registry. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatFinding } from './report.ts';
import { checkLockFile } from './repository/lock-file.ts';
import { ownAddresses } from './repository/own-addresses.ts';
import { checkStrayAddresses } from './repository/stray-addresses.ts';
import { listFiles } from './tree/list-files.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const own = ownAddresses(root);
const paths = listFiles(root);
const findings = paths.flatMap((path) => {
  const text = readFileSync(join(root, path), 'utf8');
  const isLockFile = path.endsWith('package-lock.json');
  return isLockFile ? checkLockFile(path, text) : checkStrayAddresses(path, text, own);
});
for (const finding of findings) console.log(formatFinding(finding));
console.log(
  `${paths.length} files, ${findings.length} addresses that do not belong: ${findings.length === 0 ? 'pass' : 'fail'}`,
);
process.exitCode = findings.length === 0 ? 0 : 1;
