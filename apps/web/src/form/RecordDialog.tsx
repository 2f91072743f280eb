import { Modal } from '@mantine/core';
import { LoadingRows, useIsPhone } from '@smartx/ui';
import type { ReactNode } from 'react';

/** A form in a dialog; on a phone it fills the screen. A click beside it does not throw away what was typed. */
export function RecordDialog(props: { title: string; onClose: () => void; children: ReactNode }) {
  const isPhone = useIsPhone();
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      size={560}
      fullScreen={isPhone}
      closeOnClickOutside={false}
    >
      {props.children ?? <LoadingRows rows={6} />}
    </Modal>
  );
}
