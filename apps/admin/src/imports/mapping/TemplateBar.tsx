import { useMutation, useQuery } from '@apollo/client/react';
import { Button, NativeSelect, Popover, TextInput } from '@mantine/core';
import type { UserErrorFields } from '@smartx/client';
import { UserErrors, useI18n, useToast } from '@smartx/ui';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import screen from '../../screen/screen.module.css';
import { useCommand } from '../../screen/use-command.ts';
import type { ImportRun } from '../run/import-run.ts';
import { useChoose } from '../run/use-choose.ts';

const ImportTemplatesQuery = graphql(`
  query ImportTemplates @purpose(is: DATA_CARE) {
    importTemplates(first: 250) {
      nodes {
        id
        name
        object
      }
    }
  }
`);

const ImportTemplateSaveMutation = graphql(`
  mutation ImportTemplateSave($input: ImportTemplateSaveInput!) @purpose(is: DATA_CARE) {
    importTemplateSave(input: $input) {
      record {
        id
        name
        object
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

interface TemplateBarProps {
  run: ImportRun;
  /** Keeps the columns as they stand on the screen, before a template is made of them. */
  onSaveMapping: () => Promise<readonly UserErrorFields[] | undefined>;
  isComplete: boolean;
}

/** Reads the columns by a template, or keeps them as one for the next file of this shape. */
export function TemplateBar({ run, onSaveMapping, isComplete }: TemplateBarProps) {
  const i18n = useI18n();
  const choose = useChoose(run);
  const command = useCommand();
  const { data, refetch } = useQuery(ImportTemplatesQuery, { fetchPolicy: 'cache-and-network' });
  const templates = (data?.importTemplates.nodes ?? []).filter(({ object }) => object === run.object);
  return (
    <>
      {templates.length > 0 && (
        <NativeSelect
          label={i18n.t('Template')}
          description={i18n.t('Columns of the same name are read as before.')}
          value=""
          disabled={command.busy}
          data={[
            { value: '', label: i18n.t('Use a template…') },
            ...templates.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => {
            const templateId = event.currentTarget.value;
            if (templateId) void command.run(() => choose({ templateId }));
          }}
        />
      )}
      <SaveTemplate run={run} onSaveMapping={onSaveMapping} isComplete={isComplete} onSaved={() => void refetch()} />
      <UserErrors errors={command.errors} title={i18n.t('The template does not fit.')} />
    </>
  );
}

function SaveTemplate({ run, onSaveMapping, isComplete, onSaved }: TemplateBarProps & { onSaved: () => void }) {
  const i18n = useI18n();
  const toast = useToast();
  const command = useCommand();
  const [save] = useMutation(ImportTemplateSaveMutation);
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState('');
  const submit = async () => {
    const done = await command.run(async () => {
      const refused = await onSaveMapping();
      if (refused && refused.length > 0) return refused;
      const input = { importId: run.id, name: name.trim() };
      return (await save({ variables: { input } })).data?.importTemplateSave.errors;
    });
    if (!done) return;
    setOpened(false);
    onSaved();
    toast({ message: i18n.t('The template “{name}” was saved', { name: name.trim() }) });
  };
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus withRoles returnFocus width={300}>
      <Popover.Target>
        <Button variant="default" disabled={!isComplete} onClick={() => setOpened((open) => !open)}>
          {i18n.t('Save as a template')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={i18n.t('Save as a template')}>
        <form
          className={screen.section}
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <UserErrors errors={command.errors} title={i18n.t('The template was not saved.')} />
          <TextInput
            label={i18n.t('Name of the template')}
            description={i18n.t('The same name again replaces it.')}
            value={name}
            data-autofocus
            required
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <div className={screen.actions}>
            <Button type="submit" loading={command.busy} disabled={!name.trim()}>
              {i18n.t('Save the template')}
            </Button>
          </div>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
