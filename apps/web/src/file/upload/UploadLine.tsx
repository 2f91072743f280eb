import { ActionIcon, Button } from '@mantine/core';
import { ProgressBar, useI18n } from '@smartx/ui';
import { IconX } from '@tabler/icons-react';
import styles from '../file.module.css';
import { sizeText } from '../file-words.ts';
import type { PendingUpload } from './use-uploads.ts';

interface UploadLineProps {
  upload: PendingUpload;
  onDrop: () => void;
  onRetry: () => void;
}

/** A file on its way: how far it is, or why it did not arrive. */
export function UploadLine({ upload, onDrop, onRetry }: UploadLineProps) {
  const i18n = useI18n();
  const { file, state, sentBytes, reason, mayPass } = upload;
  const { name } = file;
  const isFailed = state === 'failed';
  const sizes = { sent: sizeText(i18n.locale, Math.min(sentBytes, file.size)), size: sizeText(i18n.locale, file.size) };
  const text = state === 'waiting' ? i18n.t('Waiting') : i18n.t('{sent} of {size}', sizes);
  return (
    <li className={styles.line}>
      <div className={styles.text}>
        {isFailed ? (
          <>
            <span className={styles.name}>
              <bdi>{name}</bdi>
            </span>
            <span role="alert" className={styles.failed}>
              {reason}
            </span>
            {mayPass && (
              <span>
                <Button size="compact-xs" variant="default" onClick={onRetry}>
                  {i18n.t('Try again')}
                </Button>
              </span>
            )}
          </>
        ) : (
          <ProgressBar label={<bdi>{name}</bdi>} value={sentBytes} max={file.size} text={text} />
        )}
      </div>
      <ActionIcon
        aria-label={
          isFailed ? i18n.t('Remove {name} from the list', { name }) : i18n.t('Stop sending {name}', { name })
        }
        onClick={onDrop}
      >
        <IconX size={16} stroke={1.5} aria-hidden />
      </ActionIcon>
    </li>
  );
}
