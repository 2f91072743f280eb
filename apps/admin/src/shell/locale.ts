import { isLocaleCode, type LocaleCode, pickLocale } from '@smartx/ui';

/** Shared with the CRM: one choice of language for the whole origin. */
const KEY = 'smartx.locale';

/** The language that was chosen on this device, else the browser's. */
export function chosenLocale(): LocaleCode {
  const stored = localStorage.getItem(KEY);
  return stored !== null && isLocaleCode(stored) ? stored : pickLocale(navigator.languages);
}

/** Keeps the choice and starts anew with it. */
export function rememberLocale(locale: LocaleCode): void {
  localStorage.setItem(KEY, locale);
  location.reload();
}
