import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import {
  DateText,
  type Fact,
  FactList,
  FormActions,
  formatNumber,
  LoadingRows,
  SidePeek,
  UserErrors,
  useI18n,
  useToast,
} from '@smartx/ui';
import { useState } from 'react';
import { graphql } from '../gql/gql.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import { useFormCommand } from '../screen/use-command.ts';
import { type AgentRow, AgentState, Called } from './agent-columns.tsx';
import styles from './agents.module.css';

const AgentPeekQuery = graphql(`
  query AgentPeek($id: ID!) @purpose(is: RIGHTS_HANDLING) {
    authorisedAgent(id: $id) {
      id
      ...AgentColumns_agent @unmask
    }
  }
`);

const AgentSuspendMutation = graphql(`
  mutation AgentSuspend($input: AgentSuspendInput!) @purpose(is: RIGHTS_HANDLING) {
    agentSuspend(input: $input) {
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

const AgentResumeMutation = graphql(`
  mutation AgentResume($input: RecordInput!) @purpose(is: RIGHTS_HANDLING) {
    agentResume(input: $input) {
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

interface AgentPeekProps {
  id: string;
  onClose: () => void;
  onChanged: () => void;
}

/** An agent beside the register: its key and address, where its requests stand, and the end of trust in it. */
export function AgentPeek({ id, onClose, onChanged }: AgentPeekProps) {
  const i18n = useI18n();
  const { data, error, refetch } = useQuery(AgentPeekQuery, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const agent = data?.authorisedAgent;
  return (
    <SidePeek opened title={agent?.name ?? i18n.t('Agent')} onClose={onClose}>
      {error && (
        <ProblemState title={i18n.t('The agent could not be loaded')} error={error} onRetry={() => void refetch()} />
      )}
      {!error && !data && <LoadingRows rows={6} />}
      {data && !agent && <p>{i18n.t('There is no such agent.')}</p>}
      {agent && <AgentDetails agent={agent} onDone={onChanged} />}
    </SidePeek>
  );
}

function AgentDetails({ agent, onDone }: ChangeProps) {
  const i18n = useI18n();
  const facts: Fact[] = [
    { label: i18n.t('State'), value: <AgentState agent={agent} i18n={i18n} /> },
    ...(agent.suspendedAt
      ? [
          { label: i18n.t('Suspended on'), value: <DateText value={agent.suspendedAt} /> },
          { label: i18n.t('Why'), value: agent.suspendReason ?? '—' },
        ]
      : []),
    { label: i18n.t('DRP id'), value: <Code text={agent.drpCode} /> },
    { label: i18n.t('Knows us as'), value: <Code text={agent.businessCode} /> },
    { label: i18n.t('Verify key'), value: <Code text={agent.verifyKey} /> },
    {
      label: i18n.t('Hears at'),
      value: agent.callbackUrl ? <Code text={agent.callbackUrl} /> : i18n.t('asks for itself'),
    },
    { label: i18n.t('Last call'), value: <Called at={agent.lastCallAt} /> },
    { label: i18n.t('Registered by'), value: agent.addedBy?.displayName ?? '—' },
    { label: i18n.t('Registered on'), value: <DateText value={agent.createdAt} /> },
  ];
  const counts: Fact[] = [
    { label: i18n.t('Wait for the person'), value: formatNumber(i18n.locale, agent.unprovenCount) },
    { label: i18n.t('Worked on'), value: formatNumber(i18n.locale, agent.openCount) },
    { label: i18n.t('Carried out'), value: formatNumber(i18n.locale, agent.doneCount) },
    { label: i18n.t('Refused'), value: formatNumber(i18n.locale, agent.refusedCount) },
    { label: i18n.t('Taken back'), value: formatNumber(i18n.locale, agent.withdrawnCount) },
  ];
  return (
    <>
      <section className={screen.section}>
        <FactList facts={facts} />
      </section>
      <section className={screen.section} aria-label={i18n.t('Its requests')}>
        <h3 className={styles.heading}>{i18n.t('Its requests')}</h3>
        <FactList facts={counts} />
      </section>
      <section className={screen.section}>
        {agent.suspendedAt ? (
          <ResumeAgent agent={agent} onDone={onDone} />
        ) : (
          <SuspendAgent agent={agent} onDone={onDone} />
        )}
      </section>
    </>
  );
}

function Code({ text }: { text: string }) {
  return (
    <code dir="ltr" className={styles.code}>
      {text}
    </code>
  );
}

interface ChangeProps {
  agent: AgentRow;
  onDone: () => void;
}

function ResumeAgent({ agent, onDone }: ChangeProps) {
  const i18n = useI18n();
  const toast = useToast();
  const [resume] = useMutation(AgentResumeMutation);
  const form = useForm({ initialValues: {} });
  const command = useFormCommand(form, []);
  const submit = form.onSubmit(async () => {
    const input = { id: agent.id, ifVersion: agent.version };
    const isDone = await command.run(async () => (await resume({ variables: { input } })).data?.agentResume.errors);
    if (!isDone) return;
    toast({ message: i18n.t('The agent is let in again') });
    onDone();
  });
  return (
    <form onSubmit={submit} noValidate>
      <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
      <p className={screen.note}>{i18n.t('It has to ask for a new token before it can send anything.')}</p>
      <FormActions submitLabel={i18n.t('Let the agent in again')} saving={command.busy} />
    </form>
  );
}

function SuspendAgent({ agent, onDone }: ChangeProps) {
  const i18n = useI18n();
  const toast = useToast();
  const [isOpen, setOpen] = useState(false);
  const [suspend] = useMutation(AgentSuspendMutation);
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (value) => (value.trim() === '' ? i18n.t('Say why it is suspended.') : null) },
  });
  const command = useFormCommand(form, ['reason']);
  if (!isOpen)
    return (
      <div className={screen.actions}>
        <Button color="red" variant="light" onClick={() => setOpen(true)}>
          {i18n.t('Suspend the agent')}
        </Button>
      </div>
    );
  const submit = form.onSubmit(async ({ reason }) => {
    const input = { id: agent.id, reason, ifVersion: agent.version };
    const isDone = await command.run(async () => (await suspend({ variables: { input } })).data?.agentSuspend.errors);
    if (!isDone) return;
    toast({ message: i18n.t('The agent was suspended') });
    onDone();
  });
  return (
    <form onSubmit={submit} noValidate>
      <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
      <p className={screen.note}>
        {i18n.t('Nothing more of it is accepted from now on. Its open requests go on, for they are of people.')}
      </p>
      <Textarea
        label={i18n.t('Why it is suspended')}
        required
        autosize
        minRows={2}
        maxLength={500}
        {...form.getInputProps('reason')}
      />
      <FormActions submitLabel={i18n.t('Suspend the agent')} saving={command.busy} onCancel={() => setOpen(false)} />
    </form>
  );
}
