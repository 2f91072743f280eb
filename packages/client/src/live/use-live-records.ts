import { useApolloClient } from '@apollo/client/react';
import { useEffect } from 'react';
import { useSmartxScope } from '../react/SmartxClientProvider.tsx';
import { ChangeFollower, FOLLOWED_TYPES } from './follow-changes.ts';
import { openChangeSocket } from './open-change-socket.ts';

/** Keeps every list and record on the screen up to date with what is changed elsewhere, as long as the component is mounted. */
export function useLiveRecords(): void {
  const client = useApolloClient();
  const { workspace, purpose } = useSmartxScope();
  useEffect(() => {
    const follower = new ChangeFollower(client);
    const close = openChangeSocket({
      ...{ workspace, purpose, types: FOLLOWED_TYPES },
      onChange: follower.change,
      onGap: follower.everything,
    });
    return () => {
      close();
      follower.stop();
    };
  }, [client, workspace, purpose]);
}
