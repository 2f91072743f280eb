import { isLocaleCode, type LocaleCode, pickLocale } from '@smartx/ui';

// What somebody chose in the CRM holds here too: both lie on one origin.
const LOCALE = 'smartx.locale';
const SINGLE_KEYS = 'smartx.single-keys';

/** The language that was chosen on this device, else the best one for the browser. */
export function chosenLocale(): LocaleCode {
  const chosen = localStorage.getItem(LOCALE);
  return chosen !== null && isLocaleCode(chosen) ? chosen : pickLocale(navigator.languages);
}

/** Whether shortcuts of one letter work on this device; people who dictate switch them off (WCAG 2.1.4). */
export function usesSingleKeys(): boolean {
  return localStorage.getItem(SINGLE_KEYS) !== 'off';
}
