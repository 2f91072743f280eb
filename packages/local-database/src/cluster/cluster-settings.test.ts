import { expect, it } from 'vitest';
import { ACCESS_RULES, clusterSettings } from './cluster-settings.ts';

it('listens on this machine only and asks for a password', () => {
  expect(clusterSettings({ port: 5_999, durable: true })).toContain("listen_addresses = '127.0.0.1'\nport = 5999\n");
  expect(ACCESS_RULES).not.toContain('trust');
});

it('waits for the disk unless the cluster is a throw-away one', () => {
  expect(clusterSettings({ port: 1, durable: true })).toContain('fsync = on\nsynchronous_commit = on');
  expect(clusterSettings({ port: 1, durable: false })).toContain('fsync = off');
});

it('keeps statements, and with them personal data, out of the log', () => {
  expect(clusterSettings({ port: 1, durable: true })).toContain(
    "log_min_messages = 'log'\nlog_min_error_statement = 'panic'",
  );
});
