import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useAnnounce } from '../../feedback/AnnouncerProvider.tsx';
import { useI18n } from '../../i18n/use-i18n.ts';
import styles from '../privacy.module.css';

/** What the form needs. */
export interface RevealFormProps {
  label: string;
  onReveal: (reason: string) => Promise<ReactNode>;
  onRevealed: (value: ReactNode) => void;
}

/** A reveal needs a reason, and both go to the log. */
export function RevealForm(props: RevealFormProps) {
  const i18n = useI18n();
  const announce = useAnnounce();
  const [reason, setReason] = useState('');
  const [state, setState] = useState<'idle' | 'asking' | 'failed'>('idle');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (!reason.trim()) return;
    setState('asking');
    try {
      const value = await props.onReveal(reason.trim());
      announce(i18n.t('{field} revealed. This was logged.', { field: props.label }));
      props.onRevealed(value);
    } catch {
      // The refusal is the server's to explain; here it only must not look like a value.
      setState('failed');
    }
  };

  return (
    <form className={styles.revealForm} onSubmit={(event) => void submit(event)}>
      <TextInput
        label={i18n.t('Why do you need it?')}
        description={i18n.t('Your name, the time and this reason are logged.')}
        value={reason}
        maxLength={200}
        data-autofocus
        error={
          state === 'failed'
            ? i18n.t('Not revealed. Nothing was shown or changed; try again or ask an administrator.')
            : null
        }
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="submit" loading={state === 'asking'} disabled={!reason.trim()}>
        {i18n.t('Reveal')}
      </Button>
    </form>
  );
}
