import { InvalidInputError } from '../../kernel/errors.ts';

/** The encodings that spreadsheets and other systems write. */
export const TEXT_ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;

/** An encoding of {@link TEXT_ENCODINGS}. */
export type TextEncoding = (typeof TEXT_ENCODINGS)[number];

/** How a file's bytes become text, and what somebody should know about that guess. */
export interface EncodingGuess {
  readonly encoding: TextEncoding;
  /** Some bytes are none in this encoding: what they were is lost. */
  readonly hasBrokenBytes: boolean;
  readonly notice: string | null;
}

type Bytes = AsyncIterable<Uint8Array>;

/** How `.xlsx` (a zip archive) and `.xls` begin. */
const WORKBOOKS = [Buffer.from('504b0304', 'hex'), Buffer.from('d0cf11e0', 'hex')];

const REPLACEMENT = Buffer.from('\ufffd', 'utf8');

const LATIN_NOTICE =
  'The file is not UTF-8, so it was read as Windows-1252 (Western European). Check names with accents before you start.';
const BROKEN_NOTICE =
  'The file is UTF-8 with bytes that are not. Lines that have such bytes are reported and left out.';

/**
 * Finds out how a file is encoded; reads it to its end, since one accent may be in the last line.
 * @throws InvalidInputError for an empty file and for one that is no text
 */
export async function detectEncoding(content: Bytes): Promise<EncodingGuess> {
  const decoder = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });
  let first: Buffer | null = null;
  const written = new ReplacementCounter();
  let foreign = 0;
  let broken = 0;
  for await (const piece of content) {
    if (piece.byteLength === 0) continue;
    first ??= Buffer.from(piece.subarray(0, 4096));
    const marked = encodingOfMark(first);
    if (marked?.startsWith('utf-16')) return { encoding: marked, hasBrokenBytes: false, notice: null };
    assertText(first, piece);
    const text = decoder.decode(piece, { stream: true });
    foreign += countMatches(text, /[^\p{ASCII}\ufffd]/gu);
    broken += countMatches(text, /\ufffd/g) - written.count(piece);
  }
  if (!first) throw refuse('The file is empty.');
  broken += countMatches(decoder.decode(), /\ufffd/g);
  if (broken === 0) return { encoding: 'utf-8', hasBrokenBytes: false, notice: null };
  if (encodingOfMark(first) === 'utf-8' || foreign > broken)
    return { encoding: 'utf-8', hasBrokenBytes: true, notice: BROKEN_NOTICE };
  return { encoding: 'windows-1252', hasBrokenBytes: false, notice: LATIN_NOTICE };
}

/** Counts the U+FFFD that a file itself contains: somebody before us lost a character, its bytes here are right. */
class ReplacementCounter {
  private tail = Buffer.alloc(0);

  count(piece: Uint8Array): number {
    const bytes = Buffer.concat([this.tail, piece]);
    let found = 0;
    let from = 0;
    for (let at = bytes.indexOf(REPLACEMENT); at >= 0; at = bytes.indexOf(REPLACEMENT, from)) {
      found++;
      from = at + REPLACEMENT.length;
    }
    this.tail = bytes.subarray(Math.max(from, bytes.length - REPLACEMENT.length + 1));
    return found;
  }
}

/** The text of a file without its byte order mark; bytes that are none in this encoding become U+FFFD. */
export async function* decodeText(content: Bytes, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: false, ignoreBOM: false });
  for await (const piece of content) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

/** Whether a text names an encoding that can be read. */
export function isTextEncoding(text: string): text is TextEncoding {
  return TEXT_ENCODINGS.some((known) => known === text);
}

function encodingOfMark(start: Buffer): TextEncoding | null {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8';
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return null;
}

function assertText(start: Buffer, piece: Uint8Array): void {
  if (WORKBOOKS.some((signature) => start.subarray(0, 4).equals(signature)))
    throw refuse('This is an Excel workbook or another archive. Save the sheet as "CSV UTF-8" and choose that file.');
  if (piece.includes(0)) throw refuse('This is no text file. Save the sheet as "CSV UTF-8" and choose that file.');
}

function countMatches(text: string, pattern: RegExp): number {
  let count = 0;
  for (const _found of text.matchAll(pattern)) count++;
  return count;
}

function refuse(message: string): InvalidInputError {
  return new InvalidInputError([{ path: 'file', message }]);
}
