import {
  IconArrowRight,
  IconBrowser,
  IconCalendarEvent,
  IconCircleCheck,
  IconMail,
  IconMessage,
  IconNote,
  IconPaperclip,
  IconPencil,
  IconPhone,
  IconShieldCheck,
  IconShieldQuestion,
  IconSquare,
} from '@tabler/icons-react';
import type { TimelineKind } from '../../gql/graphql.ts';

const ICONS = {
  NOTE: IconNote,
  CALL: IconPhone,
  MEETING: IconCalendarEvent,
  MAIL: IconMail,
  MESSAGE: IconMessage,
  PAGE_VIEW: IconBrowser,
  TASK_PLANNED: IconSquare,
  TASK_DONE: IconCircleCheck,
  FILE: IconPaperclip,
  STAGE_MOVE: IconArrowRight,
  CHANGE: IconPencil,
  CONSENT: IconShieldCheck,
  PRIVACY_REQUEST: IconShieldQuestion,
} as const satisfies Record<TimelineKind, typeof IconNote>;

/** The mark of a kind of event; the sentence beside it names it. */
export function EntryIcon({ kind }: { kind: TimelineKind }) {
  const Icon = ICONS[kind];
  return <Icon size={14} stroke={1.5} />;
}
