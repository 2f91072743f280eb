import { useMutation } from '@apollo/client/react';
import { Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormActions, UserErrors, useI18n, useToast } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import { useFormCommand } from '../screen/use-command.ts';
import type { NoticeRow } from './notice-columns.tsx';
import { TOLD_METHODS, toldWord } from './notice-words.ts';

const NoticeRecordMutation = graphql(`
  mutation NoticeRecord($input: NoticeRecordInput!) @purpose(is: RIGHTS_HANDLING) {
    noticeRecord(input: $input) {
      record {
        ...NoticeColumns_contact @unmask
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

interface ToldDialogProps {
  readonly row: NoticeRow;
  readonly today: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Notes that somebody was told by other means than by mail. */
export function ToldDialog(props: ToldDialogProps) {
  const i18n = useI18n();
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={i18n.t('Told in another way')}>
      {props.opened && <ToldForm {...props} />}
    </Modal>
  );
}

function ToldForm({ row, today, onClose, onDone }: ToldDialogProps) {
  const i18n = useI18n();
  const toast = useToast();
  const [record] = useMutation(NoticeRecordMutation);
  const form = useForm({ initialValues: { method: 'letter', toldOn: today } });
  const command = useFormCommand(form, ['method', 'toldOn']);
  const submit = form.onSubmit(async (values) => {
    const input = { contactId: row.id, ifVersion: row.version, ...values };
    if (!(await command.run(async () => (await record({ variables: { input } })).data?.noticeRecord.errors))) return;
    toast({ message: i18n.t('It is noted that they were told') });
    onClose();
    onDone();
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
        <NativeSelect
          label={i18n.t('How they were told')}
          data={TOLD_METHODS.map((value) => ({ value, label: toldWord(i18n, value) }))}
          {...form.getInputProps('method')}
        />
        <TextInput label={i18n.t('On which day')} type="date" max={today} required {...form.getInputProps('toldOn')} />
        <FormActions submitLabel={i18n.t('Note it')} saving={command.busy} onCancel={onClose} />
      </Stack>
    </form>
  );
}
