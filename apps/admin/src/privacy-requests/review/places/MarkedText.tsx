import { VisuallyHidden } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import styles from '../review.module.css';
import type { ReviewText } from '../review-query.ts';
import { piecesOf } from './marked-pieces.ts';

/** A text as the reviewer reads it: what the person will not read is black, and can be read here all the same. */
export function MarkedText({ text, passages }: Pick<ReviewText, 'text' | 'passages'>) {
  const i18n = useI18n();
  return (
    <p className={styles.text} dir="auto">
      {piecesOf(text, passages).map((piece) =>
        piece.mark === 'plain' ? (
          <span key={piece.at}>{piece.text}</span>
        ) : (
          <mark key={piece.at} className={styles.mark} data-mark={piece.mark}>
            <VisuallyHidden>{piece.mark === 'black' ? i18n.t('blacked out:') : i18n.t('shown:')} </VisuallyHidden>
            {piece.text}
          </mark>
        ),
      )}
    </p>
  );
}
