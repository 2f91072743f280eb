import { Button } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { SignInFrame } from '../../sign-in/SignInFrame.tsx';
import { consolePath } from '../console-path.ts';

/** For somebody whose roles hold none of the purposes of the CRM: their work is in the console. */
export function NoPurpose({ workspace }: { workspace: string }) {
  const i18n = useI18n();
  return (
    <SignInFrame
      title={i18n.t('Your roles hold no purpose for which contacts are used')}
      lead={i18n.t(
        'Every look at a person’s data has a purpose. Ask the owner of the workspace for a role that has one.',
      )}
    >
      <Button component="a" href={consolePath(workspace)}>
        {i18n.t('Go to the console')}
      </Button>
    </SignInFrame>
  );
}
