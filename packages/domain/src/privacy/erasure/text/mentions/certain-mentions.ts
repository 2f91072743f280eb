import { findPassages, type Passage } from '../../../reach/redact-text.ts';
import type { LookedFor } from '../looked-for.ts';

/** Fewer digits are too few to tell one number from another without somebody looking. */
const TELLING_DIGITS = 8;

/**
 * Where a text has something that is the person's and nobody else's: the full name, an e-mail address, a whole phone number, a
 * postal address. What somebody else has too is left to be looked at, and so is a handle, which may be a word.
 */
export function certainMentions(text: string, lookedFor: LookedFor): Passage[] {
  const shared = new Set(lookedFor.shared.map(plain));
  const own = [...lookedFor.names.filter(isFullName), ...lookedFor.addresses.filter(isTelling)];
  const addresses = own.filter((value) => !shared.has(plain(value)));
  return findPassages(text, { names: [], addresses });
}

/** Whether a name has more than one part. */
export function isFullName(name: string): boolean {
  return /\S\s+\S/.test(name);
}

/** Whether an address means one person wherever it stands. */
function isTelling(address: string): boolean {
  if (/^\S+@\S+\.\S+$/.test(address)) return true;
  const digits = address.replaceAll(/\D/g, '').length;
  if (!/\p{L}/u.test(address)) return digits >= TELLING_DIGITS;
  // A street with its number, or the address of a page that is not the front page of a company.
  return (/\s/.test(address) && digits > 0) || /^https?:\/\/[^/]+\/./.test(address);
}

function plain(value: string): string {
  return value.trim().toLowerCase();
}
