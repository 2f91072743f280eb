import { FieldValue, type TimelineItem, type Translator } from '@smartx/ui';
import type { ReactNode } from 'react';
import { MailDelivery } from '../mail/MailDelivery.tsx';
import { ChangeTitle } from './ChangeTitle.tsx';
import { EntryIcon } from './EntryIcon.tsx';
import type { Entry } from './entry.ts';
import { LongText } from './LongText.tsx';
import { consentTitle, requestTitle } from './privacy-titles.ts';
import { TalkTitle } from './TalkTitle.tsx';

/** What tells entries apart: a task is planned and done. */
export function entryKey(entry: Entry): string {
  return `${entry.kind} ${recordOf(entry)?.id ?? entry.happenedAt}`;
}

/** An entry as a line of the history; null for one whose record is gone since. */
export function timelineItem(i18n: Translator, entry: Entry): TimelineItem | null {
  const record = recordOf(entry);
  if (!record) return null;
  const { kind } = entry;
  const body = bodyOf(i18n, entry);
  return {
    ...{ id: entryKey(entry), at: entry.happenedAt, icon: <EntryIcon kind={kind} />, title: titleOf(i18n, entry) },
    ...(kind === 'CONSENT' || kind === 'PRIVACY_REQUEST' ? { tone: 'privacy' as const } : {}),
    ...(body ? { body } : {}),
  };
}

function recordOf({ note, activity, task, file, change, consent, request }: Entry) {
  return note ?? activity ?? task ?? file ?? change ?? consent ?? request;
}

function titleOf(i18n: Translator, { kind, note, activity, task, file, change, consent, request }: Entry): ReactNode {
  if (activity) return <TalkTitle activity={activity} />;
  if (change) return <ChangeTitle change={change} />;
  if (consent) return consentTitle(i18n, consent);
  if (request) return requestTitle(i18n, request);
  if (note) return i18n.t('{name} wrote a note', { name: note.author?.displayName ?? i18n.t('Somebody') });
  if (file) return i18n.t('{name} attached a file', { name: file.uploadedBy?.displayName ?? i18n.t('Somebody') });
  const name = task?.assignee?.displayName;
  if (kind === 'TASK_DONE') return name ? i18n.t('Done by {name}', { name }) : i18n.t('Done');
  return name ? i18n.t('Planned for {name}', { name }) : i18n.t('Planned');
}

function bodyOf(i18n: Translator, { note, activity, task, file }: Entry): ReactNode {
  if (note) return text(i18n.t('Text'), 'body', note.body, note.withheld);
  if (task) return text(i18n.t('What is to be done'), 'title', task.title, task.withheld);
  if (file) return text(i18n.t('File'), 'name', file.name, file.withheld);
  if (!activity) return null;
  const body = text(i18n.t('Text'), 'body', activity.body, activity.withheld);
  const delivery = activity.mailState && activity.mailState !== 'sent' && <MailDelivery activity={activity} />;
  if (!body && !delivery) return null;
  return (
    <>
      {delivery}
      {body}
    </>
  );
}

type Withheld = NonNullable<Entry['note']>['withheld'];

function text(label: string, field: string, value: string | null, withheld: Withheld): ReactNode {
  if (!value && !withheld.some((one) => one.field === field)) return null;
  const words = value && <LongText>{value}</LongText>;
  return <FieldValue field={field} label={label} value={words} withheld={withheld} />;
}
