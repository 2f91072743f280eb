import { hasCardNumber } from '../../../kernel/text/card-number.ts';
import { cleanFileName, extensionOf, LONGEST_FILE_NAME } from '../../../kernel/text/clean-file-name.ts';

/** How many of the first bytes tell whether a content is what its name says. */
export const HEAD_BYTES = 1024;

interface EvidenceType {
  readonly mediaType: string;
  readonly begins: (head: Buffer) => boolean;
}

const JPEG: EvidenceType = { mediaType: 'image/jpeg', begins: startsWith('ffd8ff') };

/**
 * What is taken: documents and pictures that open without running anything. No archives, and no office files, which are
 * archives: nothing that somebody unknown sends is ever unpacked. No web pages and no SVG.
 */
const TYPES: Readonly<Record<string, EvidenceType>> = {
  pdf: { mediaType: 'application/pdf', begins: (head) => head.includes('%PDF-') },
  png: { mediaType: 'image/png', begins: startsWith('89504e470d0a1a0a') },
  jpg: JPEG,
  jpeg: JPEG,
  webp: { mediaType: 'image/webp', begins: (head) => text(head, 0, 4) === 'RIFF' && text(head, 8, 12) === 'WEBP' },
  heic: { mediaType: 'image/heic', begins: (head) => text(head, 4, 8) === 'ftyp' },
  txt: { mediaType: 'text/plain', begins: (head) => !head.includes(0) && text(head, 0, 2) !== '#!' },
};

/** What is taken, by the ends of the names. */
export const EVIDENCE_TYPES: readonly string[] = Object.keys(TYPES);

/** A name that was checked, and the type that goes with it. */
export interface NamedEvidence {
  readonly name: string;
  readonly type: EvidenceType;
}

/** The name under which a file is kept, or why it is refused. */
export function readEvidenceName(sent: string): NamedEvidence | { readonly problem: string } {
  const name = cleanFileName(sent);
  const extension = extensionOf(name);
  const type = Object.hasOwn(TYPES, extension) ? TYPES[extension] : undefined;
  if (name === '' || name.length > LONGEST_FILE_NAME)
    return { problem: `Expected a name of 1 to ${LONGEST_FILE_NAME} characters.` };
  if (!type) return { problem: `Expected a file of one of these types: ${EVIDENCE_TYPES.join(', ')}.` };
  if (hasCardNumber(name)) return { problem: 'The name looks like the number of a payment card.' };
  return { name, type };
}

function startsWith(hex: string): (head: Buffer) => boolean {
  const bytes = Buffer.from(hex, 'hex');
  return (head) => head.subarray(0, bytes.length).equals(bytes);
}

function text(head: Buffer, from: number, to: number): string {
  return head.subarray(from, to).toString('latin1');
}
