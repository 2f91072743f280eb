import { type RenderResult, render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { type Catalogue, createI18n, type LocaleCode } from '../i18n/i18n.ts';
import { SmartxProvider } from '../theme/SmartxProvider.tsx';

/** Renders inside the provider of the apps: light, no transitions, no portals. For the tests of all apps. */
export function renderUi(
  element: ReactElement,
  options: { locale?: LocaleCode; catalogue?: Catalogue; colorScheme?: 'light' | 'dark' } = {},
): RenderResult {
  const { locale = 'en', catalogue = {}, colorScheme = 'light' } = options;
  const i18n = createI18n(locale, catalogue);
  return render(element, {
    wrapper: ({ children }) => (
      <SmartxProvider i18n={i18n} colorScheme={colorScheme} forceColorScheme env="test">
        {children}
      </SmartxProvider>
    ),
  });
}
