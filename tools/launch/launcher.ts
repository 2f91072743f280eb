import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The root of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Ends this process in good order when the one that launched it is gone, even by kill -9. */
export function endWithLauncher(): void {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel?.unref();
}

/** Reads `.env` at the root, if there is one; what the environment says already wins. */
export function readDotEnv(): void {
  const path = join(root, '.env');
  if (existsSync(path)) process.loadEnvFile(path);
}

/** Runs a built program inside this process. */
export async function runBuilt(path: string): Promise<void> {
  const program = join(root, path);
  process.argv[1] = program;
  await import(pathToFileURL(program).href);
}
