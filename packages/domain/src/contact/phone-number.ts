import { type CountryCode, isSupportedCountry, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js';

/** A phone number as it was given, with the forms by which it is found. */
export interface PhoneNumberText {
  readonly value: string;
  /** E.164 where the number can be understood, with `;ext=` for an extension; else its digits and letters alone. */
  readonly normalised: string;
  /** What a machine can dial; null where the number cannot be understood. */
  readonly e164: string | null;
  readonly extension: string | null;
  /** The last four digits of the number itself, or all of them if there are fewer. */
  readonly last4: string;
}

/** How numbers are normalised; stored with each, so that a better rule can be told from this one. */
export const PHONE_NORMALISATION = 1;

const EXTENSION = /(?:;ext=|\bext(?:ension)?\.?|[x#]|доб\.?)\s*:?\s*(\d{1,8})\s*$/iu;

/**
 * Reads a phone number; `country` (ISO 3166, two letters) tells how a number without country code is meant. A number that
 * cannot be understood is kept with its digits rather than lost; null only if there is no digit at all.
 */
export function normalisePhone(text: string, country?: string | null): PhoneNumberText | null {
  const value = text.trim();
  const plain = value.normalize('NFKC');
  if (!/\p{Nd}/u.test(plain)) return null;
  const understood = understand(plain, country);
  if (understood) return fromNumber(value, understood);
  const extension = EXTENSION.exec(plain)?.[1] ?? null;
  const bare = (extension === null ? plain : plain.replace(EXTENSION, '')).toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  // An extension alone is all that was written down, so it is the number.
  if (!/\p{Nd}/u.test(bare)) return { value, normalised: extension ?? bare, ...NOT_UNDERSTOOD, last4: extension ?? '' };
  return { value, normalised: withExtension(bare, extension), e164: null, extension, last4: lastFour(bare) };
}

const NOT_UNDERSTOOD = { e164: null, extension: null };

function understand(text: string, country: string | null | undefined): PhoneNumber | null {
  const hint = findCountry(country);
  const national = hint ? parsePhoneNumberFromString(text, { defaultCountry: hint, extract: false }) : undefined;
  // A hint may be wrong, so a national number must be a real one of that country and not only of the right length.
  if (national?.isValid()) return national;
  const international = text.replace(/^\s*00/, '+');
  if (!/^[+＋]/.test(international)) return null;
  const number = parsePhoneNumberFromString(international, { extract: false });
  return number?.isPossible() ? number : null;
}

function findCountry(country: string | null | undefined): CountryCode | null {
  const code = country?.trim().toUpperCase() ?? '';
  return isSupportedCountry(code) ? code : null;
}

function fromNumber(value: string, number: PhoneNumber): PhoneNumberText {
  const extension = number.ext ?? null;
  return {
    value,
    normalised: withExtension(number.number, extension),
    e164: number.number,
    extension,
    last4: lastFour(number.nationalNumber),
  };
}

function withExtension(number: string, extension: string | null): string {
  return extension === null ? number : `${number};ext=${extension}`;
}

function lastFour(text: string): string {
  return (text.match(/\p{Nd}/gu) ?? []).slice(-4).join('');
}
