import { Button, Modal, Textarea } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { type FormEvent, useState } from 'react';
import formStyles from '../../form/form.module.css';

/** A deal is lost for a reason; without one it stays where it is. */
export function LostReasonDialog(props: { name: string; onDone: (reason: string | null) => void }) {
  const i18n = useI18n();
  const [reason, setReason] = useState('');
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== '') props.onDone(reason.trim());
  };
  return (
    <Modal opened onClose={() => props.onDone(null)} title={i18n.t('Why was “{name}” lost?', { name: props.name })}>
      <form className={formStyles.form} onSubmit={save}>
        <Textarea
          label={i18n.t('Reason')}
          required
          withAsterisk={false}
          data-autofocus
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div>
          <Button type="submit" disabled={reason.trim() === ''}>
            {i18n.t('Mark as lost')}
          </Button>{' '}
          <Button variant="default" onClick={() => props.onDone(null)}>
            {i18n.t('Cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
