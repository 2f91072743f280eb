import { DateText, DueDate, type GridColumn, NumberText, StatusBadge, type Translator, useI18n } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import type { RequestColumns_RequestFragment } from '../../gql/graphql.ts';
import { rightWord, stateTone, stateWord } from '../words/request-words.ts';
import styles from './queue.module.css';
import { OPEN_STATES } from './queue-tab.ts';

/** What a row of the queue shows; who asks stands on the request's own page only. */
export const RequestColumns_request = graphql(`
  fragment RequestColumns_request on PrivacyRequest {
    id
    reference
    kind
    state
    dueOn
    isClockStill
    receivedAt
    closedAt
    subjectCount
    assignee {
      id
      displayName
    }
  }
`);

/** A row of the queue. */
export type RequestRow = RequestColumns_RequestFragment;

/** The columns of the queue. */
export function requestColumns(i18n: Translator, timeZone: string): GridColumn<RequestRow>[] {
  return [
    {
      ...{ id: 'reference', header: i18n.t('Reference'), width: 150, opens: true },
      text: ({ reference }) => reference,
      cell: ({ reference }, asLink) => asLink(<bdi>{reference}</bdi>),
    },
    { id: 'right', header: i18n.t('Right'), width: 190, cell: ({ kind }) => rightWord(i18n, kind) },
    {
      ...{ id: 'state', header: i18n.t('State'), width: 215 },
      cell: ({ state, kind }) => <StatusBadge tone={stateTone(state)}>{stateWord(i18n, state, kind)}</StatusBadge>,
    },
    {
      ...{ id: 'due', header: i18n.t('Due'), width: 225, sortable: true },
      cell: (request) => <DueOrDone request={request} timeZone={timeZone} />,
    },
    {
      ...{ id: 'assignee', header: i18n.t('Handled by'), width: 150 },
      cell: ({ assignee }) => assignee?.displayName,
    },
    {
      ...{ id: 'people', header: i18n.t('People'), width: 90, align: 'end' },
      cell: ({ subjectCount }) => subjectCount > 0 && <NumberText value={subjectCount} />,
    },
    {
      ...{ id: 'received', header: i18n.t('Received'), width: 135 },
      cell: ({ receivedAt }) => <DateText value={receivedAt} timeZone={timeZone} />,
    },
  ];
}

/** The last day of an open request with what is left; the day of the end of one that is over. */
export function DueOrDone({ request, timeZone }: { request: RequestRow; timeZone: string }) {
  if (OPEN_STATES.includes(request.state)) {
    return (
      <span className={styles.due}>
        {request.isClockStill ? <StillNote /> : <DueDate dueOn={request.dueOn} timeZone={timeZone} />}
      </span>
    );
  }
  return request.closedAt && <DateText value={request.closedAt} timeZone={timeZone} />;
}

function StillNote() {
  const i18n = useI18n();
  return <StatusBadge tone="accent">{i18n.t('waiting for the person')}</StatusBadge>;
}
