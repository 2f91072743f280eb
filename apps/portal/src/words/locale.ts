import {
  type Catalogue,
  createI18n,
  isLocaleCode,
  type LocaleCode,
  pickLocale,
  type Translator,
} from '@smartx/ui/i18n';
import arabic from '../locales/ar.json' with { type: 'json' };
import german from '../locales/de.json' with { type: 'json' };
import french from '../locales/fr.json' with { type: 'json' };

const CATALOGUES: Readonly<Record<LocaleCode, Catalogue>> = { en: {}, de: german, fr: french, ar: arabic };

const TRANSLATORS = new Map<LocaleCode, Translator>();

/** The languages, each in its own words. */
export const LANGUAGES: readonly { readonly locale: LocaleCode; readonly name: string }[] = [
  { locale: 'en', name: 'English' },
  { locale: 'de', name: 'Deutsch' },
  { locale: 'fr', name: 'Français' },
  { locale: 'ar', name: 'العربية' },
];

/** The translator of a language; made once. */
export function translator(locale: LocaleCode): Translator {
  const known = TRANSLATORS.get(locale);
  if (known) return known;
  const fresh = createI18n(locale, CATALOGUES[locale]);
  TRANSLATORS.set(locale, fresh);
  return fresh;
}

/** The language that was chosen, else the first one that the browser asks for and we speak. */
export function localeOf(chosen: string | null | undefined, acceptLanguage: string | null): LocaleCode {
  if (chosen && isLocaleCode(chosen)) return chosen;
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return { tag, quality: quality ? Number(quality.trim().slice(2)) : 1 };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality);
  return pickLocale(wanted.map(({ tag }) => tag));
}
