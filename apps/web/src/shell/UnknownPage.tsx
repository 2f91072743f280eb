import { Button } from '@mantine/core';
import { EmptyState, useI18n, usePageTitle } from '@smartx/ui';

/** For an address that leads nowhere; a workspace of others looks the same. */
export function UnknownPage() {
  const i18n = useI18n();
  usePageTitle(i18n.t('Not found'));
  return (
    <main>
      <EmptyState
        title={i18n.t('There is nothing at this address')}
        action={
          <Button component="a" href="/">
            {i18n.t('Go to the start page')}
          </Button>
        }
      >
        {i18n.t('It was removed, never existed, or you may not see it.')}
      </EmptyState>
    </main>
  );
}
