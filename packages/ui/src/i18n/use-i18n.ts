import { useLingui } from '@lingui/react';
import type { Translator } from './i18n.ts';

/**
 * The translator of the current language. Name the variable `i18n`: `lingui extract` finds `i18n.t('…')` by that name.
 */
export function useI18n(): Translator {
  return useLingui().i18n;
}
