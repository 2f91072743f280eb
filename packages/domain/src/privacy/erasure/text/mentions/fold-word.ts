/** A word of a text, with where it stands. */
export interface Word {
  readonly text: string;
  readonly from: number;
  readonly end: number;
}

/** Letters that other languages write in two, or that no decomposition takes apart. */
const SPELLED: Readonly<Record<string, string>> = {
  ...{ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', å: 'a', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' },
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l' },
  ...{ м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh' },
  ...{ щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya', і: 'i', ї: 'yi', є: 'ye', ґ: 'g' },
  ...{ α: 'a', β: 'v', γ: 'g', δ: 'd', ε: 'e', ζ: 'z', η: 'i', θ: 'th', ι: 'i', κ: 'k', λ: 'l', μ: 'm', ν: 'n' },
  ...{ ξ: 'x', ο: 'o', π: 'p', ρ: 'r', σ: 's', ς: 's', τ: 't', υ: 'y', φ: 'f', χ: 'ch', ψ: 'ps', ω: 'o' },
};

/** The words of a text; an apostrophe or a hyphen within a name belongs to it. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{M}\p{N}]+)*/gu)].map(
    ({ 0: word, index }) => ({ text: word, from: index, end: index + word.length }),
  );
}

/** A word as others may spell it, in plain Latin letters: “Müller” as “mueller” and “muller”. */
export function foldings(word: string): readonly string[] {
  const lower = word.normalize('NFC').toLowerCase();
  const plain = [...lower.normalize('NFD').replaceAll(/\p{M}/gu, '')].map((letter) => SPELLED[letter] ?? letter);
  const spelled = [...lower].map((letter) => SPELLED[letter] ?? letter.normalize('NFD').replaceAll(/\p{M}/gu, ''));
  return [...new Set([plain.join(''), spelled.join('')])].map((text) => text.replaceAll(/[^\p{L}\p{N}]/gu, ''));
}

/** Whether one letter more, less, other or two exchanged make one word the other; the same word is none. */
export function isOneSlipApart(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1 || short === long) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
}
