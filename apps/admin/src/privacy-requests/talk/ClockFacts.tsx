import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { DateText, type Fact, FactList, StatusBadge, UserErrors, useI18n } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import type { RequestClockQuery } from '../../gql/graphql.ts';
import screen from '../../screen/screen.module.css';
import { useCommand } from '../../screen/use-command.ts';
import type { RequestDetail } from '../detail/request-detail.ts';
import { regimeName } from '../words/request-words.ts';
import { toldWord } from '../words/talk-words.ts';
import { RequestClockDocument } from './clock-query.ts';
import styles from './talk.module.css';

const RequestAcknowledgeMutation = graphql(`
  mutation RequestAcknowledge($input: RecordInput!) @purpose(is: RIGHTS_HANDLING) {
    privacyRequestAcknowledge(input: $input) {
      record {
        id
        ...RequestDetail_request
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

type Clock = NonNullable<RequestClockQuery['privacyRequestClock']>;

interface ClockFactsProps {
  request: RequestDetail;
  timeZone: string;
  isOpen: boolean;
}

/** Which laws hold and what their last days are, why the clock stands still, and what the person is told by when. */
export function ClockFacts({ request, timeZone, isOpen }: ClockFactsProps) {
  const { data } = useQuery(RequestClockDocument, {
    variables: { id: request.id },
    fetchPolicy: 'cache-and-network',
  });
  const clock = data?.privacyRequestClock;
  if (!clock) return null;
  return (
    <>
      <Laws clock={clock} timeZone={timeZone} />
      <Told clock={clock} request={request} timeZone={timeZone} />
      {isOpen && !request.acknowledgedAt && request.requesterEmail && <Acknowledge request={request} />}
    </>
  );
}

function Laws({ clock, timeZone }: { clock: Clock; timeZone: string }) {
  const i18n = useI18n();
  const facts: Fact[] = [];
  if (clock.regimes.length > 1)
    for (const { regime, dueOn, isStill } of clock.regimes)
      facts.push({
        label: i18n.t('Last day under the {law}', { law: regimeName(regime) }),
        value: (
          <span className={styles.day}>
            <DateText value={dueOn} timeZone={timeZone} />
            {isStill && <StatusBadge tone="quiet">{i18n.t('stands still')}</StatusBadge>}
          </span>
        ),
      });
  if (clock.resumesOn)
    facts.push({
      label: i18n.t('Goes on at the latest'),
      value: <DateText value={clock.resumesOn} timeZone={timeZone} />,
    });
  if (clock.pausedDays > 0)
    facts.push({
      label: i18n.t('Stood still before'),
      value: i18n.t('{count, plural, one {# day} other {# days}}', { count: clock.pausedDays }),
    });
  return facts.length > 0 && <FactList facts={facts} />;
}

function Told({ clock, request, timeZone }: ClockFactsPropsOf) {
  const i18n = useI18n();
  const doneAt: Record<string, string | null> = {
    receipt: request.acknowledgedAt,
    extension: request.extendedAt,
    refusal: request.refusalGround ? request.closedAt : null,
    answer: request.carriedOutAt,
  };
  return (
    <section aria-label={i18n.t('What the person is told')}>
      <h3 className={screen.sectionTitle}>{i18n.t('What the person is told')}</h3>
      <ul className={styles.told}>
        {clock.tells.map(({ what, law, dueOn }) => {
          const done = doneAt[what];
          return (
            <li key={what}>
              <span>{toldWord(i18n, what)}</span>
              <span className={screen.note}>
                {done ? (
                  <>
                    {i18n.t('told')} <DateText value={done} timeZone={timeZone} />
                  </>
                ) : (
                  <>
                    {i18n.t('by')} <DateText value={dueOn} timeZone={timeZone} />
                  </>
                )}{' '}
                · <bdi>{law}</bdi>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

type ClockFactsPropsOf = Omit<ClockFactsProps, 'isOpen'> & { clock: Clock };

function Acknowledge({ request }: { request: RequestDetail }) {
  const i18n = useI18n();
  const [acknowledge] = useMutation(RequestAcknowledgeMutation);
  const command = useCommand();
  const tell = () => {
    const input = { id: request.id, ifVersion: request.version };
    return command.run(
      async () => (await acknowledge({ variables: { input } })).data?.privacyRequestAcknowledge.errors,
    );
  };
  return (
    <>
      <UserErrors errors={command.errors} title={i18n.t('Nothing was sent.')} />
      <Button variant="default" loading={command.busy} onClick={() => void tell()}>
        {i18n.t('Tell the person that it came in')}
      </Button>
    </>
  );
}
