import { normaliseHostName } from '../record/input/host-name.ts';

/** An e-mail address as it was given, and the form by which two spellings of it are found to be one. */
export interface EmailAddress {
  readonly value: string;
  readonly normalised: string;
}

/** How addresses are normalised; stored with each, so that a better rule can be told from this one. */
export const EMAIL_NORMALISATION = 1;

// RFC 5321 counts octets, RFC 6531 lets them be UTF-8.
const LONGEST_LOCAL_PART = 64;
const LONGEST_ADDRESS = 254;

// RFC 5322 atext, and every letter, mark and digit of RFC 6531. No quoted form: no mailbox that people use has one.
const LOCAL_PART = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;

/**
 * Reads an e-mail address, international ones included, or null if the text is none that mail can be sent to over the
 * internet: no mailbox of a bare top-level domain, an IP address or a host without dots. Case is kept in `value` and ignored
 * in `normalised`: no provider in use tells mailboxes apart by it.
 */
export function normaliseEmail(text: string): EmailAddress | null {
  const value = text.trim().normalize('NFC');
  const at = value.lastIndexOf('@');
  const local = value.slice(0, at);
  const domain = at < 0 ? null : normaliseHostName(value.slice(at + 1));
  if (!domain || !LOCAL_PART.test(local)) return null;
  if (Buffer.byteLength(local) > LONGEST_LOCAL_PART || Buffer.byteLength(value) > LONGEST_ADDRESS) return null;
  return { value, normalised: `${local.toLowerCase().normalize('NFC')}@${domain}` };
}
