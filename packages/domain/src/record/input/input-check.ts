import { type FieldProblem, InvalidInputError } from '../../kernel/errors.ts';
import { hasCardNumber } from '../../kernel/text/card-number.ts';
import { parseCalendarDate } from '../calendar-date.ts';
import { parseMoney } from '../money.ts';
import { isCountry } from './country.ts';
import { normaliseHostName } from './host-name.ts';

/** What a text may be; kept as data, so that a form can say it before the server does. */
export interface TextRule {
  /** In characters as people count them, without the white space around them. */
  readonly max: number;
  readonly required?: true;
  /** Kept as it is, with the white space around it: the body of a note. */
  readonly verbatim?: true;
}

/** What a number may be. */
export interface NumberRule {
  readonly min: number;
  readonly max: number;
}

/** Money as a caller gives it. */
export interface MoneyInput {
  readonly amount: string;
  readonly currency: string;
}

/** Money as it is stored: both null where it was emptied, both undefined where it was not given. */
export interface MoneyColumns {
  readonly minor: bigint | null | undefined;
  readonly currency: string | null | undefined;
}

/**
 * Reads the fields of one input and collects what is wrong with them, so that every broken place is named at once. Each
 * method tells apart a field that was not given (undefined) and one that was emptied (null).
 */
export class InputCheck {
  private readonly problems: FieldProblem[] = [];

  /** Notes a problem that only the caller can see. */
  refuse(path: string, message: string): void {
    this.problems.push({ path, message });
  }

  /** A text without the white space around it; an empty one is null. */
  text(path: string, value: string | null | undefined, rule: TextRule): string | null | undefined {
    if (value === undefined) return undefined;
    const text = rule.verbatim ? value : value?.trim();
    if (!text?.trim()) {
      if (rule.required) this.refuse(path, 'This may not be empty.');
      return null;
    }
    const message = textProblem(text, rule);
    if (message !== null) this.refuse(path, message);
    return text;
  }

  /** A text that may not be missing; the empty string only beside a problem that was noted. */
  requiredText(path: string, value: string | null | undefined, rule: TextRule): string {
    return this.text(path, value ?? null, { ...rule, required: true }) ?? '';
  }

  /** A whole number within bounds. */
  integer(path: string, value: number | null | undefined, { min, max }: NumberRule): number | null | undefined {
    if (value == null || (Number.isInteger(value) && value >= min && value <= max)) return value;
    this.refuse(path, `Use a whole number from ${min} to ${max}.`);
    return null;
  }

  /** A number within bounds, whole or not. */
  decimal(path: string, value: number | null | undefined, { min, max }: NumberRule): number | null | undefined {
    if (value == null || (Number.isFinite(value) && value >= min && value <= max)) return value;
    this.refuse(path, `Use a number from ${min} to ${max}.`);
    return null;
  }

  /** One word of a closed list. */
  oneOf<Word extends string>(path: string, value: Word | null | undefined, words: readonly Word[]): void {
    if (value != null && !words.includes(value)) this.refuse(path, `Use one of: ${words.join(', ')}.`);
  }

  /** A calendar date `YYYY-MM-DD` that exists. */
  date(path: string, value: string | null | undefined): string | null | undefined {
    if (value == null) return value;
    const date = parseCalendarDate(value);
    if (date === null) this.refuse(path, 'Use a date that exists, as YYYY-MM-DD.');
    return date;
  }

  /** A country of ISO 3166 as two letters, in any case. */
  country(path: string, value: string | null | undefined): string | null | undefined {
    if (value == null || value.trim() === '') return value === undefined ? undefined : null;
    const code = value.trim().toUpperCase();
    if (!isCountry(code)) this.refuse(path, 'Use a country of ISO 3166 as two letters, such as DE.');
    return code;
  }

  /** An address of the web; one without `https://` is completed. Nothing that a browser would run as a script. */
  webAddress(path: string, value: string | null | undefined): string | null | undefined {
    const text = this.text(path, value, { max: 2000 });
    if (text == null) return text;
    const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
    if (url && /^https?:$/.test(url.protocol) && url.username === '' && normaliseHostName(url.hostname)) return text;
    this.refuse(path, 'Use an address of the web, such as https://example.com.');
    return null;
  }

  /** An amount of money that is not negative, as the two columns in which it is stored. */
  money(path: string, value: MoneyInput | null | undefined): MoneyColumns {
    if (value == null) return { minor: value, currency: value };
    try {
      const money = parseMoney(value.amount, value.currency, path);
      if (money.minor < 0n) this.refuse(path, 'Use an amount that is not negative.');
      return money;
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      this.problems.push(...error.fields);
      return { minor: null, currency: null };
    }
  }

  /**
   * Ends the reading.
   * @throws InvalidInputError naming every broken place
   */
  assertValid(): void {
    if (this.problems.length > 0) throw new InvalidInputError(this.problems);
  }
}

function textProblem(text: string, { max }: TextRule): string | null {
  if (text.includes('\u0000')) return 'This contains a character that cannot be stored (U+0000).';
  if (!text.isWellFormed()) return 'This is not valid Unicode: half of a surrogate pair stands alone.';
  // Only a text that is long in UTF-16 can be long in characters, so short ones are not counted.
  if (text.length > max && Array.from(text).length > max) return `Use at most ${max} characters.`;
  if (hasCardNumber(text)) return 'This looks like the number of a payment card. Write its last four digits only.';
  return null;
}

/** Does a part of a larger command, whose input stands at `prefix` in the whole: what is wrong with it is named from there. */
export async function under<Result>(prefix: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    throw new InvalidInputError(error.fields.map(({ path, message }) => ({ path: `${prefix}.${path}`, message })));
  }
}
