import { Button } from '@mantine/core';
import { DateText, StatusBadge, useI18n } from '@smartx/ui';
import { useId } from 'react';
import { propertyWord } from '../catalogue/property-words.ts';
import { placeWord } from '../privacy-requests/words/place-words.ts';
import screen from '../screen/screen.module.css';
import { MarkableText } from './MarkableText.tsx';
import type { TextItem } from './text-query.ts';
import { causeWord, stateTone, stateWord } from './text-words.ts';
import styles from './texts.module.css';
import { type Drafts, toggled } from './use-drafts.ts';

/** What can be done with a text. */
export type TextVerb = 'take-out' | 'leave' | 'edit' | 'undo';

interface CardProps {
  item: TextItem;
  drafts: Drafts;
  timeZone: string;
  busy: boolean;
  onDo: (verb: TextVerb, item: TextItem) => void;
}

/** Whether somebody can decide about a text now. */
export function isDecidable({ state, isHidden }: TextItem): boolean {
  return state !== 'accepted' && !isHidden;
}

/** Whether something of a text can be taken out now. */
export function isTakeable(item: TextItem, drafts: Drafts): boolean {
  return isDecidable(item) && !item.isHeld && !item.isGone && drafts.placesOf(item).length > 0;
}

/** One record: its texts, what in them may mean the person, and what becomes of it. */
export function TextCard({ item, drafts, timeZone, busy, onDo }: CardProps) {
  const i18n = useI18n();
  const titleId = useId();
  const { table, title, dueOn, state, texts } = item;
  const causes = [...new Set(texts.flatMap(({ places }) => places.map(({ cause }) => causeWord(i18n, cause))))];
  const canDecide = isDecidable(item);
  return (
    <li className={styles.item} data-text-item={item.id} tabIndex={-1} aria-labelledby={titleId}>
      <div className={styles.head}>
        <h2 id={titleId} className={styles.title}>
          {placeWord(i18n, table, title)}
        </h2>
        {state === 'open' && dueOn && (
          <span className={screen.note}>
            {i18n.t('Look at it by')} <DateText value={dueOn} timeZone={timeZone} />
          </span>
        )}
        <StatusBadge tone={stateTone(item)}>{stateWord(i18n, item)}</StatusBadge>
      </div>
      {causes.length > 0 && <p className={screen.note}>{causes.join(' · ')}</p>}
      <Notes item={item} />
      {texts.map((text) => (
        <div key={text.field}>
          <span className={screen.note}>{propertyWord(i18n, text.field)}</span>
          <MarkableText
            text={text}
            marked={state === 'accepted' ? [] : drafts.placesOf(item)}
            onToggle={
              canDecide && !item.isHeld ? (place) => drafts.change(item, toggled(drafts.placesOf(item), place)) : null
            }
          />
        </div>
      ))}
      {canDecide && (
        <div className={screen.actions}>
          <Button
            variant={state === 'open' ? 'light' : 'default'}
            size="compact-md"
            disabled={busy || !isTakeable(item, drafts)}
            onClick={() => onDo('take-out', item)}
          >
            {i18n.t('Take out')}
          </Button>
          {state === 'open' && (
            <Button variant="default" size="compact-md" disabled={busy} onClick={() => onDo('leave', item)}>
              {i18n.t('Leave as it is')}
            </Button>
          )}
          {texts.length > 0 && !item.isHeld && (
            <Button variant="subtle" size="compact-md" disabled={busy} onClick={() => onDo('edit', item)}>
              {i18n.t('Mark by hand…')}
            </Button>
          )}
          {drafts.isEdited(item) && (
            <Button variant="subtle" size="compact-md" onClick={() => onDo('undo', item)}>
              {i18n.t('Undo')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

/** What keeps somebody from deciding as usual. */
function Notes({ item }: { item: TextItem }) {
  const i18n = useI18n();
  if (item.isHidden) return <p className={screen.note}>{i18n.t('You may not read such records.')}</p>;
  if (item.isGone)
    return <p className={screen.note}>{i18n.t('The record is gone meanwhile. Nothing is left to do.')}</p>;
  if (item.state === 'accepted') return null;
  return (
    <>
      {item.isHeld && (
        <p role="note">{i18n.t('A legal hold keeps this record: nothing of it is destroyed until it is released.')}</p>
      )}
      {item.isChanged && (
        <p role="note">{i18n.t('This text was changed since it was searched. Read it again and mark it by hand.')}</p>
      )}
    </>
  );
}
