import { KEY_CHANNEL, type KeyRing } from '@smartx/domain/privacy';
import { ChannelListener } from '../listening/channel-listener.ts';

/**
 * Makes this process forget a key as soon as any process destroys it: a key in memory would still open what was erased. A key of
 * a workspace is forgotten when it is rotated, so that what is sealed from then on lies under the new one. When
 * the connection is lost, it forgets all of them and fetches again what is still there.
 */
export async function forgetDestroyedKeys(
  url: string,
  keyRing: KeyRing,
  onProblem: (message: string) => void,
): Promise<ChannelListener> {
  const listener = new ChannelListener({
    ...{ url, channel: KEY_CHANNEL, onProblem },
    onMessage: (payload) => {
      const [workspaceId, keyId] = payload.split('/');
      if (workspaceId && keyId === '*') keyRing.forgetWorkspaceKey(workspaceId);
      else if (workspaceId && keyId) keyRing.forgetKeys(workspaceId, [keyId]);
    },
    onGap: () => keyRing.forgetAll(),
  });
  await listener.open();
  return listener;
}
