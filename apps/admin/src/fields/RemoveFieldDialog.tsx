import { useMutation } from '@apollo/client/react';
import { ConfirmDialog, UserErrors, useI18n, useToast } from '@smartx/ui';
import { useCommand } from '../screen/use-command.ts';
import { type CustomField, FieldRemoveMutation } from './fields-query.ts';

interface RemoveFieldDialogProps {
  field: CustomField;
  onClose: () => void;
  onDone: () => void;
}

/** Asks before a field goes with everything in it: how many values that is, and its key typed. */
export function RemoveFieldDialog({ field, onClose, onDone }: RemoveFieldDialogProps) {
  const i18n = useI18n();
  const toast = useToast();
  const command = useCommand();
  const [remove] = useMutation(FieldRemoveMutation);
  const { id, version, label, key, valueCount } = field;
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={i18n.t('Remove {label}?', { label })}
      confirmLabel={i18n.t('Remove the field')}
      typeWord={key}
      danger
      onConfirm={async () => {
        const input = { id, ifVersion: version };
        const done = await command.run(
          async () => (await remove({ variables: { input } })).data?.customFieldRemove.errors,
        );
        if (!done) throw new Error('refused');
        toast({ message: i18n.t('{label} is removed', { label }) });
        onDone();
      }}
    >
      <p>
        {i18n.t(
          '{count, plural, =0 {No record has a value in it.} one {One record loses its value in it.} other {# records lose their value in it.}} They do not come back, neither from the bin nor by a later field of the same key.',
          { count: valueCount },
        )}
      </p>
      <p>{i18n.t('To keep the values and ask for no more, retire the field instead.')}</p>
      <UserErrors errors={command.errors} title={i18n.t('Nothing was removed.')} />
    </ConfirmDialog>
  );
}
