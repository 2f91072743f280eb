import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import styles from './feedback.module.css';

/** What the dialog needs. */
export interface ConfirmDialogProps {
  opened: boolean;
  onClose: () => void;
  /** The act as a question: "Delete 14 contacts?" */
  title: string;
  /** What will happen, what stays, whether it can be undone. */
  children: ReactNode;
  /** A verb: "Delete 14 contacts". */
  confirmLabel: string;
  /** May return a promise; the dialog stays open and busy until it settles, and stays open with the error if it fails. */
  onConfirm: () => void | Promise<void>;
  /** For what cannot be undone: the word that must be typed. */
  typeWord?: string;
  danger?: boolean;
}

/** Asks before something that matters. Focus starts on the safe choice, or on the word to type. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} size="md">
      {props.opened && <ConfirmBody {...props} />}
    </Modal>
  );
}

/** A fresh body per opening: typed word and error do not survive a cancel. */
function ConfirmBody(props: ConfirmDialogProps) {
  const i18n = useI18n();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const { typeWord } = props;
  const ready = !typeWord || typed.trim().toLocaleLowerCase() === typeWord.toLocaleLowerCase();

  const confirm = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    setBusy(true);
    setFailed(false);
    try {
      await props.onConfirm();
      props.onClose();
    } catch {
      // The caller shows its own error; the dialog must not pretend that it worked.
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className={styles.confirmBody} onSubmit={(event) => void confirm(event)}>
      <div>{props.children}</div>
      {typeWord && (
        <TextInput
          label={i18n.t('Type “{word}” to confirm', { word: typeWord })}
          value={typed}
          data-autofocus
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      {failed && <div role="alert">{i18n.t('That did not work. Nothing was changed; you can try again.')}</div>}
      <div className={styles.actions}>
        <Button variant="default" onClick={props.onClose} {...(typeWord ? {} : { 'data-autofocus': true })}>
          {i18n.t('Cancel')}
        </Button>
        <Button type="submit" color={props.danger ? 'red' : 'indigo'} disabled={!ready} loading={busy}>
          {props.confirmLabel}
        </Button>
      </div>
    </form>
  );
}
