import { Button } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { SignInFrame } from '../../sign-in/SignInFrame.tsx';

/** For an address that leads nowhere; a workspace of others looks the same. */
export function UnknownPage() {
  const i18n = useI18n();
  return (
    <SignInFrame
      title={i18n.t('There is nothing at this address')}
      lead={i18n.t('It was removed, never existed, or you may not see it.')}
    >
      <Button component="a" href="/">
        {i18n.t('Go to the start page')}
      </Button>
    </SignInFrame>
  );
}
