import { graphql } from '../gql/gql.ts';
import type { PipelineListQuery as ListData } from '../gql/graphql.ts';

/** The pipelines with their stages, and how many deals stand in each stage. */
export const PipelineListQuery = graphql(`
  query PipelineList @purpose(is: SECURITY) {
    pipelines(first: 50) {
      nodes {
        id
        version
        name
        position
        stages {
          id
          version
          name
          kind
          position
          probability
          rottingDays
          requiresValue
          requiresExpectedClose
          requiresCompany
          requiresContact
          requiresOwner
        }
      }
    }
    dealsAggregate(groupBy: STAGE) {
      key
      count
    }
  }
`);

/** A way of selling. */
export type Pipeline = ListData['pipelines']['nodes'][number];

/** A step of a pipeline. */
export type Stage = Pipeline['stages'][number];

/** Pipelines and stages in their order. */
export function inOrder<Placed extends { position: number }>(parts: readonly Placed[]): Placed[] {
  return [...parts].sort((one, other) => one.position - other.position);
}
