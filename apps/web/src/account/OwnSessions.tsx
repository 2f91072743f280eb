import { Button } from '@mantine/core';
import type { OwnSession } from '@smartx/client';
import { ErrorState, LoadingRows, RelativeTime, StatusBadge, useI18n, useToast } from '@smartx/ui';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import styles from './account.module.css';

const route = getRouteApi('/w/$workspace');

/** Every place where one is signed in, and how to end it there. */
export function OwnSessions() {
  const i18n = useI18n();
  const toast = useToast();
  const { auth } = route.useRouteContext();
  const [sessions, setSessions] = useState<readonly OwnSession[] | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const load = useCallback(() => {
    setFailed(false);
    auth.sessions().then(setSessions, () => setFailed(true));
  }, [auth]);
  useEffect(load, [load]);

  const end = async (act: () => Promise<unknown>, message: string) => {
    try {
      await act();
      toast({ message });
    } catch {
      // The list, loaded anew, shows what is still open.
      toast({ message: i18n.t('That did not work. Nothing was changed.'), tone: 'bad' });
    }
    load();
  };

  if (hasFailed && !sessions) return <ErrorState title={i18n.t('The sessions could not be loaded')} onRetry={load} />;
  if (!sessions) return <LoadingRows rows={2} />;
  const others = sessions.filter(({ isCurrent }) => !isCurrent);
  return (
    <>
      <ul className={styles.sessions}>
        {sessions.map((session) => (
          <li key={session.id}>
            <SessionText session={session} />
            {session.isCurrent ? (
              <StatusBadge tone="good">{i18n.t('This one')}</StatusBadge>
            ) : (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={i18n.t('Sign out: {browser}', { browser: session.browser ?? i18n.t('Unknown browser') })}
                onClick={() => void end(() => auth.revokeSession(session.id), i18n.t('Signed out there'))}
              >
                {i18n.t('Sign out')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <Button
          variant="default"
          onClick={() => void end(() => auth.revokeOtherSessions(), i18n.t('Signed out everywhere else'))}
        >
          {i18n.t('Sign out everywhere else')}
        </Button>
      )}
    </>
  );
}

function SessionText({ session }: { session: OwnSession }) {
  const i18n = useI18n();
  return (
    <div>
      <strong>{session.browser ?? i18n.t('Unknown browser')}</strong>
      <div className={styles.detail}>
        {session.ipAddress && (
          <>
            <bdi>{session.ipAddress}</bdi> ·{' '}
          </>
        )}
        {i18n.t('signed in')} <RelativeTime value={session.signedInAt} />
      </div>
    </div>
  );
}
