import { directionOf, FieldValue, isolated, type TimelineItem, type Translator } from '@smartx/ui';
import { IconBrowser, IconCalendarEvent, IconMail, IconMessage, IconNote, IconPhone } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { graphql } from '../gql/gql.ts';
import type { TimelineActivity_ActivityFragment } from '../gql/graphql.ts';
import { instantOf, type TimelineEvent } from './merge-events.ts';

/** What the history shows of a note. */
export const TimelineNote_note = graphql(`
  fragment TimelineNote_note on Note {
    id
    body
    isPinned
    createdAt
    version
    author {
      id
      displayName
    }
    withheld {
      field
      reason
      category
      hint
    }
  }
`);

/** What the history shows of an activity. */
export const TimelineActivity_activity = graphql(`
  fragment TimelineActivity_activity on Activity {
    id
    kind
    direction
    subjectLine
    body
    durationSeconds
    occurredAt
    createdAt
    member {
      id
      displayName
    }
    withheld {
      field
      reason
      category
      hint
    }
  }
`);

const icon = { size: 14, stroke: 1.5 } as const;

/** An event as a line of the history. */
export function timelineItem(i18n: Translator, event: TimelineEvent): TimelineItem {
  const body = (
    <FieldValue field="body" label={i18n.t('Text')} value={event.body} withheld={event.withheld} empty={false} />
  );
  const hasBody = Boolean(event.body) || event.withheld.some(({ field }) => field === 'body');
  const rest = { id: event.id, at: instantOf(event), ...(hasBody ? { body } : {}) };
  if (event.__typename === 'Note') {
    const author = event.author?.displayName ?? i18n.t('Somebody');
    return { ...rest, icon: <IconNote {...icon} />, title: i18n.t('{name} wrote a note', { name: author }) };
  }
  return { ...rest, icon: iconOf(event.kind), title: titleOf(i18n, event) };
}

function titleOf(i18n: Translator, event: TimelineActivity_ActivityFragment): ReactNode {
  const what = sentenceOf(i18n, event);
  const minutes = event.durationSeconds === null ? 0 : Math.round(event.durationSeconds / 60);
  return (
    <>
      {what}
      {event.subjectLine && <> · {isolated(event.subjectLine, directionOf(i18n.locale))}</>}
      {minutes > 0 && <> · {i18n.t('{minutes, plural, one {# minute} other {# minutes}}', { minutes })}</>}
    </>
  );
}

function sentenceOf(i18n: Translator, { kind, direction, member }: TimelineActivity_ActivityFragment): string {
  const name = member?.displayName ?? i18n.t('Somebody');
  switch (kind) {
    case 'call':
      return direction === 'in' ? i18n.t('Call taken by {name}', { name }) : i18n.t('{name} called', { name });
    case 'meeting':
      return i18n.t('Meeting with {name}', { name });
    case 'mail':
      return direction === 'in' ? i18n.t('Mail to {name}', { name }) : i18n.t('{name} sent a mail', { name });
    case 'page-view':
      return i18n.t('Visited the website');
    case 'message':
      return direction === 'in' ? i18n.t('Message to {name}', { name }) : i18n.t('{name} sent a message', { name });
    default:
      return kind;
  }
}

function iconOf(kind: string): ReactNode {
  switch (kind) {
    case 'call':
      return <IconPhone {...icon} />;
    case 'meeting':
      return <IconCalendarEvent {...icon} />;
    case 'mail':
      return <IconMail {...icon} />;
    case 'page-view':
      return <IconBrowser {...icon} />;
    default:
      return <IconMessage {...icon} />;
  }
}
