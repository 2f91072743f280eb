import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { DateText, LoadingRows, StatusBadge, useI18n } from '@smartx/ui';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { PersonConsentsQuery } from '../../gql/graphql.ts';
import { QueryProblem } from '../../shell/problem/QueryProblem.tsx';
import panel from '../card-panel.module.css';
import { type ConsentAct, ConsentDialog, type ConsentTarget } from './ConsentDialog.tsx';
import { channelName, consentPurposeWord, stateTone, stateWord } from './consent-words.ts';
import styles from './consents.module.css';

const PersonConsentsDocument = graphql(`
  query PersonConsents($subjectId: ID!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
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
    marketingTopics(first: 100) {
      nodes {
        id
        key
        label
        isActive
      }
    }
  }
`);

type State = PersonConsentsQuery['consentStates'][number];

/** What the person allowed and refused, by purpose and channel; what they say now is written down here. */
export function PersonConsents(props: Omit<ConsentTarget, 'topics'>) {
  const i18n = useI18n();
  const [act, setAct] = useState<ConsentAct | null>(null);
  const { data, error, refetch } = useQuery(PersonConsentsDocument, {
    variables: { subjectId: props.subjectId },
    fetchPolicy: 'cache-and-network',
  });
  const topics = data?.marketingTopics.nodes ?? [];
  const hasEmail = props.addresses.some(({ kind, value }) => kind === 'email' && value);
  return (
    <section className={panel.panel} aria-labelledby="person-consents">
      <h3 id="person-consents">{i18n.t('What they said yes and no to')}</h3>
      {error && !data && (
        <QueryProblem title={i18n.t('The consents could not be loaded')} error={error} onRetry={() => void refetch()} />
      )}
      {!data && !error && <LoadingRows rows={1} />}
      {data?.consentStates.length === 0 && <p>{i18n.t('Nothing is recorded.')}</p>}
      {data && data.consentStates.length > 0 && (
        <ul className={styles.states}>
          {data.consentStates.map((state) => (
            <StateLine
              key={[state.purpose, state.channel, state.topic, state.contactPointId].join(' ')}
              state={state}
              topic={topics.find(({ key }) => key === state.topic)?.label ?? state.topic}
              address={props.addresses.find(({ id }) => id === state.contactPointId)?.value ?? null}
            />
          ))}
        </ul>
      )}
      <div className={styles.actions}>
        <Button variant="default" size="compact-xs" onClick={() => setAct('yes')}>
          {i18n.t('Record a yes')}
        </Button>
        <Button variant="default" size="compact-xs" onClick={() => setAct('no')}>
          {i18n.t('Record a no')}
        </Button>
        {hasEmail && (
          <Button variant="default" size="compact-xs" onClick={() => setAct('ask')}>
            {i18n.t('Ask by mail')}
          </Button>
        )}
      </div>
      {act && (
        <ConsentDialog
          act={act}
          target={{ ...props, topics: topics.filter(({ isActive }) => isActive) }}
          onClose={() => setAct(null)}
        />
      )}
    </section>
  );
}

function StateLine({ state, topic, address }: { state: State; topic: string | null; address: string | null }) {
  const i18n = useI18n();
  return (
    <li>
      <span className={styles.about}>
        <strong>{consentPurposeWord(i18n, state.purpose)}</strong>
        <StatusBadge tone={stateTone(state.state)}>{stateWord(i18n, state.state)}</StatusBadge>
      </span>
      <span className={styles.details}>
        <span>{address ? <bdi>{address}</bdi> : channelName(i18n, state.channel)}</span>
        {topic && <bdi>{topic}</bdi>}
        <DateText value={state.beganAt} format="date" />
        {state.endsAt && (
          <span>
            {i18n.t('until')} <DateText value={state.endsAt} format="date" />
          </span>
        )}
      </span>
    </li>
  );
}
