import { execSync } from 'node:child_process';
import { homedir } from 'node:os';

/** What identifies this machine: where the repository and the home directory are, and the registry npm uses. */
export function ownAddresses(root: string): string[] {
  const registry = execSync('npm config get registry', {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
  const host = URL.canParse(registry) ? new URL(registry).hostname : '';
  return [root.replace(/[\\/]$/, ''), homedir(), isTelling(host) ? host : ''].filter((address) => address.length > 5);
}

/** `localhost` and its address stand in every manual. */
function isTelling(host: string): boolean {
  return host !== 'localhost' && host !== '127.0.0.1';
}
