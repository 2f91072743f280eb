import { useI18n } from '@smartx/ui';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import styles from '../file.module.css';

/** A part of the page that takes files which are dropped on it. Dropping is the second way; a button is the first. */
export function FileDropZone(props: { onFiles: (files: readonly File[]) => void; children: ReactNode }) {
  const i18n = useI18n();
  const [isOver, setOver] = useState(false);
  // Moving over a child leaves the parent and enters it again.
  const depth = useRef(0);
  const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  const end = () => {
    depth.current = 0;
    setOver(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button in the heading is the first
    <div
      className={styles.zone}
      data-over={isOver || undefined}
      onDragEnter={(event) => {
        if (!carriesFiles(event)) return;
        depth.current += 1;
        setOver(true);
      }}
      onDragOver={(event) => {
        if (carriesFiles(event)) event.preventDefault();
      }}
      onDragLeave={() => {
        depth.current -= 1;
        if (depth.current <= 0) end();
      }}
      onDrop={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        end();
        props.onFiles([...event.dataTransfer.files]);
      }}
    >
      {props.children}
      {isOver && <div className={styles.over}>{i18n.t('Drop to add')}</div>}
    </div>
  );
}
