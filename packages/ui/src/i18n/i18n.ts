import { type I18n, type MessageDescriptor, type Messages, setupI18n } from '@lingui/core';
import { type CompiledMessage, compileMessage } from '@lingui/message-utils/compileMessage';
import { isolated } from '../text/bidi/bidi.ts';
import type { MessageValues } from './message-values.ts';

/** The languages the product ships; the first is the language of the source. */
export const LOCALES = ['en', 'de', 'fr', 'ar'] as const;

/** One of the shipped languages. */
export type LocaleCode = (typeof LOCALES)[number];

/** A catalogue: English message to translated message, both in ICU form. */
export type Catalogue = Messages;

/** The part of Lingui that components use; `t` checks at compile time that every placeholder gets its value. */
export interface Translator {
  readonly locale: string;
  t<Message extends string>(message: Message, ...values: MessageValues<Message>): string;
}

const compiled = new Map<string, CompiledMessage>();

/** Lingui compiles a raw message at every call; each text is parsed once here. */
function compileOnce(message: string): CompiledMessage {
  const known = compiled.get(message);
  if (known) return known;
  const fresh = compileMessage(message);
  compiled.set(message, fresh);
  return fresh;
}

/** True for a language the product ships. */
export function isLocaleCode(value: string): value is LocaleCode {
  return LOCALES.some((locale) => locale === value);
}

/** The best shipped language for what a browser or request asks for ("de-AT" → "de"); English otherwise. */
export function pickLocale(wanted: readonly string[]): LocaleCode {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0] ?? '';
    if (isLocaleCode(language)) return language;
  }
  return 'en';
}

/** Writing direction of a language. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return /^(ar|fa|he|ur)\b/.test(locale) ? 'rtl' : 'ltr';
}

/**
 * A ready Lingui instance. English needs no catalogue: the message in the code is the English text. Names and other texts that
 * stand in a message keep their direction to themselves.
 */
export function createI18n(locale: LocaleCode, ...catalogues: Catalogue[]): I18n {
  const i18n = setupI18n();
  i18n.setMessagesCompiler(compileOnce);
  i18n.load(locale, Object.assign({}, ...catalogues));
  i18n.activate(locale);
  const direction = directionOf(locale);
  const translate = i18n.t;
  i18n.t = (message: string | MessageDescriptor, values?: Record<string, unknown>) =>
    typeof message === 'string' ? translate(message, values && isolatedIn(values, direction)) : translate(message);
  return i18n;
}

function isolatedIn(values: Record<string, unknown>, direction: 'ltr' | 'rtl'): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? isolated(value, direction) : value,
    ]),
  );
}
