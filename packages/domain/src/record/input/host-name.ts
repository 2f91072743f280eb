import { domainToASCII, domainToUnicode } from 'node:url';

const LONGEST_LABEL = 63;
const HOST_LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

/** A host name in lower case and Unicode, so that `xn--…` and its readable form are one; null if it is none. */
export function normaliseHostName(text: string): string | null {
  // The URL parser would read past these, and take 0x7f.1 for an IP address.
  if (!/^[^\s/\\:?#@%[\]<>|^]+$/.test(text)) return null;
  const labels = domainToASCII(text).split('.');
  const top = labels.at(-1) ?? '';
  if (labels.length < 2 || /^\d+$/.test(top)) return null;
  if (!labels.every((label) => label.length <= LONGEST_LABEL && HOST_LABEL.test(label))) return null;
  return domainToUnicode(labels.join('.'));
}
