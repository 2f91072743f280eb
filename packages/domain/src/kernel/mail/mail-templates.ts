import type { MailTemplate, MailValues, MailWords } from './mail-words.ts';
import { ARABIC } from './words/arabic.ts';
import { ENGLISH } from './words/english.ts';
import { FRENCH } from './words/french.ts';
import { GERMAN } from './words/german.ts';

/** A message with its words. */
export interface ComposedMail {
  readonly template: MailTemplate;
  readonly subject: string;
  readonly body: string;
}

const TEXTS: Readonly<Record<string, MailWords>> = { en: ENGLISH, de: GERMAN, fr: FRENCH, ar: ARABIC };

/** Every template of the product. */
export const MAIL_TEMPLATES = Object.keys(ENGLISH).filter(isMailTemplate);

/** The languages in which the product writes. */
export const MAIL_LANGUAGES: readonly string[] = Object.keys(TEXTS);

/** Whether a text names a message of the product. */
export function isMailTemplate(text: string): text is MailTemplate {
  return Object.hasOwn(ENGLISH, text);
}

/**
 * The words of a message, in the language where it is offered, else in English; calendar dates (`2026-07-15`) as the language
 * writes them. A value never changes another's place.
 */
export function composeMail<Template extends MailTemplate>(
  template: Template,
  values: MailValues[Template],
  language = 'en',
): ComposedMail {
  const offered = mailLanguageOf(language);
  const text = (TEXTS[offered] ?? ENGLISH)[template];
  const known: Readonly<Record<string, string>> = values;
  const fill = (line: string) =>
    line.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => inWords(known[name] ?? '', offered));
  return {
    template,
    // One line by construction: a line break in a value could add a header.
    subject: fill(text.subject).replaceAll(/\s+/g, ' '),
    body: `${text.body.map(fill).join('\n\n')}\n`,
  };
}

/** The language in which the product writes to somebody with this one: the same if it can, else English. */
export function mailLanguageOf(language: string): string {
  const [primary = ''] = language.toLowerCase().split('-');
  return Object.hasOwn(TEXTS, primary) ? primary : 'en';
}

function inWords(value: string, language: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return value;
  // British order: day, month, year, as everywhere else in the product's English.
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${value}T00:00:00Z`));
}
