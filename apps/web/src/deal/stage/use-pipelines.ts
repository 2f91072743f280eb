import { useQuery } from '@apollo/client/react';
import { graphql } from '../../gql/gql.ts';
import type { PipelinesQuery as PipelinesData } from '../../gql/graphql.ts';

const PipelinesQuery = graphql(`
  query Pipelines($purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    pipelines(first: 50) {
      nodes {
        id
        name
        position
        stages {
          id
          name
          kind
          position
          probability
          rottingDays
        }
      }
    }
  }
`);

/** A way that deals go. */
export type Pipeline = PipelinesData['pipelines']['nodes'][number];

/** A step of a pipeline. */
export type Stage = Pipeline['stages'][number];

/** The workspace's pipelines with their stages, both in their order. */
export function usePipelines(): { pipelines: readonly Pipeline[] | null; error: unknown; refetch: () => void } {
  const { data, error, refetch } = useQuery(PipelinesQuery);
  const pipelines = data
    ? [...data.pipelines.nodes]
        .sort((a, b) => a.position - b.position)
        .map((pipeline) => ({ ...pipeline, stages: [...pipeline.stages].sort((a, b) => a.position - b.position) }))
    : null;
  return { pipelines, error, refetch: () => void refetch() };
}
