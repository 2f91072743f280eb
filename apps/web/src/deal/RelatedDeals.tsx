import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { LoadingRows, MoneyText, useI18n } from '@smartx/ui';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../gql/gql.ts';
import type { DealFilter } from '../gql/graphql.ts';
import { RecordLink } from '../record/RecordLink.tsx';
import { RecordSection } from '../record/RecordSection.tsx';
import styles from '../record/record-page.module.css';
import { useNotUsed } from '../session/purpose/use-not-used.ts';
import { useMay, useSession } from '../session/use-session.ts';
import { QueryProblem } from '../shell/problem/QueryProblem.tsx';
import { DealCreateDialog } from './form/DealCreateDialog.tsx';
import { StageBadge } from './stage/StageBadge.tsx';

const RelatedDealsQuery = graphql(`
  query RelatedDeals($where: DealFilter!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    deals(where: $where, first: 10, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes {
        id
        name
        value {
          amount
          currency
        }
        stage {
          id
          name
          kind
        }
      }
      totalCount {
        value
      }
    }
  }
`);

interface RelatedDealsProps {
  where: DealFilter;
  /** With whom a new deal begins. */
  company?: { id: string; name: string | null };
  contact?: { id: string; name: string | null };
}

/** The deals of a person or a company, the latest first, and the way to a new one. */
export function RelatedDeals({ where, ...chosen }: RelatedDealsProps) {
  const i18n = useI18n();
  const router = useRouter();
  const { workspace } = useSession();
  const mayCreate = useMay('deal:create');
  const notUsed = useNotUsed('deal:read');
  const [isCreating, setCreating] = useState(false);
  const { data, error, refetch } = useQuery(RelatedDealsQuery, {
    variables: { where },
    fetchPolicy: 'cache-and-network',
  });
  const deals = data?.deals;
  const add = mayCreate && (
    <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setCreating(true)}>
      {i18n.t('New deal')}
    </Button>
  );
  return (
    <RecordSection title={i18n.t('Deals')} {...(deals ? { count: deals.totalCount.value } : {})} action={add}>
      {!deals && !error && <LoadingRows rows={2} />}
      {!deals && error && (
        <QueryProblem title={i18n.t('The deals could not be loaded')} error={error} onRetry={() => void refetch()} />
      )}
      {deals?.nodes.length === 0 && <p className={styles.muted}>{notUsed ?? i18n.t('No deals that you may see.')}</p>}
      {deals && deals.nodes.length > 0 && (
        <ul className={styles.list}>
          {deals.nodes.map((deal) => (
            <li key={deal.id}>
              <RecordLink kind="deals" id={deal.id} name={deal.name} />
              <span className={styles.line}>
                {deal.value && <MoneyText amount={deal.value.amount} currency={deal.value.currency} cents="auto" />}
                {deal.stage && <StageBadge stage={deal.stage} />}
              </span>
            </li>
          ))}
        </ul>
      )}
      {isCreating && (
        <DealCreateDialog
          {...chosen}
          onClose={() => setCreating(false)}
          onCreated={(id) =>
            void router.navigate({ to: '/w/$workspace/deals/$id', params: { workspace: workspace.slug, id } })
          }
        />
      )}
    </RecordSection>
  );
}
