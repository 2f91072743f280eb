import { Button, Modal, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import { token } from '../theme/tokens.ts';
import styles from './session.module.css';

/** What the dialog needs. */
export interface SignInAgainDialogProps {
  opened: boolean;
  /** The account whose session ended; no other one can go on here. */
  email: string;
  onSignIn: (password: string) => Promise<void>;
  /** What a failed attempt means, in a sentence. */
  describe: (failure: unknown) => string;
  /** Leads to the sign-in page; what was typed here is lost from sight. */
  onLeave: () => void;
}

/** Escape belongs to what lies below, such as a form that would ask whether to close. */
const KEEPS_ESCAPE = { 'data-mantine-stop-propagation': true } as const;

/**
 * Asks for the password where the session ended, over whatever was being done, which goes on afterwards. What stood on the page
 * is covered until then: the machine may stand open.
 */
export function SignInAgainDialog(props: SignInAgainDialogProps) {
  const i18n = useI18n();
  return (
    <Modal
      opened={props.opened}
      onClose={() => undefined}
      title={i18n.t('Your session has ended')}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      zIndex={1000}
      size={400}
      overlayProps={{ backgroundOpacity: 1, color: token('bg-subtle') }}
    >
      {props.opened && <PasswordForm {...props} />}
    </Modal>
  );
}

function PasswordForm({ email, onSignIn, describe, onLeave }: SignInAgainDialogProps) {
  const i18n = useI18n();
  const [password, setPassword] = useState('');
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    // A dialog of React stands inside the form that it covers.
    event.stopPropagation();
    setSending(true);
    setProblem(null);
    try {
      await onSignIn(password);
    } catch (failure) {
      setProblem(describe(failure));
      setSending(false);
    }
  };
  return (
    <form className={styles.form} onSubmit={(event) => void send(event)}>
      <p className={styles.lead}>{i18n.t('Sign in again to go on where you were. What you typed is kept.')}</p>
      <TextInput
        {...KEEPS_ESCAPE}
        label={i18n.t('E-mail')}
        type="email"
        name="email"
        autoComplete="username"
        readOnly
        value={email}
        dir="ltr"
      />
      <PasswordInput
        {...KEEPS_ESCAPE}
        data-autofocus
        label={i18n.t('Password')}
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        error={problem}
        visibilityToggleButtonProps={{ 'aria-label': i18n.t('Show or hide the password') }}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <div className={styles.actions}>
        <Button {...KEEPS_ESCAPE} type="submit" loading={isSending}>
          {i18n.t('Sign in')}
        </Button>
        <Button {...KEEPS_ESCAPE} variant="default" onClick={onLeave}>
          {i18n.t('Leave this page')}
        </Button>
      </div>
    </form>
  );
}
