import { Button, Popover, TextInput } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useAnnounce } from '../feedback/AnnouncerProvider.tsx';
import { useI18n } from '../i18n/use-i18n.ts';
import styles from './privacy.module.css';

/** What a masked value needs. */
export interface MaskedValueProps {
  /** The part that may be shown: "a•••@e•••.com". */
  hint: string | null | undefined;
  /** The field's name as people see it, for accessible names. */
  label: string;
  /** Runs the logged reveal for a reason and gives the value; leave out where the role may not reveal. */
  onReveal?: ((reason: string) => Promise<ReactNode>) | undefined;
}

/** A value masked by role: its hint and an eye button that asks why. The value lives in this component only, in no cache. */
export function MaskedValue(props: MaskedValueProps) {
  const [revealed, setRevealed] = useState<ReactNode>(null);
  const { onReveal } = props;
  if (revealed !== null) return <span className={styles.masked}>{revealed}</span>;
  return (
    <span className={styles.masked}>
      <bdi className={styles.hint}>{props.hint || '•••'}</bdi>
      {onReveal && <Reveal label={props.label} onReveal={onReveal} onRevealed={setRevealed} />}
    </span>
  );
}

interface RevealProps {
  label: string;
  onReveal: (reason: string) => Promise<ReactNode>;
  onRevealed: (value: ReactNode) => void;
}

/** The eye and its small form: a reveal needs a reason, and both go to the log. */
function Reveal(props: RevealProps) {
  const i18n = useI18n();
  const announce = useAnnounce();
  const [open, setOpen] = useState(false);
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
    <Popover opened={open} onChange={setOpen} trapFocus returnFocus withArrow>
      <Popover.Target>
        <button
          type="button"
          className={styles.eye}
          aria-label={i18n.t('Reveal {field} (logged)', { field: props.label })}
          title={i18n.t('Reveal (logged)')}
          onClick={(event) => {
            event.stopPropagation();
            setOpen((is) => !is);
          }}
        >
          <IconEye size={16} stroke={1.5} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
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
      </Popover.Dropdown>
    </Popover>
  );
}
