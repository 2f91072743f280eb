import { Button, PasswordInput } from '@mantine/core';
import type { AccountClosure, AuthClient } from '@smartx/client';
import { useI18n, useToast } from '@smartx/ui';
import { type FormEvent, useState } from 'react';
import { authMessage } from '../../sign-in/auth-message.ts';
import { FormNote } from '../../sign-in/FormNote.tsx';
import { useSubmit } from '../../sign-in/use-submit.ts';
import { ClosureConsequences } from './ClosureConsequences.tsx';
import styles from './closure.module.css';

/** Asks for the deletion with the password once more; where somebody owns a workspace alone, says what comes first. */
export function CloseAccountForm(props: { auth: AuthClient; closure: AccountClosure; onChange: () => void }) {
  const i18n = useI18n();
  const toast = useToast();
  const [password, setPassword] = useState('');
  const { isSending, failure, submit } = useSubmit();
  const alone = props.closure.workspaces.filter(({ isOwnedAlone }) => isOwnedAlone);
  const close = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await submit(() => props.auth.closeAccount(password)))) return;
    toast({ message: i18n.t('Your account will be deleted in a day'), detail: i18n.t('We sent you a mail about it.') });
    props.onChange();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void close(event)}>
      <ClosureConsequences workspaces={props.closure.workspaces} />
      {alone.length > 0 ? (
        <LastOwner workspaces={alone} />
      ) : (
        <>
          {failure !== null && <FormNote key={String(failure)}>{authMessage(i18n, failure)}</FormNote>}
          <PasswordInput
            className={styles.password}
            label={i18n.t('Your password, once more')}
            name="closing-password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={password}
            visibilityToggleButtonProps={{ 'aria-label': i18n.t('Show or hide the password') }}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <div>
            <Button type="submit" color="red" loading={isSending}>
              {i18n.t('Delete my account')}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}

function LastOwner({ workspaces }: { workspaces: AccountClosure['workspaces'] }) {
  const i18n = useI18n();
  return (
    <div className={styles.closing} role="note">
      <p>
        <strong>{i18n.t('You are the only owner of a workspace.')}</strong>{' '}
        {i18n.t('Before you can delete your account, make somebody else an owner there, or close it:')}
      </p>
      <ul className={styles.list}>
        {workspaces.map(({ slug, name }) => (
          <li key={slug}>
            <a href={`/admin/w/${slug}/members`}>{i18n.t('Members of {name}', { name })}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
