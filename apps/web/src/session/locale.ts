import { type Catalogue, isLocaleCode, type LocaleCode, pickLocale } from '@smartx/ui';

const KEY = 'smartx.locale';

/** The language that was chosen on this device, or the best one for the browser. */
export function chosenLocale(): LocaleCode {
  const chosen = localStorage.getItem(KEY);
  return chosen !== null && isLocaleCode(chosen) ? chosen : pickLocale(navigator.languages);
}

/** Remembers a language on this device; it shows after the page is loaded anew. */
export function chooseLocale(locale: LocaleCode): void {
  localStorage.setItem(KEY, locale);
}

/** The strings of the CRM in a language; English needs none. */
export async function loadCatalogue(locale: LocaleCode): Promise<Catalogue> {
  switch (locale) {
    case 'de':
      return (await import('../locales/de.json')).default;
    case 'fr':
      return (await import('../locales/fr.json')).default;
    case 'ar':
      return (await import('../locales/ar.json')).default;
    case 'en':
      return {};
  }
}
