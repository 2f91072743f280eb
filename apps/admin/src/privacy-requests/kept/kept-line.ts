import type { KeptItemsQuery } from '../../gql/graphql.ts';

/** Something that is kept after a deletion. */
export type KeptLine = KeptItemsQuery['keptItems']['nodes'][number];
