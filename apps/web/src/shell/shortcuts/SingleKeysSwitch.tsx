import { Switch } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { setSingleKeys, useSingleKeys } from '../../session/single-keys.ts';

/** Switches shortcuts of one letter on and off, for those who dictate or whose keyboard slips. */
export function SingleKeysSwitch() {
  const i18n = useI18n();
  return (
    <Switch
      label={i18n.t('Shortcuts of one letter')}
      description={i18n.t('Such as “G C” for contacts. Switch them off if you dictate.')}
      checked={useSingleKeys()}
      onChange={(event) => setSingleKeys(event.currentTarget.checked)}
    />
  );
}
