import type { TimelineEntry_EntryFragment } from '../../gql/graphql.ts';

/** An entry of a history, as the API gives it. */
export type Entry = TimelineEntry_EntryFragment;
