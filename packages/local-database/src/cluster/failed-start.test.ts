import { expect, it } from 'vitest';
import { explainFailedStart, isTransientFailure } from './failed-start.ts';

it.each([
  ['FATAL:  could not write lock file "postmaster.pid": No space left on device', 'DISK_FULL'],
  ['PANIC:  could not locate a valid checkpoint record at 0/1C8F3B8', 'BROKEN_DATA_FOLDER'],
  ['FATAL:  could not open file "global/pg_filenode.map": No such file or directory', 'BROKEN_DATA_FOLDER'],
  ['FATAL:  database files are incompatible with server', 'NEWER_DATA_FOLDER'],
  ['FATAL:  lock file "postmaster.pid" already exists', 'IN_USE'],
  ['could not access directory "/srv/cluster": Permission denied', 'NOT_WRITABLE'],
  ['FATAL:  something nobody has seen before', 'START_FAILED'],
])('explains %j', (output, code) => {
  const error = explainFailedStart('/data/cluster', `LOG:  starting\n2026-01-01 10:00:00 UTC [7] ${output}\n`);

  expect(error.code).toBe(code);
  expect(error.message).toContain('/data/cluster');
  expect(error.message).toContain(output.replace('FATAL:  ', '').replace('PANIC:  ', ''));
});

it('tries again when the port was taken in between', () => {
  expect(isTransientFailure('LOG:  could not bind IPv4 address "127.0.0.1": Address already in use')).toBe(true);
  expect(isTransientFailure('PANIC:  could not locate a valid checkpoint record')).toBe(false);
});
