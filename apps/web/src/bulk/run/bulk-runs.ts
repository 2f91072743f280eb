import { createContext, use } from 'react';

/** The bulk actions that are followed while they run, wherever their member goes. */
export interface BulkRuns {
  readonly ids: readonly string[];
  /** Shows how far one is, and says when it is over. */
  readonly follow: (id: string) => void;
  readonly leave: (id: string) => void;
}

/** Without a shell around it, nothing is followed. */
export const BulkRunsContext = createContext<BulkRuns>({ ids: [], follow: () => undefined, leave: () => undefined });

/** What runs, and the way to follow more. */
export function useBulkRuns(): BulkRuns {
  return use(BulkRunsContext);
}
