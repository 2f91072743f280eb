import { Button, Modal } from '@mantine/core';
import { ErrorState, LoadingRows, useI18n, useIsPhone } from '@smartx/ui';
import { useEffect, useState } from 'react';
import styles from '../file.module.css';
import { useFileLink } from './use-file-link.ts';

const MOST_TEXT = 200_000;

type Shown =
  | { readonly kind: 'image'; readonly url: string }
  | { readonly kind: 'text'; readonly text: string; readonly isCut: boolean };

interface FilePreviewProps {
  file: { id: string; name: string; mediaType: string };
  kind: 'image' | 'text';
  onSave: () => void;
  onClose: () => void;
}

/** A picture or a text on the page. It is fetched like a download, so the audit says who looked. */
export function FilePreview({ file, kind, onSave, onClose }: FilePreviewProps) {
  const i18n = useI18n();
  const isPhone = useIsPhone();
  const { shown, isFailed, retry } = useContent(file, kind);
  return (
    <Modal opened onClose={onClose} title={<bdi>{file.name}</bdi>} size="xl" fullScreen={isPhone}>
      <div className={styles.preview}>
        {!shown && !isFailed && <LoadingRows rows={6} />}
        {isFailed && <ErrorState title={i18n.t('The file could not be fetched')} onRetry={retry} />}
        {shown?.kind === 'image' && <img src={shown.url} alt={file.name} className={styles.picture} />}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled with the keyboard */}
        {shown?.kind === 'text' && <pre tabIndex={0}>{shown.text}</pre>}
        {shown?.kind === 'text' && shown.isCut && (
          <p>{i18n.t('This is the beginning. Download the file to see all.')}</p>
        )}
        <div>
          <Button variant="default" onClick={onSave}>
            {i18n.t('Download')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function useContent({ id, mediaType }: FilePreviewProps['file'], kind: 'image' | 'text') {
  const linkOf = useFileLink();
  const [shown, setShown] = useState<Shown | null>(null);
  const [isFailed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let url: string | null = null;
    let isOver = false;
    const load = async () => {
      const response = await fetch(await linkOf(id));
      if (!response.ok) throw new Error();
      const bytes = await response.arrayBuffer();
      if (isOver) return;
      if (kind === 'text') return setShown(textOf(bytes));
      url = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
      setShown({ kind: 'image', url });
    };
    setFailed(false);
    load().catch(() => {
      if (!isOver) setFailed(true);
    });
    return () => {
      isOver = true;
      if (url) URL.revokeObjectURL(url);
    };
  }, [id, attempt]);
  return { shown, isFailed, retry: () => setAttempt((count) => count + 1) };
}

function textOf(bytes: ArrayBuffer): Shown {
  const text = new TextDecoder().decode(bytes.slice(0, MOST_TEXT));
  return { kind: 'text', text, isCut: bytes.byteLength > MOST_TEXT };
}
