import type { I18n } from '@lingui/core';
import { type MantineThemeOverride, mergeThemeOverrides } from '@mantine/core';
import { theme } from './theme.ts';

/** The theme with the accessible names that Mantine leaves to the app, in the current language. */
export function translatedTheme(i18n: I18n): MantineThemeOverride {
  const close = { closeButtonProps: { 'aria-label': i18n.t('Close') } };
  const ariaLabels = {
    nextMonth: i18n.t('Next month'),
    previousMonth: i18n.t('Previous month'),
    nextYear: i18n.t('Next year'),
    previousYear: i18n.t('Previous year'),
    nextDecade: i18n.t('Next decade'),
    previousDecade: i18n.t('Previous decade'),
    monthLevelControl: i18n.t('Choose a month'),
    yearLevelControl: i18n.t('Choose a year'),
  };
  const calendar = { defaultProps: { ariaLabels } };
  return mergeThemeOverrides(theme, {
    components: {
      Modal: { defaultProps: close },
      Drawer: { defaultProps: close },
      Calendar: calendar,
      DatePicker: calendar,
      DatePickerInput: calendar,
      DateInput: calendar,
      DateTimePicker: calendar,
      MonthPicker: calendar,
      MonthPickerInput: calendar,
    },
  });
}
