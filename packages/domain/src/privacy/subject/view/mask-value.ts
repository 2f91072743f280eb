import type { MaskStyle } from '../../../kernel/classify.ts';

const DOTS = '•••';
const LAST_DIGITS = 4;

/** What of a value is shown to whoever has not asked for it yet; null for nothing at all. */
export function maskValue(text: string, style: MaskStyle | undefined): string | null {
  switch (style) {
    case 'initials':
      return initialsOf(text);
    case 'email':
      return maskedAddress(text);
    case 'year':
      return /^\d{4}/.exec(text)?.[0] ?? null;
    case 'last4':
      return maskedNumber(text.replaceAll(/\D/g, ''));
    default:
      return null;
  }
}

function maskedNumber(digits: string): string | null {
  return digits.length > LAST_DIGITS * 2 ? `${DOTS}${digits.slice(-LAST_DIGITS)}` : null;
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return words.map((word) => `${[...word][0]?.toUpperCase() ?? ''}.`).join(' ');
}

/** `a•••@e•••.com`: who knows the address recognises it, who does not learns nothing. */
function maskedAddress(address: string): string | null {
  const [, name, host, ending] = /^(.)[^@]*@(.).*?(\.[^.@]+)?$/.exec(address) ?? [];
  return name === undefined || host === undefined ? null : `${name}${DOTS}@${host}${DOTS}${ending ?? ''}`;
}
