import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { authMessage } from './auth-message.ts';
import { FormNote } from './FormNote.tsx';
import { SignInFrame } from './SignInFrame.tsx';
import styles from './sign-in.module.css';
import { useSubmit } from './use-submit.ts';

const route = getRouteApi('/sign-in');

/** Signing in by e-mail and password; afterwards people are where they wanted to go. */
export function SignInScreen() {
  const i18n = useI18n();
  const router = useRouter();
  const { auth, session } = route.useRouteContext();
  const { to, next } = route.useSearch();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { isSending, failure, submit } = useSubmit();

  const signIn = async (event: FormEvent) => {
    event.preventDefault();
    await submit(async () => {
      await auth.signIn(email, password);
      session.forget();
      // The console is an app of its own: the browser loads it anew.
      if (next) window.location.assign(next);
      else await router.navigate({ href: to ?? '/' });
    });
  };

  return (
    <SignInFrame title={i18n.t('Sign in')}>
      <form className={styles.form} onSubmit={(event) => void signIn(event)}>
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
        <PasswordInput
          label={i18n.t('Password')}
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          visibilityToggleButtonProps={{ 'aria-label': i18n.t('Show or hide the password') }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={isSending}>
          {i18n.t('Sign in')}
        </Button>
        <p className={styles.links}>
          <Link to="/reset-password">{i18n.t('Forgot your password?')}</Link>
        </p>
      </form>
    </SignInFrame>
  );
}
