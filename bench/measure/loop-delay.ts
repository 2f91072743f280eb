/**
 * Loaded into the server of the comparison before the program itself: tells for how long its event loop stood still. Each
 * `SIGUSR2` writes the longest time since the last one, in milliseconds, to the file that `BENCH_LOOP_FILE` names.
 */
import { renameSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { inherited } from '../peers/env.ts';

const file = inherited().BENCH_LOOP_FILE;
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
process.on('SIGUSR2', () => {
  if (file === undefined) return;
  // Never half written for whoever waits for it.
  writeFileSync(`${file}.part`, String(delay.max / 1e6));
  renameSync(`${file}.part`, file);
  delay.reset();
});
