import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { LoadingRows, type Translator, useI18n } from '@smartx/ui';
import { IconBan, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { MayWriteQuery } from '../../gql/graphql.ts';
import { isCrmPurpose, purposeOption } from '../../session/purposes.ts';
import { QueryProblem } from '../../shell/problem/QueryProblem.tsx';
import panel from '../card-panel.module.css';
import styles from './may-write.module.css';
import { channelWord, verdictSentence } from './may-write-words.ts';
import { StopAddressDialog, type StoppedAddress } from './StopAddressDialog.tsx';

const MayWriteDocument = graphql(`
  query MayWrite($subjectId: ID!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    maySend(subjectId: $subjectId, purposes: ["PROSPECTING", "MARKETING"], similarGoods: true, stopOffered: true) {
      contactPointId
      channel
      purpose
      allowed
      rule
      cause
      since: beganAt
      law
      country
    }
  }
`);

type Verdict = MayWriteQuery['maySend'][number];

/** An address of the person as the page shows it; null where it is withheld. */
export interface ShownAddress {
  readonly id: string;
  readonly value: string | null;
}

interface MayWriteProps {
  readonly subjectId: string;
  readonly addresses: readonly ShownAddress[];
}

const icon = { size: 14, stroke: 2, 'aria-hidden': true } as const;

/** Whether the person may be approached with an offer or sent news, for each address and way: looked at before writing. */
export function MayWrite({ subjectId, addresses }: MayWriteProps) {
  const i18n = useI18n();
  const [stopping, setStopping] = useState<StoppedAddress | null>(null);
  const { data, error, refetch } = useQuery(MayWriteDocument, {
    variables: { subjectId },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <section className={panel.panel} aria-labelledby="may-write">
      <h3 id="may-write">{i18n.t('May I write with an offer or news?')}</h3>
      {error && !data && (
        <QueryProblem
          title={i18n.t('Whether you may write could not be asked')}
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {!data && !error && <LoadingRows rows={2} />}
      {data?.maySend.length === 0 && <p>{i18n.t('There is no address to write to.')}</p>}
      {data && (
        <ul className={styles.addresses}>
          {[...Map.groupBy(data.maySend, ({ contactPointId }) => contactPointId)].map(([id, verdicts]) => (
            <AddressVerdicts
              key={id}
              verdicts={verdicts}
              value={addresses.find((address) => address.id === id)?.value ?? null}
              onStop={setStopping}
            />
          ))}
        </ul>
      )}
      {stopping && (
        <StopAddressDialog address={stopping} onClose={() => setStopping(null)} onStopped={() => void refetch()} />
      )}
    </section>
  );
}

interface AddressVerdictsProps {
  readonly verdicts: readonly Verdict[];
  readonly value: string | null;
  readonly onStop: (address: StoppedAddress) => void;
}

function AddressVerdicts({ verdicts, value, onStop }: AddressVerdictsProps) {
  const i18n = useI18n();
  const kind = kindOf(verdicts);
  const groups = [...Map.groupBy(verdicts, (verdict) => verdictSentence(i18n, verdict))];
  const isStopped = verdicts.some(({ cause }) => cause === 'address-stopped');
  return (
    <li>
      <span className={styles.address}>
        {value ? <bdi>{value}</bdi> : channelWord(i18n, verdicts[0]?.channel ?? '')}
      </span>
      <ul className={styles.verdicts}>
        {groups.map(([sentence, same]) => (
          <li key={sentence} className={same[0]?.allowed ? styles.yes : styles.no}>
            {same[0]?.allowed ? <IconCheck {...icon} /> : <IconBan {...icon} />}
            <span>
              <strong className={styles.about}>{aboutText(i18n, same, verdicts)}</strong>
              {sentence}
              <span className={styles.law}>
                <bdi>{[...new Set(same.map(({ law }) => law))].join(' · ')}</bdi>
              </span>
            </span>
          </li>
        ))}
      </ul>
      {value && kind && !isStopped && (
        <Button variant="subtle" size="compact-xs" className={styles.stop} onClick={() => onStop({ kind, value })}>
          {i18n.t('Stop this address')}
        </Button>
      )}
    </li>
  );
}

/** What the sentence is about: the purposes, and the ways where it does not hold for all of the address. */
function aboutText(i18n: Translator, same: readonly Verdict[], all: readonly Verdict[]): string {
  const ways = new Set(all.map(({ channel }) => channel));
  const list = (words: readonly string[]) => new Intl.ListFormat(i18n.locale, { type: 'unit' }).format(words);
  const byPurpose = Map.groupBy(same, ({ purpose }) => purpose);
  const byWays = Map.groupBy(byPurpose, ([, verdicts]) =>
    verdicts.length === ways.size ? '' : list(verdicts.map(({ channel }) => channelWord(i18n, channel))),
  );
  return [...byWays]
    .map(([way, purposes]) => {
      const names = list(purposes.map(([one]) => (isCrmPurpose(one) ? purposeOption(i18n, one).label : one)));
      return way ? `${way}: ${names}` : names;
    })
    .join(' · ');
}

/** Letters are stopped by an objection to letters: there is one person at an address of post, or none. */
function kindOf(verdicts: readonly Verdict[]): StoppedAddress['kind'] | null {
  if (verdicts.some(({ channel }) => channel === 'phone')) return 'phone';
  return verdicts.some(({ channel }) => channel === 'email') ? 'email' : null;
}
