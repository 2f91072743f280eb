import { Button } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { authMessage } from '../../sign-in/auth-message.ts';
import { FormNote } from '../../sign-in/FormNote.tsx';
import { useLinkToken } from '../../sign-in/link/use-link-token.ts';
import { SignInFrame } from '../../sign-in/SignInFrame.tsx';
import { useSubmit } from '../../sign-in/use-submit.ts';

const route = getRouteApi('/keep-account');

/** Where the link in the mail leads: a button keeps the account, opening the page does nothing. */
export function KeepAccountScreen() {
  const i18n = useI18n();
  const { auth, session } = route.useRouteContext();
  const token = useLinkToken();
  const [isKept, setKept] = useState(false);
  const { isSending, failure, submit } = useSubmit();
  const keep = async () => {
    session.forget();
    if (await submit(() => auth.keepAccountByLink(token ?? ''))) setKept(true);
  };
  if (isKept)
    return (
      <SignInFrame
        title={i18n.t('You keep your account')}
        lead={i18n.t('Nothing was deleted. If it was not you who asked for the deletion, choose another password.')}
      >
        <Button component="a" href="/">
          {i18n.t('Go to my workspaces')}
        </Button>
      </SignInFrame>
    );
  if (!token)
    return (
      <SignInFrame
        title={i18n.t('This link is not complete')}
        lead={i18n.t('Open it from the mail once more, or sign in and keep your account on its page.')}
      >
        <Button component="a" href="/">
          {i18n.t('Go to my workspaces')}
        </Button>
      </SignInFrame>
    );
  return (
    <SignInFrame
      title={i18n.t('Keep your account?')}
      lead={i18n.t('Somebody, we hope you, asked to delete it. With this button everything stays as it is.')}
    >
      {failure !== null && <FormNote key={String(failure)}>{keepMessage()}</FormNote>}
      <Button loading={isSending} onClick={() => void keep()}>
        {i18n.t('Keep my account')}
      </Button>
    </SignInFrame>
  );

  function keepMessage(): string {
    const isOver = failure instanceof Error && 'code' in failure && failure.code === 'NOT_FOUND';
    return isOver ? i18n.t('This link was used, or the account is deleted already.') : authMessage(i18n, failure);
  }
}
