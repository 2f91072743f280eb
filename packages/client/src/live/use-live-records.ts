import { useApolloClient } from '@apollo/client/react';
import { useEffect } from 'react';
import type { WatchedType } from '../generated/graphql.ts';
import { useSmartxScope } from '../react/SmartxClientProvider.tsx';
import { ChangeFollower, CRM_TYPES } from './follow-changes.ts';
import { openChangeSocket } from './open-change-socket.ts';

/**
 * Keeps every list and record of these types on the screen up to date with what is changed elsewhere, as long as the component
 * is mounted; those of the CRM if none are named. Keep the array stable.
 */
export function useLiveRecords(types: readonly WatchedType[] = CRM_TYPES): void {
  const client = useApolloClient();
  const { workspace, purpose } = useSmartxScope();
  useEffect(() => {
    const follower = new ChangeFollower(client, types);
    const close = openChangeSocket({
      ...{ workspace, purpose, types },
      onChange: follower.change,
      onGap: follower.everything,
    });
    return () => {
      close();
      follower.stop();
    };
  }, [client, workspace, purpose, types]);
}
