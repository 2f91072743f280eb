import { describe, expect, it } from 'vitest';
import { decodeText, detectEncoding, isTextEncoding, type TextEncoding } from './text-encoding.ts';

/** A file that arrives in pieces of so many bytes. */
async function* arriving(content: Buffer, size = 3): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}

async function textOf(content: Buffer, encoding: TextEncoding): Promise<string> {
  let text = '';
  for await (const piece of decodeText(arriving(content), encoding)) text += piece;
  return text;
}
const utf16be = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();

describe('the encoding of a file', () => {
  it.each<[string, Buffer, TextEncoding]>([
    ['plain ASCII', Buffer.from('name\nAcme\n'), 'utf-8'],
    ['UTF-8, its letters cut by the pieces', Buffer.from('name\nMüller 🚀 محمد\n'), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from('\ufeffname\nMüller\n'), 'utf-8'],
    ['Windows-1252', Buffer.from('name\nM\xfcller\n', 'latin1'), 'windows-1252'],
    ['UTF-16 of Excel', Buffer.from('\ufeffname\nMüller\n', 'utf16le'), 'utf-16le'],
    ['UTF-16 the other way round', utf16be('name\nMüller\n'), 'utf-16be'],
  ])('is found, and the text comes out whole: %s', async (_what, content, encoding) => {
    const guess = await detectEncoding(arriving(content));

    expect(guess).toMatchObject({ encoding, hasBrokenBytes: false });
    expect(await textOf(content, encoding)).toMatch(/^name\n(Acme|Müller)/);
  });

  it('is found by the one accent in the last line, and says so', async () => {
    const content = Buffer.concat([Buffer.from('name\n'), Buffer.from('Acme\n'.repeat(2000)), Buffer.from([0xe9])]);

    expect(await detectEncoding(arriving(content, 4096))).toMatchObject({
      encoding: 'windows-1252',
      notice: expect.stringContaining('Check names with accents'),
    });
  });

  it('stays UTF-8 where one line of many is broken', async () => {
    const content = Buffer.concat([Buffer.from('Müller Jörg Çelik\n'), Buffer.from([0xfc, 0x0a])]);

    expect(await detectEncoding(arriving(content))).toMatchObject({ encoding: 'utf-8', hasBrokenBytes: true });
  });

  it('takes a replacement sign that somebody before us wrote for a letter', async () => {
    const guess = await detectEncoding(arriving(Buffer.from('name\nM\ufffdller\n')));

    expect(guess).toEqual({ encoding: 'utf-8', hasBrokenBytes: false, notice: null });
  });

  it.each([
    ['an empty file', Buffer.alloc(0), 'The file is empty.'],
    ['a workbook', Buffer.from('504b030414000000', 'hex'), 'Excel workbook'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'Excel workbook'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'no text file'],
  ])('of %s is refused in words', async (_what, content, words) => {
    await expect(detectEncoding(arriving(content, 64))).rejects.toMatchObject({
      fields: [{ path: 'file', message: expect.stringContaining(words) }],
    });
  });

  it('is one of four', () => {
    expect(['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'].every(isTextEncoding)).toBe(true);
    expect(['UTF-8', 'latin1', '', 'utf-7'].some(isTextEncoding)).toBe(false);
  });
});
