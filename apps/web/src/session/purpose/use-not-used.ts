import { useI18n } from '@smartx/ui';
import { purposeOption } from '../purposes.ts';
import { useCrmPurpose, useIsServed } from '../use-session.ts';

/** In place of records that the purpose in force has no use for: that this is why nothing is there; null where it has. */
export function useNotUsed(action: string): string | null {
  const i18n = useI18n();
  const current = useCrmPurpose();
  const isServed = useIsServed(action);
  return isServed ? null : i18n.t('Not used for “{purpose}”.', { purpose: purposeOption(i18n, current).label });
}
