import { describe, expect, it } from 'vitest';
import { checkLockFile } from './lock-file.ts';
import { checkStrayAddresses } from './stray-addresses.ts';

const registry = ['registry', 'npmjs', 'org'].join('.');

describe('the lock file', () => {
  it('records no download address', () => {
    const packages = {
      'node_modules/a': { resolved: `https://${registry}/a.tgz` },
      'node_modules/b': { resolved: 'packages/b', link: true },
    };

    const findings = checkLockFile('package-lock.json', JSON.stringify({ packages }, null, 2));

    expect(findings).toMatchObject([{ line: 3, message: 'node_modules/a records its download address' }]);
  });
});

describe('tracked files', () => {
  it.each([
    ['a home directory', `see ${['', 'home', 'ana', 'crm'].join('/')}`],
    ['a home directory of macOS', `see ${['', 'Users', 'ana', 'crm'].join('/')}`],
    ['the home directory of root', `see ${['', 'root', 'crm'].join('/')}`],
    ['a home directory of Windows', `see ${['C:', 'Users', 'ana'].join('\\')}`],
    ['the public registry', `https://${registry}/`],
    ['an address of this machine', 'from mirror.internal.test'],
  ])('do not name %s', (_name, text) => {
    expect(checkStrayAddresses('README.md', `fine\n${text}\n`, ['mirror.internal.test'])).toMatchObject([{ line: 2 }]);
  });

  it.each(['https://example.test/home/ana/', './home/ana/', '/home/node/app', '/users/ana/', 'apps/root/x'])(
    'may say %s',
    (text) => {
      expect(checkStrayAddresses('README.md', text, [])).toEqual([]);
    },
  );

  it('that are binary are not read', () => {
    expect(checkStrayAddresses('logo.png', `\0 ${registry}`, [])).toEqual([]);
  });
});
