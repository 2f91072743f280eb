import { useCallback } from 'react';
import { useSession } from '../../session/use-session.ts';

/** Whether the roles allow a move into a stage: winning and losing are actions of their own. */
export function useMayEnter(): (stage: { kind: string }) => boolean {
  const { actions } = useSession();
  return useCallback(
    ({ kind }) => actions.has(kind === 'won' ? 'deal:win' : kind === 'lost' ? 'deal:lose' : 'deal:move'),
    [actions],
  );
}
