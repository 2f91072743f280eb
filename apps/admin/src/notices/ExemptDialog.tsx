import { useMutation } from '@apollo/client/react';
import { Modal, NativeSelect, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormActions, UserErrors, useI18n, useToast } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import screen from '../screen/screen.module.css';
import { useFormCommand } from '../screen/use-command.ts';
import type { NoticeRow } from './notice-columns.tsx';
import { EXEMPTIONS, exemptionWord } from './notice-words.ts';

const NoticeExemptMutation = graphql(`
  mutation NoticeExempt($input: NoticeExemptInput!) @purpose(is: RIGHTS_HANDLING) {
    noticeExempt(input: $input) {
      record {
        ...NoticeColumns_contact @unmask
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

interface ExemptDialogProps {
  readonly row: NoticeRow;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Notes why somebody need not be told, or takes that back. */
export function ExemptDialog(props: ExemptDialogProps) {
  const i18n = useI18n();
  const isExempt = props.row.noticeState === 'exempt';
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={isExempt ? i18n.t('To be told after all?') : i18n.t('Why need they not be told?')}
    >
      {props.opened && <ExemptForm {...props} isExempt={isExempt} />}
    </Modal>
  );
}

function ExemptForm({ row, isExempt, onClose, onDone }: ExemptDialogProps & { isExempt: boolean }) {
  const i18n = useI18n();
  const toast = useToast();
  const [exempt] = useMutation(NoticeExemptMutation);
  const form = useForm({
    initialValues: { ground: '' },
    validate: { ground: (value) => (value || isExempt ? null : i18n.t('Choose the ground of the law.')) },
  });
  const command = useFormCommand(form, ['ground']);
  const submit = form.onSubmit(async ({ ground }) => {
    const input = { contactId: row.id, ifVersion: row.version, ground: ground || null };
    if (!(await command.run(async () => (await exempt({ variables: { input } })).data?.noticeExempt.errors))) return;
    toast({ message: isExempt ? i18n.t('They are to be told again') : i18n.t('It is noted why') });
    onClose();
    onDone();
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
        {isExempt ? (
          <p className={screen.note}>{i18n.t('The notice is due again on the day on which it was.')}</p>
        ) : (
          <NativeSelect
            label={i18n.t('Ground')}
            description={i18n.t('The law knows no others. If in doubt, tell the person.')}
            required
            {...form.getInputProps('ground')}
          >
            <option value="">{i18n.t('Choose…')}</option>
            {EXEMPTIONS.map((ground) => (
              <option key={ground} value={ground}>
                {exemptionWord(i18n, ground)}
              </option>
            ))}
          </NativeSelect>
        )}
        <FormActions
          submitLabel={isExempt ? i18n.t('Put them on the list') : i18n.t('Note it')}
          saving={command.busy}
          onCancel={onClose}
        />
      </Stack>
    </form>
  );
}
