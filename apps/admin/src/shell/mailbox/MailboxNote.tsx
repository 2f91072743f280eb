import { Anchor } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import screen from '../../screen/screen.module.css';
import { MAILBOX_PATH, useMailbox } from './mailbox.ts';

/** Beside what sends a mail: says where it goes on an installation without a mail server; nothing where there is one. */
export function MailboxNote() {
  const i18n = useI18n();
  if (!useMailbox()) return null;
  return (
    <p className={screen.note}>
      {i18n.t('This installation has no mail server: its messages stay in the mailbox.')}{' '}
      <Anchor inherit href={MAILBOX_PATH} target="_blank" rel="noopener">
        {i18n.t('Open the mailbox')}
      </Anchor>
    </p>
  );
}
