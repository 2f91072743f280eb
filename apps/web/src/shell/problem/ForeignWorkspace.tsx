import { Button } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { SignInFrame } from '../../sign-in/SignInFrame.tsx';

/** For somebody who is signed in and does not belong to the workspace of the address; one that does not exist looks the same. */
export function ForeignWorkspace() {
  const i18n = useI18n();
  return (
    <SignInFrame
      title={i18n.t('You do not belong to this workspace')}
      lead={i18n.t(
        'You are signed in, but this address is not open to you: the workspace does not exist, or your membership has ended. Its owner can tell you why.',
      )}
    >
      <Button component="a" href="/">
        {i18n.t('Go to my workspaces')}
      </Button>
    </SignInFrame>
  );
}
