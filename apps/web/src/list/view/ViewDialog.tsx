import { Button, Checkbox, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { type FormEvent, useState } from 'react';
import { useMay } from '../../session/use-session.ts';
import styles from '../list.module.css';
import type { ViewFacts } from './use-view-commands.ts';

interface ViewDialogProps {
  title: string;
  facts: ViewFacts;
  /** The message of a refusal, or null where it worked. */
  onSave: (facts: ViewFacts) => Promise<string | null>;
  onClose: () => void;
}

const LONGEST_NAME = 80;

/** The name of a view, who sees it and whether it is locked. */
export function ViewDialog({ title, facts, onSave, onClose }: ViewDialogProps) {
  const i18n = useI18n();
  const mayShare = useMay('saved-view:share');
  const [name, setName] = useState(facts.name);
  const [visibility, setVisibility] = useState(facts.visibility);
  const [isLocked, setLocked] = useState(facts.isLocked);
  const [problem, setProblem] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const isTooLong = name.trim().length > LONGEST_NAME;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setSaving(true);
    const unreachable = i18n.t('The server could not be reached. Try again.');
    const refusal = await onSave({ name: name.trim(), visibility, isLocked }).catch(() => unreachable);
    setSaving(false);
    setProblem(refusal);
    if (refusal === null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={title}>
      <form onSubmit={save} className={styles.builder}>
        <TextInput
          label={i18n.t('Name of the view')}
          data-autofocus
          required
          value={name}
          error={isTooLong ? i18n.t('At most {most} characters.', { most: String(LONGEST_NAME) }) : problem}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={i18n.t('Who sees it')}
          value={visibility}
          data={[
            { value: 'personal', label: i18n.t('Only me') },
            { value: 'team', label: i18n.t('My team') },
            ...(mayShare || visibility === 'everyone' ? [{ value: 'everyone', label: i18n.t('Everyone') }] : []),
          ]}
          onChange={(event) => setVisibility(event.currentTarget.value)}
        />
        <Checkbox
          label={i18n.t('Locked: only its owner and administrators change it')}
          checked={isLocked}
          onChange={(event) => setLocked(event.currentTarget.checked)}
        />
        <div className={styles.editorActions}>
          <Button type="submit" loading={isSaving} disabled={name.trim() === '' || isTooLong}>
            {i18n.t('Save view')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {i18n.t('Cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
