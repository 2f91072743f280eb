import { Button } from '@mantine/core';
import { DateText, StatusBadge, type Translator, useI18n } from '@smartx/ui';
import { useId } from 'react';
import { propertyWord } from '../../catalogue/property-words.ts';
import screen from '../../screen/screen.module.css';
import { placeWord } from '../words/place-words.ts';
import { OtherPerson } from './OtherPerson.tsx';
import { MarkedText } from './places/MarkedText.tsx';
import styles from './review.module.css';
import type { ReviewItem } from './review-query.ts';
import { causeWord, hasNothingBlack, outcomeTone, outcomeWord, reviewGroundWord } from './review-words.ts';

/** What can be done with a record. */
export type Verb = 'redact' | 'include' | 'withhold' | 'edit';

interface CardProps {
  item: ReviewItem;
  slug: string;
  timeZone: string;
  /** False once the copy is made. */
  canDecide: boolean;
  busy: boolean;
  onDo: (verb: Verb, item: ReviewItem) => void;
}

/** One record that goes into the copy: who else is in it, what was found, and what becomes of it. */
export function ReviewCard({ item, slug, timeZone, canDecide, busy, onDo }: CardProps) {
  const i18n = useI18n();
  const titleId = useId();
  const { table, title, cause, occurredAt, texts, ground, explanation, otherIds } = item;
  return (
    <li className={styles.item} data-review-item={item.id} tabIndex={-1} aria-labelledby={titleId}>
      <div className={styles.head}>
        <h3 id={titleId} className={styles.title}>
          {placeWord(i18n, table, title)}
        </h3>
        {occurredAt && (
          <span className={screen.note}>
            <DateText value={occurredAt} timeZone={timeZone} />
          </span>
        )}
        <StatusBadge tone={outcomeTone(item)}>{outcomeWord(i18n, item)}</StatusBadge>
      </div>
      <p className={screen.note}>{item.isHidden ? i18n.t('You may not read such records.') : causeWord(i18n, cause)}</p>
      {otherIds.map((id) => (
        <OtherPerson key={id} id={id} slug={slug} />
      ))}
      {item.isChanged && (
        <p role="alert">{i18n.t('This record was changed since it was searched. Look for other people again.')}</p>
      )}
      {texts.map(({ field, text, passages }) => (
        <div key={field}>
          <span className={screen.note}>{propertyWord(i18n, field)}</span>
          <MarkedText text={text} passages={passages} />
        </div>
      ))}
      {ground && (
        <p className={screen.note}>
          {i18n.t('Ground: {ground}', { ground: reviewGroundWord(i18n, ground) })}
          {explanation && <bdi> · {explanation}</bdi>}
        </p>
      )}
      {canDecide && !item.isHidden && !item.isChanged && (
        <div className={screen.actions}>
          <Button
            variant={item.state === 'open' ? 'light' : 'default'}
            size="compact-md"
            disabled={busy}
            onClick={() => onDo('redact', item)}
          >
            {redactWord(i18n, item)}
          </Button>
          <Button variant="default" size="compact-md" disabled={busy} onClick={() => onDo('include', item)}>
            {i18n.t('Hand over as it is…')}
          </Button>
          <Button variant="default" size="compact-md" disabled={busy} onClick={() => onDo('withhold', item)}>
            {i18n.t('Keep back…')}
          </Button>
          {texts.length > 0 && (
            <Button variant="subtle" size="compact-md" disabled={busy} onClick={() => onDo('edit', item)}>
              {i18n.t('Choose what is blacked out…')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

function redactWord(i18n: Translator, item: ReviewItem): string {
  if (item.cause === 'file') return i18n.t('Leave the content out');
  return hasNothingBlack(item) ? i18n.t('Nothing of others is in it') : i18n.t('Black others out');
}
