import { Button, Stack } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useI18n } from '@smartx/ui';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import screen from '../../screen/screen.module.css';
import styles from '../keys.module.css';

/** A key that was just made, to be copied now. */
export function KeyShownOnce({ secret, onDone }: { secret: string; onDone: () => void }) {
  const i18n = useI18n();
  const clipboard = useClipboard();
  const Icon = clipboard.copied ? IconCheck : IconCopy;
  return (
    <Stack gap="lg">
      <p className={screen.lead}>
        {i18n.t(
          'It is shown only now: we keep a fingerprint of it, not the key. Hand it over on a safe way, such as a password manager, and never by e-mail.',
        )}
      </p>
      <code className={styles.secret} dir="ltr">
        {secret}
      </code>
      {clipboard.error && (
        <p className={screen.note} role="alert">
          {i18n.t('The browser did not let us copy it. Select it and copy it by hand.')}
        </p>
      )}
      <div className={screen.actions}>
        <Button
          data-autofocus
          leftSection={<Icon size={16} stroke={1.5} aria-hidden />}
          onClick={() => clipboard.copy(secret)}
        >
          <span aria-live="polite">{clipboard.copied ? i18n.t('Copied') : i18n.t('Copy the key')}</span>
        </Button>
        <Button variant="default" onClick={onDone}>
          {i18n.t('I have kept it')}
        </Button>
      </div>
    </Stack>
  );
}
