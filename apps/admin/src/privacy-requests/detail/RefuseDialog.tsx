import { useMutation } from '@apollo/client/react';
import { Button, Modal, NativeSelect, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { UserErrors, useI18n } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import screen from '../../screen/screen.module.css';
import { useFormCommand } from '../../screen/use-command.ts';
import { groundWord, REFUSAL_GROUNDS } from '../words/request-words.ts';
import type { RequestDetail } from './request-detail.ts';

const RequestRefuseMutation = graphql(`
  mutation RequestRefuse($input: PrivacyRequestRefuseInput!) @purpose(is: RIGHTS_HANDLING) {
    privacyRequestRefuse(input: $input) {
      record {
        id
        ...RequestDetail_request
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

interface RefuseDialogProps {
  request: RequestDetail;
  opened: boolean;
  onClose: () => void;
}

/** Refuses a request on a ground of the law; the person is told it, and where to complain (GDPR Art. 12(4)). */
export function RefuseDialog(props: RefuseDialogProps) {
  const i18n = useI18n();
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={i18n.t('Refuse the request?')}>
      {props.opened && <RefuseForm {...props} />}
    </Modal>
  );
}

function RefuseForm({ request, onClose }: RefuseDialogProps) {
  const i18n = useI18n();
  const [refuse] = useMutation(RequestRefuseMutation);
  const form = useForm({
    initialValues: { ground: '' },
    validate: { ground: (value) => (value ? null : i18n.t('Choose the ground of the law.')) },
  });
  const command = useFormCommand(form, ['ground']);
  const submit = form.onSubmit(async ({ ground }) => {
    const input = { id: request.id, ifVersion: request.version, ground };
    const done = await command.run(
      async () => (await refuse({ variables: { input } })).data?.privacyRequestRefuse.errors,
    );
    if (done) onClose();
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
        <p className={screen.note}>
          {i18n.t('The person gets a letter with the ground and with where to complain. The request is closed.')}
        </p>
        <NativeSelect label={i18n.t('Ground')} required {...form.getInputProps('ground')}>
          <option value="">{i18n.t('Choose…')}</option>
          {REFUSAL_GROUNDS.map((ground) => (
            <option key={ground} value={ground}>
              {groundWord(i18n, ground)}
            </option>
          ))}
        </NativeSelect>
        <div className={screen.actions}>
          <Button type="submit" color="red" loading={command.busy}>
            {i18n.t('Refuse and tell the person')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {i18n.t('Cancel')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
