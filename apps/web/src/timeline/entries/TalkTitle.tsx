import { directionOf, isolated, type Translator, useI18n } from '@smartx/ui';
import type { Entry } from './entry.ts';

type Talk = NonNullable<Entry['activity']>;

/** What was said or sent, by whom, about what and for how long. */
export function TalkTitle({ activity }: { activity: Talk }) {
  const i18n = useI18n();
  const minutes = activity.durationSeconds === null ? 0 : Math.round(activity.durationSeconds / 60);
  return (
    <>
      {sentenceOf(i18n, activity)}
      {activity.subjectLine && <> · {isolated(activity.subjectLine, directionOf(i18n.locale))}</>}
      {minutes > 0 && <> · {i18n.t('{minutes, plural, one {# minute} other {# minutes}}', { minutes })}</>}
    </>
  );
}

function sentenceOf(i18n: Translator, { kind, direction, member, mailState }: Talk): string {
  const name = member?.displayName ?? i18n.t('Somebody');
  switch (kind) {
    case 'call':
      return direction === 'in' ? i18n.t('Call taken by {name}', { name }) : i18n.t('{name} called', { name });
    case 'meeting':
      return i18n.t('Meeting with {name}', { name });
    case 'mail':
      if (mailState && mailState !== 'sent') return i18n.t('{name} wrote a mail', { name });
      return direction === 'in' ? i18n.t('Mail to {name}', { name }) : i18n.t('{name} sent a mail', { name });
    case 'page-view':
      return i18n.t('Visited the website');
    case 'message':
      return direction === 'in' ? i18n.t('Message to {name}', { name }) : i18n.t('{name} sent a message', { name });
    default:
      return kind;
  }
}
