import { IconMail, IconNote, IconPhone, IconShieldCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import {
  EditableText,
  EvidenceChip,
  type Fact,
  FactList,
  FieldValue,
  HoldChip,
  PageHeader,
  RestrictionBanner,
  StatusBadge,
  Timeline,
} from '../src/index.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const save = (value: string) =>
  new Promise<void>((resolve, reject) =>
    setTimeout(value === 'fail' ? () => reject(new Error('refused')) : () => resolve(), 500),
  );

const FACTS: Fact[] = [
  { label: 'Name', value: <EditableText label="Name" value="Ana Ruiz" onSave={save} /> },
  {
    label: 'Job title',
    value: <EditableText label="Job title" value="" placeholder="Add a job title" onSave={save} />,
  },
  {
    label: 'E-mail',
    value: (
      <FieldValue
        field="email"
        label="E-mail"
        value={null}
        withheld={[{ field: 'email', reason: 'ROLE', hint: 'a•••@e•••.test' }]}
        onReveal={async () => 'ana@example.test'}
      />
    ),
  },
  {
    label: 'Phone',
    value: (
      <FieldValue field="phone" label="Phone" value={null} withheld={[{ field: 'phone', reason: 'NO_CONSENT' }]} />
    ),
  },
  { label: 'Birth date', sealed: true, value: <FieldValue field="birthDate" label="Birth date" value="12 May 1984" /> },
  { label: 'Owner', value: 'Maria Lopez' },
];

/** Key facts, as on the record page and in the peek. */
export function RecordFacts() {
  return <FactList facts={FACTS} />;
}

function Column(props: { title: string; children: ReactNode }) {
  return (
    <section aria-label={props.title}>
      <h2 style={{ fontSize: 13, margin: '0 0 8px' }}>{props.title}</h2>
      {props.children}
    </section>
  );
}

/** A contact: facts, timeline, privacy card. */
export function RecordPage() {
  return (
    <>
      <PageHeader
        title="Ana Ruiz"
        badges={<StatusBadge tone="accent">Customer</StatusBadge>}
        actions={<HoldChip reviewOn="2027-03-31" name="Tax audit 2024" onOpen={() => undefined} />}
      />
      <RestrictionBanner
        since="2026-11-02"
        by="Dr. Weiß, privacy officer"
        allowed="storage and legal claims"
        reason="She contests that her address is right."
      />
      <div
        style={{
          display: 'grid',
          gap: 32,
          gridTemplateColumns: 'repeat(auto-fit, minmax(260px, 1fr))',
          marginBlockStart: 24,
        }}
      >
        <Column title="Key facts">
          <RecordFacts />
        </Column>
        <Column title="History">
          <Timeline
            label="History of Ana Ruiz"
            items={[
              {
                id: '1',
                at: '2026-11-22T09:12:00Z',
                icon: <IconPhone size={14} stroke={1.5} />,
                title: 'Maria Lopez called, 14 minutes',
                body: 'Wants the offer in euro, not in dollars. Will decide with Jörg in December.',
              },
              {
                id: '2',
                at: '2026-11-22T07:40:00Z',
                icon: <IconMail size={14} stroke={1.5} />,
                title: 'Ana Ruiz wrote: “Renewal”',
              },
              {
                id: '3',
                at: '2026-11-20T15:01:00Z',
                icon: <IconShieldCheck size={14} stroke={1.5} />,
                tone: 'privacy',
                title: 'Consent to the newsletter withdrawn, by her link in the mail',
              },
              {
                id: '4',
                at: '2026-11-20T08:30:00Z',
                icon: <IconNote size={14} stroke={1.5} />,
                title: 'Job title changed from “CFO” to “CEO” via import #12',
              },
            ]}
          />
        </Column>
        <Column title="Privacy">
          <FactList
            facts={[
              { label: 'Basis', value: 'Legitimate interest (relationship)' },
              { label: 'Marketing', value: 'No consent' },
              { label: 'Keep until', value: '31 Dec 2029' },
              {
                label: 'Proof',
                value: (
                  <EvidenceChip result="passed" checkedAt="2026-11-22T07:00:00Z" now={NOW} onOpen={() => undefined} />
                ),
              },
            ]}
          />
        </Column>
      </div>
    </>
  );
}
