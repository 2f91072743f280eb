import { Modal } from '@mantine/core';
import { ConfirmDialog, LoadingRows, useI18n, useIsPhone } from '@smartx/ui';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import { UnsavedContext } from './unsaved.ts';

/**
 * A form in a dialog; on a phone it fills the screen. Neither a click beside it nor the key Escape throws away what was typed:
 * the first does nothing, the second asks.
 */
export function RecordDialog(props: { title: string; onClose: () => void; children: ReactNode }) {
  const i18n = useI18n();
  const isPhone = useIsPhone();
  const isUnsaved = useRef(false);
  const throwAway = useRef<(() => void) | undefined>(undefined);
  const typedIn = useRef<Element | null>(null);
  const [isAsking, setAsking] = useState(false);
  const tell = useCallback((is: boolean, forget?: () => void) => {
    isUnsaved.current = is;
    throwAway.current = forget;
  }, []);
  const close = () => {
    if (!isUnsaved.current) return props.onClose();
    typedIn.current = document.activeElement;
    // The key that asks must not answer: browsers render between two listeners, and the question would take the same Escape.
    setTimeout(() => setAsking(true));
  };
  const goOn = () => {
    setAsking(false);
    setTimeout(() => typedIn.current instanceof HTMLElement && typedIn.current.focus());
  };
  return (
    <Modal
      opened
      onClose={close}
      title={props.title}
      size={560}
      fullScreen={isPhone}
      closeOnClickOutside={false}
      closeOnEscape={!isAsking}
    >
      <UnsavedContext value={tell}>{props.children ?? <LoadingRows rows={6} />}</UnsavedContext>
      <ConfirmDialog
        opened={isAsking}
        onClose={goOn}
        title={i18n.t('Close without saving?')}
        confirmLabel={i18n.t('Close without saving')}
        onConfirm={() => {
          throwAway.current?.();
          props.onClose();
        }}
        danger
      >
        {i18n.t('What you typed here is not saved and would be lost.')}
      </ConfirmDialog>
    </Modal>
  );
}
