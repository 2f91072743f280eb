import { Button } from '@mantine/core';
import { EmptyState, PageHeader, useI18n, usePageTitle } from '@smartx/ui';
import { useRouter } from '@tanstack/react-router';
import { useSession } from '../../session/use-session.ts';

/** For an address below a workspace that leads nowhere; the frame stays, so that the way on is one click. */
export function UnknownScreen() {
  const i18n = useI18n();
  const router = useRouter();
  const { workspace } = useSession();
  usePageTitle(i18n.t('Not found'));
  return (
    <>
      <PageHeader title={i18n.t('Not found')} />
      <EmptyState
        title={i18n.t('There is nothing at this address')}
        action={
          <Button onClick={() => void router.navigate({ to: '/w/$workspace', params: { workspace: workspace.slug } })}>
            {i18n.t('Go to home')}
          </Button>
        }
      >
        {i18n.t('It was removed, never existed, or you may not see it.')}
      </EmptyState>
    </>
  );
}
