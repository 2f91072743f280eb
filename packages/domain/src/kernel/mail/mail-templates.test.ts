import { describe, expect, it } from 'vitest';
import { composeMail, MAIL_TEMPLATES } from './mail-templates.ts';

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
    const values = { workspace: 'Acme', reference: 'PR-1', kept: '' };

    expect(composeMail('erasure-done', values, 'pt-BR')).toEqual(composeMail('erasure-done', values));
  });

  it('comes from a closed list of service messages', () => {
    expect(MAIL_TEMPLATES).toHaveLength(9);
  });
});
