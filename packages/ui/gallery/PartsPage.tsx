import { Button, Checkbox, MultiSelect, Radio, Select, Switch, Tabs, Textarea, TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCheck, IconInbox } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import {
  Avatar,
  ConfirmDialog,
  DueDate,
  EmptyState,
  ErrorState,
  EvidenceChip,
  FormActions,
  LoadingRows,
  MaskedValue,
  PageHeader,
  ProgressBar,
  SealedLabel,
  StatusBadge,
  Stepper,
  UserErrors,
  useToast,
  WITHHELD_REASONS,
  WithheldValue,
} from '../src/index.ts';

const NOW = new Date('2026-11-22T10:00:00Z');

function Part(props: { title: string; children: ReactNode }) {
  return (
    <section aria-label={props.title} style={{ marginBlockEnd: 32, maxInlineSize: 720 }}>
      <h2 style={{ fontSize: 14, margin: '0 0 12px' }}>{props.title}</h2>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 12, alignItems: 'center' }}>{props.children}</div>
    </section>
  );
}

/** Everything small. */
export function PartsPage() {
  const [open, setOpen] = useState(false);
  const toast = useToast();
  return (
    <>
      <PageHeader title="Parts" />
      <Part title="Withheld and masked">
        {WITHHELD_REASONS.filter((reason) => reason !== 'ROLE').map((reason) => (
          <WithheldValue key={reason} reason={reason} label="E-mail" />
        ))}
        <MaskedValue hint="a•••@e•••.test" label="E-mail" onReveal={async () => 'ana@example.test'} />
      </Part>
      <Part title="Due dates and evidence">
        <DueDate dueOn="2026-12-04" now={NOW} />
        <DueDate dueOn="2026-11-25" now={NOW} />
        <DueDate dueOn="2026-11-19" now={NOW} />
        <DueDate dueOn="2026-12-24" now={NOW} pausedBecause="waiting for the person" />
        <EvidenceChip result="passed" checkedAt="2026-11-22T07:00:00Z" now={NOW} />
        <EvidenceChip result="failed" checkedAt="2026-11-21T07:00:00Z" now={NOW} onOpen={() => undefined} />
        <EvidenceChip result="never" now={NOW} />
      </Part>
      <Part title="Badges">
        <StatusBadge icon={<IconCheck size={14} stroke={1.5} aria-hidden />} tone="good">
          Won
        </StatusBadge>
        <StatusBadge tone="warn">Due soon</StatusBadge>
        <StatusBadge tone="bad">Overdue</StatusBadge>
        <StatusBadge tone="privacy">Restricted</StatusBadge>
        <StatusBadge tone="accent">Customer</StatusBadge>
        <StatusBadge>Draft</StatusBadge>
        <Avatar name="Ana Ruiz" size={32} />
        <Avatar name="Acme GmbH" size={32} shape="square" decorative={false} />
      </Part>
      <Part title="Buttons">
        <Button>Import 8,800 deals</Button>
        <Button variant="default">Cancel</Button>
        <Button variant="subtle">Save as new</Button>
        <Button variant="light">Invite</Button>
        <Button color="red" onClick={() => setOpen(true)}>
          Delete 14 contacts
        </Button>
        <Button variant="default" disabled>
          Not now
        </Button>
        <Button variant="default" onClick={() => toast({ message: 'Deal moved to Won', onUndo: () => undefined })}>
          Show a toast
        </Button>
      </Part>
      <Part title="Form">
        <div style={{ inlineSize: '100%', display: 'grid', gap: 16 }}>
          <UserErrors
            errors={[{ code: 'VERSION_CONFLICT', message: 'Maria Lopez changed this contact a minute ago.' }]}
          />
          <TextInput label="Full name" description="As the person writes it" placeholder="Ana Ruiz" />
          <TextInput label="E-mail" defaultValue="ana@" error="This is not a complete address" />
          <Select label="Stage" data={['Lead', 'Customer']} placeholder="Choose a stage" />
          <MultiSelect label="Topics" data={['Product news', 'Events']} defaultValue={['Events']} />
          <TextInput label={<SealedLabel>Birth date</SealedLabel>} aria-label="Birth date" placeholder="12 May 1984" />
          <Textarea label="Note" placeholder="What was said" />
          <Checkbox label="Restrict while this is checked" />
          <Checkbox label="Tell the recipients" defaultChecked />
          <Radio label="By e-mail" name="how" defaultChecked />
          <Radio label="By post" name="how" />
          <Switch label="Single-letter shortcuts" defaultChecked />
          <FormActions submitLabel="Create contact" onCancel={() => undefined} />
        </div>
      </Part>
      <Part title="Calendar and tabs">
        <DatePicker defaultDate="2026-11-01" defaultValue="2026-11-22" />
        <Tabs defaultValue="due">
          <Tabs.List>
            <Tabs.Tab value="due">Due soon</Tabs.Tab>
            <Tabs.Tab value="overdue">Overdue</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="due">Three requests</Tabs.Panel>
          <Tabs.Panel value="overdue">None</Tabs.Panel>
        </Tabs>
      </Part>
      <Part title="Steps and progress">
        <Stepper
          label="Request"
          onOpen={() => undefined}
          steps={[
            { id: 'intake', label: 'Intake', state: 'done', detail: 'Portal, 12 Nov' },
            { id: 'identity', label: 'Identity', state: 'done', detail: 'Code by e-mail' },
            { id: 'collect', label: 'Collect', state: 'current', detail: 'Maria Lopez · by 26 Nov' },
            { id: 'approve', label: 'Approve', state: 'blocked', detail: 'Second person missing' },
            { id: 'deliver', label: 'Deliver', state: 'todo' },
          ]}
        />
        <div style={{ flex: '1 1 280px' }}>
          <ProgressBar label="Importing deals" value={1200} max={8800} />
        </div>
      </Part>
      <Part title="States">
        <EmptyState
          title="No leads yet"
          icon={<IconInbox size={16} stroke={1.5} />}
          action={<Button>Add a lead</Button>}
          secondaryAction={<Button variant="subtle">Use sample data</Button>}
        >
          Enquiries from your web form, mail and imports come here until you qualify them.
        </EmptyState>
        <ErrorState
          title="The contacts could not be loaded"
          kept="Nothing was lost."
          advice="Check the connection and try again."
          id="4f1c-92ab"
          onRetry={() => undefined}
        />
        <div style={{ inlineSize: '100%' }}>
          <LoadingRows rows={3} delayMs={0} />
        </div>
      </Part>
      <ConfirmDialog
        opened={open}
        onClose={() => setOpen(false)}
        title="Delete 14 contacts?"
        confirmLabel="Delete 14 contacts"
        typeWord="delete"
        danger
        onConfirm={() => undefined}
      >
        They go to the bin for 30 days. Two on legal hold stay and are listed afterwards.
      </ConfirmDialog>
    </>
  );
}
