import { Button, PasswordInput } from '@mantine/core';
import { useI18n, useToast } from '@smartx/ui';
import { getRouteApi } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { authMessage } from '../sign-in/auth-message.ts';
import { FormNote } from '../sign-in/FormNote.tsx';
import { NewPasswordInput } from '../sign-in/NewPasswordInput.tsx';
import { useSubmit } from '../sign-in/use-submit.ts';
import styles from './account.module.css';

const route = getRouteApi('/w/$workspace');

/** Another password; the sessions elsewhere end with the old one. */
export function PasswordForm() {
  const i18n = useI18n();
  const toast = useToast();
  const { auth } = route.useRouteContext();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const { isSending, failure, submit } = useSubmit();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await submit(() => auth.changePassword(current, password)))) return;
    setCurrent('');
    setPassword('');
    toast({ message: i18n.t('Password changed'), detail: i18n.t('You are signed out everywhere else.') });
  };
  return (
    <form className={styles.fields} onSubmit={(event) => void save(event)}>
      {failure !== null && <FormNote key={String(failure)}>{authMessage(i18n, failure)}</FormNote>}
      <PasswordInput
        label={i18n.t('Current password')}
        name="current-password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={current}
        visibilityToggleButtonProps={{ 'aria-label': i18n.t('Show or hide the password') }}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <NewPasswordInput value={password} onChange={setPassword} />
      <div>
        <Button type="submit" variant="default" loading={isSending}>
          {i18n.t('Change the password')}
        </Button>
      </div>
    </form>
  );
}
