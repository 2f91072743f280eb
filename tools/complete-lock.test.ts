import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { entryFor, missingEntries } from './complete-lock.ts';

it.each([
  ['@biomejs/cli-darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
  ['@biomejs/cli-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
  ['@turbo/windows-64', { os: ['win32'], cpu: ['x64'] }],
  ['@oxc-parser/binding-linux-riscv64-gnu', { os: ['linux'], cpu: ['riscv64'], libc: ['glibc'] }],
])('knows from its name what %s is for', (name, platform) => {
  expect(entryFor(name, '1.2.3', false)).toEqual({ version: '1.2.3', optional: true, ...platform });
});

it('adds what a parent asks for and the lock file lacks, and leaves alone what is there', () => {
  const packages = {
    'node_modules/tool': {
      version: '2.0.0',
      dev: true,
      optionalDependencies: { 'tool-linux-x64': '2.0.0', 'tool-darwin-x64': '2.0.0' },
    },
    'node_modules/tool-linux-x64': { version: '2.0.0', optional: true },
  };

  expect(missingEntries(packages)).toEqual({
    'node_modules/tool-darwin-x64': { version: '2.0.0', cpu: ['x64'], dev: true, optional: true, os: ['darwin'] },
  });
});

it('finds our own lock file complete, without which "npm ci" refuses to install', () => {
  const lock = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package-lock.json'), 'utf8'));

  expect(Object.keys(missingEntries(lock.packages)), 'run: node tools/complete-lock.ts').toEqual([]);
});
