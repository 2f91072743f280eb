import { useApolloClient } from '@apollo/client/react';
import { useEffect, useMemo, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { DealFilter } from '../../gql/graphql.ts';
import type { DealRow } from '../deal-columns.tsx';

const DealStageQuery = graphql(`
  query DealStage(
    $where: DealFilter
    $first: Int!
    $orderBy: DealOrderInput!
    $purpose: Purpose! = RELATIONSHIP
  ) @purpose(is: $purpose) {
    deals(where: $where, first: $first, orderBy: $orderBy) {
      nodes {
        id
        ...DealColumns_deal @unmask
      }
    }
  }
`);

const STEP = 25;
const MOST = 250;

/** The loaded deals of each stage, in the order asked for. */
export interface StageDeals {
  readonly cards: ReadonlyMap<string, readonly DealRow[]>;
  readonly error: unknown;
  /** Loads more of one stage. */
  readonly showMore: (stageId: string) => void;
  /** Asks again for some stages, after a deal was moved. */
  readonly refresh: (stageIds: readonly string[]) => Promise<void>;
}

/** Follows the deals of several stages at once, each with a window of its own: the largest or the latest first. */
export function useStageDeals(
  stageIds: readonly string[],
  conditions: readonly DealFilter[],
  order: 'VALUE' | 'CREATED_AT',
): StageDeals {
  const client = useApolloClient();
  const [cards, setCards] = useState<ReadonlyMap<string, readonly DealRow[]>>(new Map());
  const [error, setError] = useState<unknown>(null);
  const key = JSON.stringify([stageIds, conditions]);

  const windows = useMemo(() => {
    const [ids, where]: [string[], DealFilter[]] = JSON.parse(key);
    return new Map(
      ids.map((id) => [
        id,
        client.watchQuery({
          query: DealStageQuery,
          variables: {
            where: { AND: [...where, { stage: { id: { eq: id } } }] },
            first: STEP,
            orderBy: { field: order, direction: 'DESC' },
          },
          fetchPolicy: 'cache-and-network',
          nextFetchPolicy: 'cache-first',
        }),
      ]),
    );
  }, [client, key, order]);

  useEffect(() => {
    setCards(new Map());
    setError(null);
    const subscriptions = [...windows].map(([id, window]) =>
      window.subscribe((result) => {
        if (result.error) setError(result.error);
        else if (result.dataState === 'complete') {
          const { nodes } = result.data.deals;
          setCards((before) => new Map(before).set(id, nodes));
        }
      }),
    );
    return () => {
      for (const subscription of subscriptions) subscription.unsubscribe();
    };
  }, [windows]);

  return useMemo(
    () => ({
      cards,
      error,
      showMore: (id) => {
        const window = windows.get(id);
        const first = Math.min(MOST, (window?.variables.first ?? STEP) + STEP * 2);
        void window?.reobserve({ variables: { ...window.variables, first }, fetchPolicy: 'cache-and-network' });
      },
      refresh: async (ids) => {
        await Promise.all(ids.map((id) => windows.get(id)?.refetch()));
      },
    }),
    [cards, error, windows],
  );
}
