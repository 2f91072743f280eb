import { cleanFileName, extensionOf, LONGEST_FILE_NAME } from '../kernel/text/clean-file-name.ts';
import type { InputCheck } from '../record/input/input-check.ts';

/**
 * Programs, and what a system runs like one when it is opened: nobody mails these either. Web pages are not among them; they
 * are handed out as attachments alone and are never opened on our origin.
 */
const REFUSED_TYPES: ReadonlySet<string> = new Set(
  `ade adp apk app appref-ms appx appxbundle bat cab chm cmd com command cpl deb diagcab diagcfg diagpkg dll dmg ex ex_ exe
   gadget hlp hta inf ins iso isp jar jnlp js jse lib lnk mam mde mjs msc msi msix msixbundle msp mst nsh pif pkg ps1 psm1
   reg rpm scf scr sct settingcontent-ms sh shb sys url vb vbe vbs vhd vhdx vxd wsc wsf wsh xll`.split(/\s+/),
);

/** What a browser or an office program calls the types that people exchange; everything else is just bytes. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  heic: 'image/heic',
  svg: 'image/svg+xml',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  txt: 'text/plain',
  log: 'text/plain',
  md: 'text/markdown',
  csv: 'text/csv',
  html: 'text/html',
  htm: 'text/html',
  json: 'application/json',
  xml: 'application/xml',
  rtf: 'application/rtf',
  zip: 'application/zip',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
  eml: 'message/rfc822',
  ics: 'text/calendar',
  vcf: 'text/vcard',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
};

/** A type that says nothing. */
export const PLAIN_BYTES = 'application/octet-stream';

/** Reads the name of a file out of an input; a name that is empty or of a refused type is noted. */
export function readFileName(check: InputCheck, path: string, name: string): string {
  const clean = check.requiredText(path, cleanFileName(name), { max: LONGEST_FILE_NAME });
  const type = extensionOf(clean);
  if (REFUSED_TYPES.has(type))
    check.refuse(path, `Files of the type .${type} are not taken: they can run as programs.`);
  return clean;
}

/** The media type that goes with a name; what a browser says about a file is not believed. */
export function mediaTypeOf(name: string): string {
  const type = extensionOf(name);
  return Object.hasOwn(MEDIA_TYPES, type) ? (MEDIA_TYPES[type] ?? PLAIN_BYTES) : PLAIN_BYTES;
}

/** Whether a content begins like a program, whatever it is called. `head` are its first bytes, 64 or more where it has them. */
export function beginsLikeProgram(head: Buffer): boolean {
  const magic = head.length >= 4 ? head.readUInt32BE(0) : 0;
  if (magic === 0x7f454c46 || MACH_O.includes(magic)) return true;
  if (head.subarray(0, 2).toString('latin1') === '#!') return true;
  // "MZ" may begin a text as well; a program has zeros behind it.
  return head.subarray(0, 2).toString('latin1') === 'MZ' && head.subarray(2, 64).includes(0);
}

const MACH_O = [0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe, 0xcafebabe];
