import { useMutation } from '@apollo/client/react';
import { Button, Modal, Text, TextInput } from '@mantine/core';
import { UserErrors, useI18n } from '@smartx/ui';
import { type FormEvent, useState } from 'react';
import formStyles from '../../form/form.module.css';
import { graphql } from '../../gql/gql.ts';
import { useComposer } from '../../timeline/use-composer.ts';

const FileMarkStatutoryMutation = graphql(`
  mutation FileMarkStatutory($input: FileMarkStatutoryInput!, $purpose: Purpose! = RELATIONSHIP)
  @purpose(is: $purpose) {
    fileMarkStatutory(input: $input) {
      record {
        id
        ...FileLine_file
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

interface StatutoryDialogProps {
  file: { id: string; statutoryOn: string | null; version: number };
  onClose: () => void;
}

/** Marks a file as a document that a law wants to see for years, or takes the mark off. */
export function StatutoryDialog({ file, onClose }: StatutoryDialogProps) {
  const i18n = useI18n();
  const [day, setDay] = useState(file.statutoryOn ?? '');
  const [mark] = useMutation(FileMarkStatutoryMutation);
  const { isSending, errors, send } = useComposer();
  const save = async (documentOn: string | null) => {
    const isSaved = await send(async () => {
      const input = { id: file.id, documentOn, ifVersion: file.version };
      return (await mark({ variables: { input } })).data?.fileMarkStatutory.errors ?? [];
    });
    if (isSaved) onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(day);
  };
  return (
    <Modal opened onClose={onClose} title={i18n.t('Statutory document')}>
      <form className={formStyles.form} onSubmit={submit}>
        <Text size="sm">
          {i18n.t(
            'An invoice, a receipt or a contract that the law wants to see for years. When its person is deleted, a sealed copy stays in the archive until then; it is used for nothing else.',
          )}
        </Text>
        <UserErrors errors={errors} />
        <TextInput
          type="date"
          label={i18n.t('Day of the document')}
          required
          withAsterisk={false}
          data-autofocus
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <div>
          <Button type="submit" disabled={day === ''} loading={isSending}>
            {i18n.t('Save')}
          </Button>{' '}
          {file.statutoryOn !== null && (
            <Button variant="default" loading={isSending} onClick={() => void save(null)}>
              {i18n.t('It is none')}
            </Button>
          )}{' '}
          <Button variant="default" onClick={onClose}>
            {i18n.t('Cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
