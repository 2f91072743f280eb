import type { I18n } from '@lingui/core';
import { type Catalogue, createI18n, type LocaleCode } from './i18n.ts';

/** The design system's own strings in a language; nothing to load for English. */
export async function loadUiCatalogue(locale: LocaleCode): Promise<Catalogue> {
  switch (locale) {
    case 'de':
      return (await import('../locales/de.json', { with: { type: 'json' } })).default;
    case 'fr':
      return (await import('../locales/fr.json', { with: { type: 'json' } })).default;
    case 'ar':
      return (await import('../locales/ar.json', { with: { type: 'json' } })).default;
    case 'en':
      return {};
  }
}

/** Month and day names of Mantine's calendars; they register themselves with dayjs. */
async function loadCalendarWords(locale: LocaleCode): Promise<unknown> {
  switch (locale) {
    case 'de':
      return import('dayjs/locale/de.js');
    case 'fr':
      return import('dayjs/locale/fr.js');
    case 'ar':
      return import('dayjs/locale/ar.js');
    case 'en':
      return null;
  }
}

/** Loads the design system's strings and the app's in one go; `SmartxProvider` takes the result. */
export async function loadI18n(
  locale: LocaleCode,
  loadApp: (locale: LocaleCode) => Promise<Catalogue> = async () => ({}),
): Promise<I18n> {
  const [ui, app] = await Promise.all([loadUiCatalogue(locale), loadApp(locale), loadCalendarWords(locale)]);
  return createI18n(locale, ui, app);
}
