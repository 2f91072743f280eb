import { Button } from '@mantine/core';
import { EmptyState, ErrorState, useI18n } from '@smartx/ui';
import { useRouter } from '@tanstack/react-router';

/** A bug in a screen: the frame stays, and so does everything that was saved. */
export function ScreenFailure() {
  const i18n = useI18n();
  const router = useRouter();
  return (
    <ErrorState
      title={i18n.t('This screen broke')}
      kept={i18n.t('What was saved is safe.')}
      advice={i18n.t('Try again; if it happens once more, tell whoever runs this server.')}
      onRetry={() => void router.invalidate()}
    />
  );
}

/** An address that leads nowhere. */
export function NoSuchScreen() {
  const i18n = useI18n();
  return (
    <EmptyState
      title={i18n.t('There is nothing at this address')}
      action={
        <Button component="a" href="/admin/">
          {i18n.t('Go to the start of the console')}
        </Button>
      }
    >
      {i18n.t('The link may be old, or cut off.')}
    </EmptyState>
  );
}
