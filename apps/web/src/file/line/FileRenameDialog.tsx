import { useMutation } from '@apollo/client/react';
import { Button, Modal, TextInput } from '@mantine/core';
import { UserErrors, useI18n } from '@smartx/ui';
import { type FormEvent, useState } from 'react';
import formStyles from '../../form/form.module.css';
import { graphql } from '../../gql/gql.ts';
import { useComposer } from '../../timeline/use-composer.ts';

const FileRenameMutation = graphql(`
  mutation FileRename($input: FileRenameInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    fileRename(input: $input) {
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

/** Gives a file another name. */
export function FileRenameDialog(props: { file: { id: string; name: string; version: number }; onClose: () => void }) {
  const i18n = useI18n();
  const { file } = props;
  const [name, setName] = useState(file.name);
  const [rename] = useMutation(FileRenameMutation);
  const { isSending, errors, send } = useComposer();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const isSaved = await send(async () => {
      const input = { id: file.id, name, ifVersion: file.version };
      return (await rename({ variables: { input } })).data?.fileRename.errors ?? [];
    });
    if (isSaved) props.onClose();
  };
  return (
    <Modal opened onClose={props.onClose} title={i18n.t('Rename file')}>
      <form className={formStyles.form} onSubmit={(event) => void save(event)}>
        <UserErrors errors={errors} />
        <TextInput
          label={i18n.t('Name')}
          required
          withAsterisk={false}
          data-autofocus
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.setSelectionRange(0, stemLength(name))}
        />
        <div>
          <Button type="submit" disabled={name.trim() === ''} loading={isSending}>
            {i18n.t('Save')}
          </Button>{' '}
          <Button variant="default" onClick={props.onClose}>
            {i18n.t('Cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** The part of a name that people change: without its type. */
function stemLength(name: string): number {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? dot : name.length;
}
