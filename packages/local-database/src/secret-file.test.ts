import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { keepSecret } from './secret-file.ts';

it('makes a secret once, for its owner only', () => {
  const folder = mkdtempSync(join(tmpdir(), 'smartx-secret-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));

  const first = keepSecret(folder, 'master.key', 32);

  expect(Buffer.from(first, 'base64')).toHaveLength(32);
  expect(keepSecret(folder, 'master.key', 32)).toBe(first);
  expect(statSync(join(folder, 'master.key')).mode & 0o777).toBe(0o600);
});
