import { Button } from '@mantine/core';
import { EmptyState, useI18n, usePageTitle } from '@smartx/ui';
import { consolePath } from './console-path.ts';

/** For somebody whose roles hold none of the purposes of the CRM: their work is in the console. */
export function NoPurpose({ workspace }: { workspace: string }) {
  const i18n = useI18n();
  usePageTitle(i18n.t('No purpose'));
  return (
    <main>
      <EmptyState
        title={i18n.t('Your roles hold no purpose for which contacts are used')}
        action={
          <Button component="a" href={consolePath(workspace)}>
            {i18n.t('Go to the console')}
          </Button>
        }
      >
        {i18n.t('Every look at a person’s data has a purpose. Ask the owner of the workspace for a role that has one.')}
      </EmptyState>
    </main>
  );
}
