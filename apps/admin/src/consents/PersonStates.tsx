import { useQuery } from '@apollo/client/react';
import { UnstyledButton } from '@mantine/core';
import { DateText, LoadingRows, StatusBadge, useI18n } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import type { PersonStatesQuery } from '../gql/graphql.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import { purposeWord } from '../shell/words/purpose-words.ts';
import { reachText } from './consent-columns.tsx';
import { eventTone, eventWord } from './consent-words.ts';
import styles from './consents.module.css';

const StatesQuery = graphql(`
  query PersonStates($subjectId: ID!) @purpose(is: RIGHTS_HANDLING) {
    consentStates(subjectId: $subjectId) {
      purpose
      channel
      topic
      contactPointId
      state
      beganAt
      endsAt
      eventId
    }
  }
`);

type State = PersonStatesQuery['consentStates'][number];

/** How every consent and objection of a person stands now, derived from the ledger; each leads to the entry that says so. */
export function PersonStates({ subjectId, onOpen }: { subjectId: string; onOpen: (eventId: string) => void }) {
  const i18n = useI18n();
  const { data, error, refetch } = useQuery(StatesQuery, {
    variables: { subjectId },
    fetchPolicy: 'cache-and-network',
  });
  const states = data?.consentStates;
  return (
    <section className={styles.states} aria-label={i18n.t('How it stands now')}>
      <h2 className={screen.sectionTitle}>{i18n.t('How it stands now')}</h2>
      {error && (
        <ProblemState title={i18n.t('This could not be loaded')} error={error} onRetry={() => void refetch()} />
      )}
      {!states && !error && <LoadingRows rows={1} />}
      {states?.length === 0 && <p className={screen.note}>{i18n.t('This person has allowed and refused nothing.')}</p>}
      {states && states.length > 0 && (
        <ul className={styles.stateList}>
          {states.map((state) => (
            <li key={keyOf(state)}>
              <StateLine state={state} onOpen={onOpen} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function StateLine({ state, onOpen }: { state: State; onOpen: (eventId: string) => void }) {
  const i18n = useI18n();
  return (
    <UnstyledButton className={styles.state} onClick={() => onOpen(state.eventId)}>
      <span>{purposeWord(i18n, state.purpose)}</span>
      <span className={styles.reach}>{reachText(i18n, state)}</span>
      <StatusBadge tone={eventTone(state.state)}>{eventWord(i18n, state.state)}</StatusBadge>
      <span className={styles.reach}>
        {i18n.t('since')} <DateText value={state.beganAt} format="date" />
        {state.endsAt && (
          <>
            {' '}
            {i18n.t('until')} <DateText value={state.endsAt} format="date" />
          </>
        )}
      </span>
    </UnstyledButton>
  );
}

function keyOf({ purpose, channel, topic, contactPointId }: State): string {
  return [purpose, channel, topic, contactPointId].join(' ');
}
