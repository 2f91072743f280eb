import { describe, expect, it } from 'vitest';
import { isConsolePath, isOwnPath } from './return-path.ts';

describe('where people go after signing in', () => {
  it('is a place of the CRM, with what it shows', () => {
    expect(isOwnPath('/w/demo/contacts?q=Ana')).toBe(true);
    expect(isOwnPath('/admin/w/demo/members')).toBe(false);
  });

  it('is a place of the console', () => {
    expect(isConsolePath('/admin/w/demo/members?q=Olivia')).toBe(true);
    expect(isConsolePath('/w/demo')).toBe(false);
    expect(isConsolePath('/administrator')).toBe(false);
  });

  it.each([
    ['another site', 'https://evil.example/admin/'],
    ['another host without a scheme', '//evil.example/admin/'],
    ['a host hidden in the path', '/admin//evil.example'],
    ['a backslash that browsers read as a slash', '/admin/\\evil.example'],
    ['a way up', '/admin/../w/demo'],
    ['an encoded way up', '/admin/%2e%2e/auth/sign-out'],
    ['a line break that browsers drop', '/admin/.\n./auth'],
    ['a script', 'javascript:alert(1)'],
    ['no text at all', ['/admin/']],
    ['nothing', undefined],
  ])('is never %s', (_, path) => {
    expect(isConsolePath(path)).toBe(false);
  });

  it.each([['//evil.example/w/'], ['/w//evil.example'], ['/w/\\evil.example'], ['/w/../admin/']])(
    'does not leave the CRM by %s',
    (path) => {
      expect(isOwnPath(path)).toBe(false);
    },
  );
});
