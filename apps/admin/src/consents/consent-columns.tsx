import { DateText, type GridColumn, StatusBadge, type Translator } from '@smartx/ui';
import { actorKindWord } from '../audit/audit-words.ts';
import { graphql } from '../gql/gql.ts';
import type { ConsentColumns_EventFragment } from '../gql/graphql.ts';
import { purposeWord } from '../shell/words/purpose-words.ts';
import { channelWord, eventTone, eventWord, methodWord } from './consent-words.ts';

/** What a row of the ledger shows. */
export const ConsentColumns_event = graphql(`
  fragment ConsentColumns_event on ConsentEvent {
    id
    occurredAt
    recordedAt
    expiresAt
    event
    purpose
    channel
    topic
    method
    actorKind
    actor {
      id
      displayName
    }
    subject {
      id
      erasedAt
      contacts {
        id
        fullName
      }
      members {
        id
        displayName
      }
      mergedInto {
        id
        erasedAt
        contacts {
          id
          fullName
        }
        mergedInto {
          id
          erasedAt
          contacts {
            id
            fullName
          }
        }
      }
    }
  }
`);

/** A row of the ledger. */
export type ConsentRow = ConsentColumns_EventFragment;

/** What the person is called, as far as it is known and the reader may know. */
export function personName(i18n: Translator, { subject }: ConsentRow): string {
  // Whoever was merged is known by the name of the one that is left, however often that happened.
  const known = [subject, subject.mergedInto, subject.mergedInto?.mergedInto].filter((one) => one != null);
  if (known.some(({ erasedAt }) => erasedAt)) return i18n.t('A person who was erased');
  const contact = known.flatMap(({ contacts }) => contacts).find(({ fullName }) => fullName);
  const [member] = subject.members;
  return contact?.fullName ?? member?.displayName ?? i18n.t('A person without a name');
}

/** Who recorded it: a member by name, else what kind of actor. */
export function recorderName(i18n: Translator, { actor, actorKind }: ConsentRow): string {
  return actor?.displayName ?? actorKindWord(i18n, actorKind);
}

/** The channel, and the topic where it is about one. */
export function reachText(i18n: Translator, { channel, topic }: { channel: string; topic: string | null }): string {
  return topic ? `${channelWord(i18n, channel)} · ${topic}` : channelWord(i18n, channel);
}

/** The columns of the ledger. */
export function consentColumns(i18n: Translator): GridColumn<ConsentRow>[] {
  return [
    {
      ...{ id: 'when', header: i18n.t('When'), width: 180, opens: true, sortable: true },
      cell: ({ occurredAt }) => <DateText value={occurredAt} format="datetime" />,
    },
    { id: 'person', header: i18n.t('Person'), width: 200, cell: (row) => <bdi>{personName(i18n, row)}</bdi> },
    {
      ...{ id: 'event', header: i18n.t('What happened'), width: 180 },
      cell: ({ event }) => <StatusBadge tone={eventTone(event)}>{eventWord(i18n, event)}</StatusBadge>,
    },
    { id: 'purpose', header: i18n.t('Purpose'), width: 160, cell: ({ purpose }) => purposeWord(i18n, purpose) },
    { id: 'reach', header: i18n.t('Channel and topic'), width: 180, cell: (row) => reachText(i18n, row) },
    { id: 'method', header: i18n.t('How'), width: 140, cell: ({ method }) => methodWord(i18n, method) },
    { id: 'recorder', header: i18n.t('Recorded by'), width: 170, cell: (row) => recorderName(i18n, row) },
  ];
}
