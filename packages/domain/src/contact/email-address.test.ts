import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findSharedData } from '../testing/env.ts';
import { normaliseEmail } from './email-address.ts';

const CASES = findSharedData('reference/isemail-cases.csv');

describe('an e-mail address', () => {
  it.each([
    ['  Ana.Ruiz@Example.TEST ', 'ana.ruiz@example.test'],
    ['ana+news@example.test', 'ana+news@example.test'],
    ['用户@例子.测试', '用户@例子.测试'],
    ['ana@MÜNCHEN.example', 'ana@münchen.example'],
    ['ana@xn--mnchen-3ya.example', 'ana@münchen.example'],
    ["o'neil@example.test", "o'neil@example.test"],
    ['JOSÉ@example.test', 'josé@example.test'],
  ])('%s is found as %s', (text, normalised) => {
    expect(normaliseEmail(text)?.normalised).toBe(normalised);
  });

  it('keeps the spelling that was given', () => {
    expect(normaliseEmail(' Ana@Example.test ')?.value).toBe('Ana@Example.test');
  });

  it.each([
    'ana',
    '@example.test',
    'ana@',
    'ana@example',
    'ana@127.0.0.1',
    'ana@0x7f.1',
    'ana@[127.0.0.1]',
    'ana@example..test',
    'ana@-example.test',
    'ana@exam ple.test',
    'ana ruiz@example.test',
    'Ana <ana@example.test>',
    'ana@example.test, bob@example.test',
    'a\u0000na@example.test',
    'ana@example.test/path',
    'ana\n@example.test',
    'ana@exa\u200bmple.test\u0000',
    '\ud800@example.test',
    `${'a'.repeat(65)}@example.test`,
    `${'ä'.repeat(33)}@example.test`,
    `ana@${'a'.repeat(64)}.test`,
    `ana@${'abcdefgh.'.repeat(30)}test`,
  ])('is not %j', (text) => {
    expect(normaliseEmail(text)).toBeNull();
  });

  it.skipIf(CASES === null)('is judged as the isemail collection does [needs shared/data]', () => {
    const judged = readFileSync(CASES ?? '', 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => /^\d+,(.*),([^,]+),[^,]+$/.exec(line))
      .map((match) => ({ address: match?.[1] ?? '', isValid: match?.[2] === 'VALID_CATEGORY' }));

    // Valid for the grammar, but of no use on the internet (a bare top-level domain, a numeric one): refused too.
    const wrong = judged.filter(({ address, isValid }) => (normaliseEmail(address) !== null) !== isValid);

    expect(judged).toHaveLength(23);
    expect(wrong).toEqual([]);
  });
});
