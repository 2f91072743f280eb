/**
 * The decimal that a cell means, as digits with a point and without separators of thousands: `1.234,50 €` and `(1,234.50)`
 * become `1234.50` and `-1234.50`. Null if it is no number. A single comma or point before exactly three digits separates
 * thousands if it is a comma, as spreadsheets of most languages with a point write it.
 */
export function readDecimal(text: string): string | null {
  const isNegative = /^\(.*\)$/.test(text.trim());
  const bare = text
    .replace(/[()]/g, '')
    .replace(/^\s*([+-]?)\s*(?:\p{Sc}|[A-Z]{3})/u, '$1')
    .replace(/(?:\p{Sc}|[A-Z]{3})\s*$/u, '')
    .replace(/[\s'’]/gu, '');
  const match = /^([+-]?)(\d[\d.,]*)$/.exec(bare);
  if (!match?.[2]) return null;
  const digits = withPoint(match[2]);
  if (digits === null) return null;
  return (match[1] === '-' || isNegative ? '-' : '') + digits;
}

/** The whole number that a cell means, or null if it is none or too large to be one. */
export function readInteger(text: string): number | null {
  const decimal = readDecimal(text);
  if (decimal === null || !/^-?\d+(?:\.0+)?$/.test(decimal)) return null;
  const number = Number(decimal);
  return Number.isSafeInteger(number) ? number : null;
}

function withPoint(digits: string): string | null {
  const lastComma = digits.lastIndexOf(',');
  const lastPoint = digits.lastIndexOf('.');
  if (lastComma < 0 && lastPoint < 0) return digits;
  if (lastComma >= 0 && lastPoint >= 0)
    return lastComma > lastPoint ? splitAt(digits, ',', '.') : splitAt(digits, '.', ',');
  const separator = lastComma >= 0 ? ',' : '.';
  const isGrouped = new RegExp(`^\\d{1,3}(?:\\${separator}\\d{3})+$`).test(digits);
  const isRepeated = digits.indexOf(separator) !== digits.lastIndexOf(separator);
  if (isGrouped && (isRepeated || separator === ',')) return digits.replaceAll(separator, '');
  return isRepeated ? null : splitAt(digits, separator, '');
}

function splitAt(digits: string, decimal: string, thousands: string): string | null {
  const [whole = '', fraction = '', ...more] = digits.split(decimal);
  if (more.length > 0 || !/^\d*$/.test(fraction)) return null;
  if (thousands && whole.includes(thousands) && !new RegExp(`^\\d{1,3}(?:\\${thousands}\\d{3})+$`).test(whole))
    return null;
  const plain = thousands ? whole.replaceAll(thousands, '') : whole;
  return /^\d+$/.test(plain) ? `${plain}${fraction ? `.${fraction}` : ''}` : null;
}
