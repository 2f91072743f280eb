import { existsSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

const LOOK_EVERY_MS = 5;

/** For how many milliseconds the event loop of a server stood still at most since this was last asked; see `loop-delay.ts`. */
export async function longestStandStill(pid: number, file: string): Promise<number> {
  rmSync(file, { force: true });
  process.kill(pid, 'SIGUSR2');
  while (!existsSync(file)) await setTimeout(LOOK_EVERY_MS);
  return Number(readFileSync(file, 'utf8'));
}
