import { describe, expect, it } from 'vitest';
import { cleanFileName } from '../kernel/text/clean-file-name.ts';
import { InputCheck } from '../record/input/input-check.ts';
import { beginsLikeProgram, mediaTypeOf, PLAIN_BYTES, readFileName } from './file-name.ts';

describe('the name of a file', () => {
  it.each([
    ['keeps what people write', 'Angebot für Müller & Söhne (2).pdf', 'Angebot für Müller & Söhne (2).pdf'],
    ['keeps other scripts', 'عقد.pdf', 'عقد.pdf'],
    ['keeps the joiner that Persian needs', 'می\u200cخواهم.txt', 'می\u200cخواهم.txt'],
    ['loses folders', '../../etc/passwd', 'passwd'],
    ['loses folders of Windows', 'C:\\Users\\ana\\offer.pdf', 'offer.pdf'],
    ['loses what turns the direction', 'offer\u202efdp.exe', 'offerfdp.exe'],
    ['loses controls and line ends', 'of\u0000fer\r\n.pdf\u007f', 'offer.pdf'],
    ['loses dots and spaces at the end', ' offer.exe. . ', 'offer.exe'],
    ['has no character that a system refuses', 'a<b>:"|?*.pdf', 'a_b______.pdf'],
    ['is one in both ways of writing an accent', 'Cafe\u0301.pdf', 'Café.pdf'],
  ])('%s', (_case, name, kept) => {
    expect(cleanFileName(name)).toBe(kept);
  });

  it.each([
    ['a program', 'setup.exe', 'type .exe'],
    ['a program in capitals that pretends to be a PDF', 'offer.pdf.SCR', 'type .scr'],
    ['a program whose name is turned', 'offer\u202efdp.exe', 'type .exe'],
    ['a script', 'macro.vbs ', 'type .vbs'],
    ['nothing but dots', '../..', 'may not be empty'],
    ['too long', `${'x'.repeat(201)}.pdf`, 'at most 200'],
    ['the number of a card', '4111 1111 1111 1111.pdf', 'payment card'],
  ])('is refused: %s', (_case, name, reason) => {
    const check = new InputCheck();

    readFileName(check, 'fileName', name);

    expect(() => check.assertValid()).toThrow(reason);
  });

  it('says what the file is; a name without one says nothing', () => {
    expect(mediaTypeOf('Offer.PDF')).toBe('application/pdf');
    expect([mediaTypeOf('offer'), mediaTypeOf('offer.constructor'), mediaTypeOf('.pdf.unknown')]).toEqual([
      PLAIN_BYTES,
      PLAIN_BYTES,
      PLAIN_BYTES,
    ]);
  });
});

describe('a program', () => {
  it.each([
    ['of Windows', Buffer.from('4d5a90000300000004000000ffff0000', 'hex')],
    ['of Linux', Buffer.from('7f454c4602010100', 'hex')],
    ['of macOS', Buffer.from('cffaedfe07000001', 'hex')],
    ['that is a script', Buffer.from('#!/bin/sh\nrm -rf /\n')],
  ])('%s is known by its first bytes', (_case, head) => {
    expect(beginsLikeProgram(head)).toBe(true);
  });

  it.each([
    ['a text', Buffer.from('MZ;Menge;Zahl\n1;2;3\n')],
    ['a PDF', Buffer.from('%PDF-1.7\n')],
    ['next to nothing', Buffer.from('M')],
  ])('is not mistaken for: %s', (_case, head) => {
    expect(beginsLikeProgram(head)).toBe(false);
  });
});
