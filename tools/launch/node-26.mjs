import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { root } from './install.mjs';

const SECOND_PRESS_MS = 1_000;

/** The Node 26 that came with the packages, or the one we run on if it is new enough. */
function findNode26() {
  if (Number.parseInt(process.versions.node, 10) >= 26) return process.execPath;
  const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  for (const name of Object.keys(optionalDependencies).filter((candidate) => candidate.endsWith(platform))) {
    const path = join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    if (existsSync(path)) return path;
  }
  console.error(
    `There is no Node 26 among the packages for ${platform}. Install Node 26 or newer and run the command again.`,
  );
  return process.exit(1);
}

/**
 * Continues in Node 26 and ends with its exit code. The child has its own process group and is told of a signal once,
 * although a terminal and npm both deliver it here; it ends when we are gone, even by kill -9 (the channel closes).
 */
export function continueInNode26(script, env = {}) {
  const child = spawn(findNode26(), ['--enable-source-maps', join(root, script), ...process.argv.slice(2)], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
  });
  let lastSignalAt = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (process.platform === 'win32' || Date.now() - lastSignalAt < SECOND_PRESS_MS) return;
      lastSignalAt = Date.now();
      child.kill(signal);
    });
  }
  endWithNpm(() => child.kill('SIGTERM'));
  child.on('error', (error) => {
    console.error(
      `Node 26 could not be started (${error.message}). Install Node 26 or newer and run the command again.`,
    );
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + constants.signals[signal]);
  });
}

/** npm passes a signal to the shell between us, and some shells die of it without passing it on. */
function endWithNpm(end) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, 250);
  timer.unref();
}
