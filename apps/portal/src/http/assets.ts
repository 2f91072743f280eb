/// <reference path="../assets/files.d.ts" />
import { createHash } from 'node:crypto';
import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?inline';
import tokens from '@smartx/ui/tokens.css?raw';
import blocks from '../assets/blocks.css?raw';
import forms from '../assets/forms.css?raw';
import frame from '../assets/frame.css?raw';
import media from '../assets/media.css?raw';

const YEAR = 31_536_000;

interface Asset {
  readonly type: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

const ASSETS: ReadonlyMap<string, Asset> = new Map([
  ['portal.css', { type: 'text/css; charset=utf-8', content: bytes([tokens, frame, forms, blocks, media].join('\n')) }],
  ['inter.woff2', { type: 'font/woff2', content: inlined(inter) }],
]);

/** The address of the stylesheet; it changes with its content, so a browser may keep it for good. */
export const STYLESHEET = `/privacy/assets/portal.css?v=${fingerprint('portal.css')}`;

/** The stylesheet and the font; null for any other name. */
export function asset(name: string, version: string | null): Response | null {
  const found = ASSETS.get(name);
  if (!found) return null;
  const isExact = version === fingerprint(name);
  const cache = isExact ? `public, max-age=${YEAR}, immutable` : 'public, max-age=300';
  return new Response(found.content, { headers: { 'content-type': found.type, 'cache-control': cache } });
}

function fingerprint(name: string): string {
  return createHash('sha256')
    .update(ASSETS.get(name)?.content ?? '')
    .digest('hex')
    .slice(0, 12);
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, 'utf8'));
}

/** The file behind a `data:` address, into which the build puts it. */
function inlined(address: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'));
}
