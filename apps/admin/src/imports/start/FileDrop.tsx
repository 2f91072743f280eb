import { useI18n } from '@smartx/ui';
import { IconFileUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import styles from './start.module.css';

/** A place to choose a file by click, by keyboard or by dropping it there. */
export function FileDrop(props: { onFile: (file: File) => void; busy?: boolean }) {
  const i18n = useI18n();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file && !props.busy) props.onFile(file);
    // The same file can be chosen again after it was mended.
    if (input.current) input.current.value = '';
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the first
    <div
      className={styles.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <IconFileUpload size={24} stroke={1.5} aria-hidden />
      <div>
        <label className={styles.choose}>
          {i18n.t('Choose a file')}
          <input
            ref={input}
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
            disabled={props.busy ?? false}
            onChange={(event) => take(event.currentTarget.files)}
          />
        </label>{' '}
        {i18n.t('or drop it here')}
      </div>
      <p className={styles.hint}>
        {i18n.t('CSV, TSV or another text file with one record per line and the column names in the first line.')}
      </p>
    </div>
  );
}
