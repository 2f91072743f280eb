import { Checkbox, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { UserErrorFields } from '@smartx/client';
import { FormActions, type Translator, UserErrors, useI18n } from '@smartx/ui';
import { useFormCommand } from '../../screen/use-command.ts';
import { purposeWord } from '../../shell/words/purpose-words.ts';
import { DEVELOPER } from '../key-scopes.ts';
import { ScopesField } from './ScopesField.tsx';

/** A key as the API makes it. */
export interface KeyValues {
  name: string;
  recipient: string;
  scopes: string[];
  purposes: string[];
  expiresAt: string | null;
  allowedAddresses: string[];
}

interface Fields {
  name: string;
  recipient: string;
  scopes: string[];
  purposes: string[];
  lifetime: string;
  allowedAddresses: string;
}

interface KeyFormProps {
  /** The actions and purposes that may be handed on. */
  actions: readonly string[];
  purposes: readonly string[];
  onCreate: (values: KeyValues) => Promise<readonly UserErrorFields[] | undefined>;
  onCancel: () => void;
}

const DAY_MS = 86_400_000;
const FIELDS = ['name', 'recipient', 'scopes', 'purposes', 'allowedAddresses'];

/** What a new key is for: who gets data, which and what for, until when and from where. */
export function KeyForm({ actions, purposes, onCreate, onCancel }: KeyFormProps) {
  const i18n = useI18n();
  const form = useForm<Fields>({
    initialValues: { name: '', recipient: '', scopes: [], purposes: [], lifetime: '365', allowedAddresses: '' },
    validate: {
      name: (value) => (value.trim() ? null : i18n.t('Say what the key is for.')),
      recipient: (value) => (value.trim() ? null : i18n.t('Name the organisation that receives the data.')),
      scopes: (value) => (value.length > 0 ? null : i18n.t('Choose at least one thing that the key may do.')),
      purposes: (value, { scopes }) =>
        value.length > 0 || scopes.every((scope) => scope === DEVELOPER)
          ? null
          : i18n.t('Choose at least one purpose.'),
    },
  });
  const command = useFormCommand(form, FIELDS);
  const submit = form.onSubmit((values) => void command.run(() => onCreate(toInput(values))));
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <UserErrors errors={command.errors} title={i18n.t('No key was made.')} />
        <TextInput
          label={i18n.t('What it is for')}
          placeholder={i18n.t('Nightly sync with the webshop')}
          autoComplete="off"
          data-autofocus
          required
          {...form.getInputProps('name')}
        />
        <TextInput
          label={i18n.t('Who receives the data')}
          description={i18n.t(
            'The organisation by name. People who ask what happened to their data are told this name.',
          )}
          autoComplete="off"
          required
          {...form.getInputProps('recipient')}
        />
        <ScopesField held={actions} {...form.getInputProps('scopes')} />
        <PurposesField i18n={i18n} purposes={purposes} props={form.getInputProps('purposes')} />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
          <Select
            label={i18n.t('Ends')}
            data={lifetimes(i18n)}
            allowDeselect={false}
            {...form.getInputProps('lifetime')}
          />
          <Textarea
            label={i18n.t('From which addresses')}
            description={i18n.t('One a line, such as 203.0.113.0/24; empty for anywhere.')}
            autosize
            minRows={2}
            autoComplete="off"
            dir="ltr"
            {...form.getInputProps('allowedAddresses')}
          />
        </SimpleGrid>
        <FormActions submitLabel={i18n.t('Make the key')} saving={command.busy} onCancel={onCancel} />
      </Stack>
    </form>
  );
}

function PurposesField(field: { i18n: Translator; purposes: readonly string[]; props: object }) {
  const { i18n, purposes, props } = field;
  return (
    <Checkbox.Group
      label={i18n.t('For which purposes')}
      description={i18n.t('A person who refuses a purpose is withheld from the key when it asks for that purpose.')}
      {...props}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg" verticalSpacing="xs" mt="sm">
        {purposes.map((purpose) => (
          <div key={purpose}>
            <Checkbox value={purpose} label={purposeWord(i18n, purpose)} />
          </div>
        ))}
      </SimpleGrid>
    </Checkbox.Group>
  );
}

function lifetimes(i18n: Translator) {
  return [
    { value: '30', label: i18n.t('in 30 days') },
    { value: '90', label: i18n.t('in 90 days') },
    { value: '365', label: i18n.t('in a year') },
    { value: '', label: i18n.t('no end') },
  ];
}

function toInput({ lifetime, allowedAddresses, name, recipient, ...values }: Fields): KeyValues {
  return {
    ...values,
    name: name.trim(),
    recipient: recipient.trim(),
    expiresAt: lifetime === '' ? null : new Date(Date.now() + Number(lifetime) * DAY_MS).toISOString(),
    allowedAddresses: allowedAddresses.split(/[\s,]+/).filter((address) => address !== ''),
  };
}
