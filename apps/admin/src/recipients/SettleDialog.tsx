import { useMutation } from '@apollo/client/react';
import { Modal, NativeSelect, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormActions, UserErrors, useI18n } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import screen from '../screen/screen.module.css';
import { useFormCommand } from '../screen/use-command.ts';
import type { NoticeRow } from './recipient-columns.tsx';
import { noticeKindWord, reasonChoices } from './recipient-words.ts';

const RecipientNoticeSettleMutation = graphql(`
  mutation RecipientNoticeSettle($input: RecipientNoticeSettleInput!) @purpose(is: RIGHTS_HANDLING) {
    recipientNoticeSettle(input: $input) {
      record {
        id
        ...RecipientColumns_notice
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

interface SettleDialogProps {
  /** The notice; null where the dialog is closed. */
  notice: NoticeRow | null;
  onClose: () => void;
  onSettled: () => void;
}

/** Notes what became of a notice: told by letter, answered, or impossible and why. */
export function SettleDialog(props: SettleDialogProps) {
  const { notice, onClose } = props;
  return (
    <Modal opened={notice !== null} onClose={onClose} title={<bdi>{notice?.recipient}</bdi>}>
      {notice && <SettleForm key={notice.id} {...props} notice={notice} />}
    </Modal>
  );
}

function SettleForm({ notice, onClose, onSettled }: SettleDialogProps & { notice: NoticeRow }) {
  const i18n = useI18n();
  const [settle] = useMutation(RecipientNoticeSettleMutation);
  const form = useForm({
    initialValues: { outcome: notice.toldAt ? 'acknowledged' : 'told', reason: '' },
    validate: {
      reason: (value, { outcome }) =>
        outcome === 'impossible' && value === '' ? i18n.t('Say why: it is shown to the person who asks.') : null,
    },
  });
  const command = useFormCommand(form, ['outcome', 'reason']);
  const isImpossible = form.values.outcome === 'impossible';
  const submit = form.onSubmit(async ({ outcome, reason }) => {
    const input = { id: notice.id, outcome, reason: isImpossible ? reason : null };
    const done = await command.run(
      async () => (await settle({ variables: { input } })).data?.recipientNoticeSettle.errors,
    );
    if (!done) return;
    onClose();
    onSettled();
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <UserErrors errors={command.errors} title={i18n.t('Nothing was noted.')} />
        <p className={screen.note}>
          {i18n.t('What they are told: {what}.', { what: noticeKindWord(i18n, notice.kind) })}{' '}
          {notice.isByFeed
            ? i18n.t('A key of theirs hears of it by itself and can answer by itself.')
            : i18n.t(
                'They have no key that works: write to them, without a name, by the number that they gave the person.',
              )}
        </p>
        <NativeSelect
          label={i18n.t('What became of it')}
          data={[
            { value: 'told', label: i18n.t('They were told') },
            { value: 'acknowledged', label: i18n.t('They say that it is done') },
            { value: 'impossible', label: i18n.t('It is impossible') },
          ]}
          {...form.getInputProps('outcome')}
        />
        {isImpossible && (
          <NativeSelect label={i18n.t('Why')} required {...form.getInputProps('reason')}>
            <option value="">{i18n.t('Choose…')}</option>
            {reasonChoices(i18n).map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </NativeSelect>
        )}
        <FormActions submitLabel={i18n.t('Note it')} saving={command.busy} onCancel={onClose} />
      </Stack>
    </form>
  );
}
