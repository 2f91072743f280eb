import { Button } from '@mantine/core';
import { IconCheck, IconInbox } from '@tabler/icons-react';
import { useState } from 'react';
import {
  Avatar,
  ConfirmDialog,
  DueDate,
  EmptyState,
  ErrorState,
  EvidenceChip,
  LoadingRows,
  MaskedValue,
  PageHeader,
  ProgressBar,
  StatusBadge,
  Stepper,
  useToast,
  WITHHELD_REASONS,
  WithheldValue,
} from '../src/index.ts';
import { FormParts } from './FormParts.tsx';
import { Part } from './Part.tsx';

const NOW = new Date('2026-11-22T10:00:00Z');

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
      <FormParts />
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
