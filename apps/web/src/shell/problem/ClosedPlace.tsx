import { Button } from '@mantine/core';
import { EmptyState, PageHeader, useI18n, usePageTitle } from '@smartx/ui';
import { useRouter } from '@tanstack/react-router';
import { useSession } from '../../session/use-session.ts';

/** In place of a screen whose records the roles do not see. */
export function ClosedPlace() {
  const i18n = useI18n();
  const router = useRouter();
  const { workspace } = useSession();
  usePageTitle(i18n.t('Not for your roles'));
  return (
    <>
      <PageHeader title={i18n.t('Not for your roles')} />
      <EmptyState
        title={i18n.t('Your roles do not see these records')}
        action={
          <Button onClick={() => void router.navigate({ to: '/w/$workspace', params: { workspace: workspace.slug } })}>
            {i18n.t('Go to home')}
          </Button>
        }
      >
        {i18n.t('Ask the owner of the workspace for a role that works with them.')}
      </EmptyState>
    </>
  );
}
