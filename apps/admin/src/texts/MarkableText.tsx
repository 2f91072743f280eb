import { useI18n } from '@smartx/ui';
import { Fragment } from 'react';
import { propertyWord } from '../catalogue/property-words.ts';
import type { TextItem } from './text-query.ts';
import { causeWord } from './text-words.ts';
import styles from './texts.module.css';
import type { DraftPlace } from './use-drafts.ts';

/** A longer text, such as a file, moves in a frame of its own. */
const MOST_AT_ONCE = 2_000;

interface MarkableProps {
  text: TextItem['texts'][number];
  /** What is to be taken out of it. */
  marked: readonly DraftPlace[];
  /** Null where nothing can be decided. */
  onToggle: ((place: DraftPlace) => void) | null;
}

/** A text with the places that may mean the person: each can be chosen or let go by itself. */
export function MarkableText({ text: { field, text, places }, marked, onToggle }: MarkableProps) {
  const i18n = useI18n();
  const own = marked.filter((one) => one.field === field);
  const isIn = ({ from, length }: { from: number; length: number }) =>
    own.some((one) => one.from <= from && from + length <= one.from + one.length);
  const shown = [
    ...own.map((one) => ({ ...one, isMarked: true })),
    ...places.filter((place) => !isIn(place)).map(({ from, length }) => ({ field, from, length, isMarked: false })),
  ].toSorted((one, other) => one.from - other.from);
  let at = 0;
  const pieces = shown.map(({ isMarked, ...place }) => {
    const before = text.slice(at, place.from);
    at = Math.max(at, place.from + place.length);
    const said = text.slice(place.from, place.from + place.length);
    const cause = places.find(({ from, length }) => from === place.from && length === place.length)?.cause ?? 'marked';
    const label = isMarked
      ? i18n.t('Is taken out: {text} ({cause})', { text: said, cause: causeWord(i18n, cause) })
      : i18n.t('Stays: {text} ({cause})', { text: said, cause: causeWord(i18n, cause) });
    return (
      <Fragment key={`${place.from} ${place.length}`}>
        {before}
        {onToggle ? (
          <button
            type="button"
            className={styles.place}
            data-marked={isMarked}
            aria-pressed={isMarked}
            aria-label={label}
            title={label}
            onClick={() => onToggle(place)}
          >
            {said}
          </button>
        ) : (
          <mark className={styles.place} data-marked={isMarked} title={label}>
            {said}
          </mark>
        )}
      </Fragment>
    );
  });
  const words = (
    <p className={styles.text} dir="auto">
      {pieces}
      {text.slice(at)}
    </p>
  );
  if (text.length <= MOST_AT_ONCE) return words;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled with the keyboard
    <section className={styles.frame} aria-label={propertyWord(i18n, field)} tabIndex={0}>
      {words}
    </section>
  );
}
