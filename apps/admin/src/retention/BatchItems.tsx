import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { DateText, LoadingRows, StatusBadge, type Translator, useI18n } from '@smartx/ui';
import { useState } from 'react';
import { graphql } from '../gql/gql.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import { browserHref } from '../shell/sections.ts';
import styles from './retention.module.css';
import { ruleWord } from './retention-words.ts';

const BatchItemsQuery = graphql(`
  query RetentionBatchItems($batchId: ID!, $skip: Int!) @purpose(is: RIGHTS_HANDLING) {
    retentionBatchItems(batchId: $batchId, skip: $skip, first: 20) {
      total
      items {
        recordId
        kind
        name
        rule
        dueOn
        state
      }
    }
  }
`);

const PAGE = 20;

interface BatchItemsProps {
  slug: string;
  batchId: string;
}

/** Who and what is in a batch, by name, once somebody asks: each time is in the log of reads. */
export function BatchItems({ slug, batchId }: BatchItemsProps) {
  const i18n = useI18n();
  const [isShown, setShown] = useState(false);
  if (isShown) return <Items slug={slug} batchId={batchId} />;
  return (
    <div className={screen.actions}>
      <Button variant="default" size="xs" onClick={() => setShown(true)}>
        {i18n.t('Show who is in it')}
      </Button>
    </div>
  );
}

function Items({ slug, batchId }: BatchItemsProps) {
  const i18n = useI18n();
  const [skip, setSkip] = useState(0);
  const variables = { batchId, skip };
  const { data, error, refetch } = useQuery(BatchItemsQuery, { variables, fetchPolicy: 'no-cache' });
  const page = data?.retentionBatchItems;
  if (error)
    return <ProblemState title={i18n.t('The list could not be loaded')} error={error} onRetry={() => void refetch()} />;
  if (!page)
    return data ? (
      <p className={screen.note}>{i18n.t('The list is for those who approve.')}</p>
    ) : (
      <LoadingRows rows={4} />
    );
  return (
    <section aria-label={i18n.t('Who is in it')}>
      <ul className={styles.list}>
        {page.items.map(({ recordId, kind, name, rule, dueOn, state }) => (
          <li key={recordId} className={styles.count}>
            <span className={styles.what}>
              {name === null ? (
                <span>{state === 'done' ? i18n.t('No name any more') : i18n.t('Without a name')}</span>
              ) : (
                <a
                  href={
                    kind === 'deal' ? `/w/${slug}/deals/${recordId}` : browserHref(slug, 'subjects', `/${recordId}`)
                  }
                >
                  <bdi>{name}</bdi>
                </a>
              )}
              <span className={screen.note}>
                {ruleWord(i18n, rule)} · <DateText value={dueOn} format="date" />
              </span>
            </span>
            {state !== 'due' && <StatusBadge tone={toneOf(state)}>{stateWord(i18n, state)}</StatusBadge>}
          </li>
        ))}
      </ul>
      {page.total > PAGE && (
        <div className={screen.actions}>
          <Button variant="default" size="xs" disabled={skip === 0} onClick={() => setSkip(skip - PAGE)}>
            {i18n.t('Earlier')}
          </Button>
          <Button variant="default" size="xs" disabled={skip + PAGE >= page.total} onClick={() => setSkip(skip + PAGE)}>
            {i18n.t('Later')}
          </Button>
          <span className={screen.note}>
            {i18n.t('{from} to {to} of {total}', {
              ...{ from: skip + 1, to: Math.min(skip + PAGE, page.total), total: page.total },
            })}
          </span>
        </div>
      )}
    </section>
  );
}

function toneOf(state: string): 'good' | 'bad' | 'warn' {
  if (state === 'done') return 'good';
  return state === 'failed' ? 'bad' : 'warn';
}

function stateWord(i18n: Translator, state: string): string {
  const words: Record<string, string> = {
    begun: i18n.t('being carried out'),
    done: i18n.t('done'),
    failed: i18n.t('failed'),
    'not-due': i18n.t('not due any more'),
    held: i18n.t('a hold keeps it'),
    restricted: i18n.t('restricted'),
    request: i18n.t('has an open request'),
    tied: i18n.t('works here or has an account'),
  };
  return words[state] ?? state;
}
