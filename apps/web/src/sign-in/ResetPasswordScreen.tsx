import { Button, TextInput } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { authMessage } from './auth-message.ts';
import { FormNote } from './FormNote.tsx';
import { useLinkToken } from './link/use-link-token.ts';
import { NewPasswordInput } from './NewPasswordInput.tsx';
import { SignInFrame } from './SignInFrame.tsx';
import styles from './sign-in.module.css';
import { useSubmit } from './use-submit.ts';

const route = getRouteApi('/reset-password');

/** Asks for the link to a new password; with the link's token, sets it. */
export function ResetPasswordScreen() {
  const token = useLinkToken();
  return token ? <NewPassword token={token} /> : <AskForLink />;
}

function AskForLink() {
  const i18n = useI18n();
  const { auth } = route.useRouteContext();
  const [email, setEmail] = useState('');
  const [isSent, setSent] = useState(false);
  const { isSending, failure, submit } = useSubmit();
  const ask = async (event: FormEvent) => {
    event.preventDefault();
    if (await submit(() => auth.requestPasswordReset(email))) setSent(true);
  };
  if (isSent)
    return (
      <SignInFrame
        title={i18n.t('Look into your mailbox')}
        lead={i18n.t('If there is an account for this address, a link is on its way. It works for one hour.')}
      >
        <p className={styles.links}>
          <Link to="/sign-in">{i18n.t('Back to sign-in')}</Link>
        </p>
      </SignInFrame>
    );
  return (
    <SignInFrame
      title={i18n.t('Choose a new password')}
      lead={i18n.t('We send you a link with which you choose a new one.')}
    >
      <form className={styles.form} onSubmit={(event) => void ask(event)}>
        {failure !== null && <FormNote key={String(failure)}>{authMessage(i18n, failure)}</FormNote>}
        <TextInput
          label={i18n.t('E-mail')}
          type="email"
          name="email"
          autoComplete="username"
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Button type="submit" loading={isSending}>
          {i18n.t('Send the link')}
        </Button>
        <p className={styles.links}>
          <Link to="/sign-in">{i18n.t('Back to sign-in')}</Link>
        </p>
      </form>
    </SignInFrame>
  );
}

function NewPassword({ token }: { token: string }) {
  const i18n = useI18n();
  const router = useRouter();
  const { auth, session } = route.useRouteContext();
  const [password, setPassword] = useState('');
  const { isSending, failure, submit } = useSubmit();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    await submit(async () => {
      await auth.resetPassword(token, password);
      session.forget();
      await router.navigate({ to: '/sign-in' });
    });
  };
  return (
    <SignInFrame
      title={i18n.t('Choose a new password')}
      lead={i18n.t('Afterwards you are signed out everywhere and sign in with the new one.')}
    >
      <form className={styles.form} onSubmit={(event) => void save(event)}>
        {failure !== null && <FormNote key={String(failure)}>{authMessage(i18n, failure)}</FormNote>}
        <NewPasswordInput value={password} onChange={setPassword} />
        <Button type="submit" loading={isSending}>
          {i18n.t('Save the new password')}
        </Button>
      </form>
    </SignInFrame>
  );
}
