import type { I18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { DirectionProvider, MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { type ReactNode, useEffect, useMemo } from 'react';
import { AnnouncerProvider } from '../feedback/AnnouncerProvider.tsx';
import { directionOf } from '../i18n/i18n.ts';
import { cssVariables } from './css-variables.ts';
import { translatedTheme } from './translated-theme.ts';

/** What every app wraps itself in. */
export interface SmartxProviderProps {
  /** From `loadI18n(locale, …)`; a change of language is a new instance. */
  i18n: I18n;
  /** "system" follows the device until a person chooses; the choice is remembered by Mantine. */
  colorScheme?: 'light' | 'dark' | 'system';
  /** True pins `colorScheme`, ignoring a remembered choice (tests, gallery). */
  forceColorScheme?: boolean;
  /** "test" switches transitions and portals off. */
  env?: 'default' | 'test';
  children: ReactNode;
}

/** Theme, direction, language, dialogs, polite toasts and the live region for all screens of an app. */
export function SmartxProvider(props: SmartxProviderProps) {
  const { i18n, colorScheme = 'system', forceColorScheme = false, env = 'default', children } = props;
  const direction = directionOf(i18n.locale);
  const theme = useMemo(() => translatedTheme(i18n), [i18n]);
  const scheme = colorScheme === 'system' ? 'auto' : colorScheme;

  useEffect(() => {
    document.documentElement.lang = i18n.locale;
    document.documentElement.dir = direction;
  }, [i18n.locale, direction]);

  return (
    <I18nProvider i18n={i18n}>
      <DirectionProvider key={direction} initialDirection={direction} detectDirection={false}>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={cssVariables}
          defaultColorScheme={scheme}
          env={env}
          {...(forceColorScheme && scheme !== 'auto' ? { forceColorScheme: scheme } : {})}
        >
          <DatesProvider
            settings={{ locale: i18n.locale, firstDayOfWeek: i18n.locale === 'ar' ? 6 : 1, weekendDays: [0, 6] }}
          >
            <AnnouncerProvider>
              <ModalsProvider>{children}</ModalsProvider>
              <Notifications position="bottom-right" limit={3} autoClose={6000} transitionDuration={120} />
            </AnnouncerProvider>
          </DatesProvider>
        </MantineProvider>
      </DirectionProvider>
    </I18nProvider>
  );
}
