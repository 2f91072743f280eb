/** A network's card numbers: how they begin and how many digits they have. */
const NETWORKS: readonly RegExp[] = [
  /^4(?:\d{12}|\d{15}|\d{18})$/, // Visa
  /^(?:5[1-5]\d{2}|222[1-9]|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}$/, // Mastercard
  /^3[47]\d{13}$/, // American Express
  /^3(?:0[0-5]|[68]\d)\d{11,16}$/, // Diners Club
  /^35(?:2[89]|[3-8]\d)\d{12,15}$/, // JCB
  /^(?:6011|64[4-9]\d|65\d{2})\d{12,15}$/, // Discover
  /^(?:62|81)\d{14,17}$/, // UnionPay
  /^(?:50|5[6-9]|6\d)\d{11,17}$/, // Maestro
];

const SHORTEST = 13;
const LONGEST = 19;

/**
 * Whether a text holds what can be the number of a payment card: 13 to 19 digits that pass the Luhn test, in one piece, or in
 * groups as a card shows them. Numbers with a plus or a leading zero are phones, and bank accounts (IBAN) are no cards. The
 * rule refuses a few other long numbers rather than store one card (PCI DSS: no PAN anywhere).
 */
export function hasCardNumber(text: string): boolean {
  const plain = withoutIbans(text.normalize('NFKC'));
  for (const [run] of plain.matchAll(/(?<![\p{L}\p{N}+])\d+(?:[ .-]\d+)*/gu)) if (isCardRun(run)) return true;
  return false;
}

function isCardRun(run: string): boolean {
  const groups = run.split(/[ .-]/);
  // In one piece any number of that length that passes counts; groups are more often dates and phones, so they must also
  // look like a network's card. What follows a card, such as its check digits, does not hide it.
  if (groups.some((group) => isCardLength(group) && !group.startsWith('0') && passesLuhn(group))) return true;
  return groups.some((_, from) => startsCard(groups, from));
}

function startsCard(groups: readonly string[], from: number): boolean {
  let digits = '';
  for (let index = from; index < groups.length && digits.length <= LONGEST; index++) {
    digits += groups[index];
    if (NETWORKS.some((network) => network.test(digits)) && passesLuhn(digits)) return true;
  }
  return false;
}

function isCardLength(digits: string): boolean {
  return digits.length >= SHORTEST && digits.length <= LONGEST;
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

function withoutIbans(text: string): string {
  return text.replace(
    /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/gu,
    (found) => (isIban(found.replaceAll(' ', '')) ? ' ' : found),
  );
}

/** ISO 13616: the first four characters go to the end, letters count from 10, and the whole leaves 1 when divided by 97. */
function isIban(iban: string): boolean {
  const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return BigInt(digits) % 97n === 1n;
}
