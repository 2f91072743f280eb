import { useMutation, useQuery } from '@apollo/client/react';
import { Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type Fact, FactList, FormActions, LoadingRows, UserErrors, useI18n, useIsPhone, useToast } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import { useFormCommand } from '../screen/use-command.ts';
import styles from './agents.module.css';

const AgentEndpointQuery = graphql(`
  query AgentEndpoint @purpose(is: RIGHTS_HANDLING) {
    agentEndpoint {
      apiBase
      businessCode
      supportedActions
    }
  }
`);

const AgentAddMutation = graphql(`
  mutation AgentAdd($input: AgentAddInput!) @purpose(is: RIGHTS_HANDLING) {
    agentAdd(input: $input) {
      record {
        id
        ...AgentColumns_agent
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

interface AgentAddDialogProps {
  opened: boolean;
  onClose: () => void;
  onAdded: (id: string) => void;
}

/** Registers an agent by its public key; says what the agent has to know of us. */
export function AgentAddDialog(props: AgentAddDialogProps) {
  const i18n = useI18n();
  const isPhone = useIsPhone();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={i18n.t('Register an agent')}
      size={620}
      fullScreen={isPhone}
      closeOnClickOutside={false}
    >
      {props.opened && <AgentAddForm {...props} />}
    </Modal>
  );
}

function AgentAddForm(props: AgentAddDialogProps) {
  const i18n = useI18n();
  const { data, error, refetch } = useQuery(AgentEndpointQuery, { fetchPolicy: 'cache-first' });
  const endpoint = data?.agentEndpoint;
  if (error)
    return (
      <ProblemState title={i18n.t('The address could not be loaded')} error={error} onRetry={() => void refetch()} />
    );
  if (!endpoint) return <LoadingRows rows={6} />;
  const facts: Fact[] = [
    {
      label: i18n.t('Our address'),
      value: (
        <code dir="ltr" className={styles.code}>
          {endpoint.apiBase}
        </code>
      ),
    },
    { label: i18n.t('Rights'), value: <code dir="ltr">{endpoint.supportedActions.join(', ')}</code> },
  ];
  return (
    <Stack gap="md">
      <section aria-label={i18n.t('What the agent has to know of us')}>
        <h3 className={styles.heading}>{i18n.t('What the agent has to know of us')}</h3>
        <FactList facts={facts} />
      </section>
      <AgentForm {...props} businessCode={endpoint.businessCode} />
    </Stack>
  );
}

function AgentForm({ onClose, onAdded, businessCode }: AgentAddDialogProps & { businessCode: string }) {
  const i18n = useI18n();
  const toast = useToast();
  const [add] = useMutation(AgentAddMutation);
  const filled = (problem: string) => (value: string) => (value.trim() === '' ? problem : null);
  const form = useForm({
    initialValues: { name: '', drpCode: '', businessCode, verifyKey: '', callbackUrl: '' },
    validate: {
      name: filled(i18n.t('Give the agent a name.')),
      drpCode: filled(i18n.t('Enter the id of the agent.')),
      businessCode: filled(i18n.t('Enter the id by which the agent knows us.')),
      verifyKey: filled(i18n.t('Enter the public key of the agent.')),
    },
  });
  const command = useFormCommand(form, ['name', 'drpCode', 'businessCode', 'verifyKey', 'callbackUrl']);
  const submit = form.onSubmit(async ({ callbackUrl, ...agent }) => {
    let id: string | undefined;
    const isDone = await command.run(async () => {
      const { data } = await add({ variables: { input: { ...agent, callbackUrl: callbackUrl.trim() || null } } });
      id = data?.agentAdd.record?.id;
      return data?.agentAdd.errors;
    });
    if (!isDone) return;
    toast({ message: i18n.t('The agent is registered') });
    onClose();
    if (id) onAdded(id);
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <UserErrors errors={command.errors} title={i18n.t('Nothing was registered.')} />
        <TextInput label={i18n.t('Name')} required maxLength={120} {...form.getInputProps('name')} />
        <TextInput
          label={i18n.t('DRP id')}
          description={i18n.t('As the directory of the Data Rights Protocol lists it.')}
          required
          dir="ltr"
          maxLength={64}
          {...form.getInputProps('drpCode')}
        />
        <TextInput
          label={i18n.t('Knows us as')}
          description={i18n.t('Our own id there. What is signed for another business is not for us.')}
          required
          dir="ltr"
          maxLength={64}
          {...form.getInputProps('businessCode')}
        />
        <TextInput
          label={i18n.t('Verify key')}
          description={i18n.t('The public Ed25519 key in base64. Take it from the directory, never from a request.')}
          required
          dir="ltr"
          maxLength={64}
          {...form.getInputProps('verifyKey')}
        />
        <TextInput
          label={i18n.t('Callback address')}
          description={i18n.t('Where it hears how its requests stand. Nothing is sent to an address in a request.')}
          placeholder="https://"
          dir="ltr"
          maxLength={500}
          {...form.getInputProps('callbackUrl')}
        />
        <FormActions submitLabel={i18n.t('Register the agent')} saving={command.busy} onCancel={onClose} />
      </Stack>
    </form>
  );
}
