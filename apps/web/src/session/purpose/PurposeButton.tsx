import { Button } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { purposeOption } from '../purposes.ts';
import { useCrmPurpose, usePurposesOf } from '../use-session.ts';
import { useChoosePurpose } from './choose-purpose.ts';

/** Goes on for the usual purpose for which an action is done; nothing where the viewer holds no other. */
export function PurposeButton({ action }: { action: string }) {
  const i18n = useI18n();
  const choose = useChoosePurpose();
  const current = useCrmPurpose();
  const [other] = usePurposesOf(action).filter((purpose) => purpose !== current);
  if (!other) return null;
  return (
    <Button variant="default" onClick={() => choose(other)}>
      {i18n.t('Work for “{purpose}”', { purpose: purposeOption(i18n, other).label })}
    </Button>
  );
}
