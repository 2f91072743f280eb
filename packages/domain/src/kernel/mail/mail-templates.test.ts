import { describe, expect, it } from 'vitest';
import { composeMail, MAIL_LANGUAGES, MAIL_TEMPLATES } from './mail-templates.ts';
import type { MailWords } from './mail-words.ts';
import { ARABIC } from './words/arabic.ts';
import { ENGLISH } from './words/english.ts';
import { FRENCH } from './words/french.ts';
import { GERMAN } from './words/german.ts';

const WORDS: Readonly<Record<string, MailWords>> = { en: ENGLISH, de: GERMAN, fr: FRENCH, ar: ARABIC };

describe('a message of the product', () => {
  it('says its values in place', () => {
    const mail = composeMail('request-code', { workspace: 'Acme', reference: 'PR-1', code: '123456', minutes: '15' });

    expect(mail.subject).toBe('123456 is your code for request PR-1');
    expect(mail.body).toContain('Your code is 123456. It is valid for 15 minutes');
  });

  it('cannot be given another header, nor another value, by a name', () => {
    const workspace = 'Acme\r\nBcc: all@example.test {code}';
    const mail = composeMail('invitation', { workspace, inviter: 'Ana', url: 'https://crm.test', days: '7' });

    expect(mail.subject).toBe('Ana invites you to Acme Bcc: all@example.test {code}');
  });

  it('is in English where the language is not offered', () => {
    const values = { workspace: 'Acme', reference: 'PR-1' };

    expect(composeMail('erasure-done', values, 'pt-BR')).toEqual(composeMail('erasure-done', values));
  });

  it.each(MAIL_LANGUAGES)('says in %s everything that it says in English, with every value', (language) => {
    const placeholders = (words: { subject: string; body: readonly string[] }) =>
      [...new Set([words.subject, ...words.body].join(' ').match(/\{\w+\}/g))].sort();
    const words = WORDS[language];

    for (const template of MAIL_TEMPLATES)
      expect([template, placeholders(words?.[template] ?? { subject: '', body: [] })]).toEqual([
        ...[template, placeholders(ENGLISH[template])],
      ]);
    expect(words === ENGLISH || words?.['request-code'].subject !== ENGLISH['request-code'].subject).toBe(true);
  });

  it('writes dates as the language does', () => {
    const values = { workspace: 'Acme', reference: 'PR-1', dueOn: '2026-07-15', statusUrl: 'https://crm.test' };
    const bodies = ['en', 'de-AT', 'fr'].map((language) => composeMail('request-received', values, language).body);

    expect(bodies).toEqual([
      expect.stringContaining('15 July 2026'),
      expect.stringContaining('15. Juli 2026'),
      expect.stringContaining('15 juillet 2026'),
    ]);
  });

  it('comes from a closed list of service messages', () => {
    expect(MAIL_TEMPLATES).toHaveLength(28);
  });
});
