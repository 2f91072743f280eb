import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import {
  Avatar,
  ColumnsMenu,
  DataGrid,
  DEFAULT_LAYOUT,
  FieldValue,
  FilterChips,
  type GridColumn,
  type GridSort,
  MoneyText,
  PageHeader,
  RelativeTime,
  SearchField,
  SidePeek,
  StatusBadge,
} from '../src/index.ts';
import { type Person, personAt } from './people.ts';
import { RecordFacts } from './RecordPage.tsx';

const TOTAL = 100_000;
const NOW = new Date('2026-11-22T10:00:00Z');

/** The record table as in the CRM: 100,000 rows through a slow fake server. */
export function ListPage() {
  const rows = useRef(new Map<number, Person>());
  const [, redraw] = useState(0);
  const [layout, setLayout] = useState(DEFAULT_LAYOUT);
  const [sort, setSort] = useState<GridSort | null>({ columnId: 'name', direction: 'ascending' });
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set(['con_2']));
  const [open, setOpen] = useState<Person | null>(null);
  const [query, setQuery] = useState('');
  const columns = useMemo(() => gridColumns(), []);
  const load = useCallback((start: number, end: number) => {
    setTimeout(() => {
      for (let index = start; index < end; index += 1)
        if (!rows.current.has(index)) rows.current.set(index, personAt(index));
      redraw((count) => count + 1);
    }, 80);
  }, []);

  return (
    <>
      <PageHeader
        title="Contacts"
        count={TOTAL}
        total={TOTAL}
        actions={
          <>
            <ColumnsMenu columns={columns} layout={layout} onLayoutChange={setLayout} />
            <SearchField label="Search contacts" value={query} onChange={setQuery} />
            <Button leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />}>New contact</Button>
          </>
        }
      />
      <div style={{ marginBlockEnd: 12 }}>
        <FilterChips
          filters={[
            { id: 'stage', field: 'stage', operator: 'is', value: 'Customer' },
            { id: 'owner', field: 'owner', operator: 'is', value: 'me' },
          ]}
          onRemove={() => undefined}
          onAdd={() => undefined}
          end={
            <Button size="compact-sm" variant="subtle">
              Save view
            </Button>
          }
        />
      </div>
      <DataGrid
        label="Contacts"
        columns={columns}
        totalCount={TOTAL}
        getRow={(index) => rows.current.get(index)}
        onRangeNeeded={load}
        rowKey={(person) => person.id}
        rowLabel={(person) => person.name}
        onOpen={setOpen}
        openKey={open?.id}
        selection={selection}
        onSelectionChange={setSelection}
        sort={sort}
        onSortChange={setSort}
        layout={layout}
        onLayoutChange={setLayout}
        footer={
          <>
            <span>100,000</span>
            <span>
              sum <MoneyText amount="1204300.00" currency="EUR" cents="auto" />
            </span>
            {selection.size > 0 && <span>{selection.size} selected</span>}
          </>
        }
        card={(person) => <PersonCard person={person} />}
      />
      <SidePeek
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={open?.name ?? ''}
        onExpand={() => undefined}
        onNext={() => undefined}
        onPrevious={() => undefined}
      >
        <RecordFacts />
      </SidePeek>
    </>
  );
}

const reveal = async (_field: string, reason: string) => {
  if (reason === 'fail') throw new Error('refused');
  return 'revealed@example.test';
};

function PersonCard({ person }: { person: Person }) {
  return (
    <div style={{ display: 'grid', gap: 2 }}>
      <strong style={{ fontWeight: 500 }}>{person.name}</strong>
      <span>{person.company}</span>
      <FieldValue field="email" label="E-mail" value={person.email} withheld={person.withheld} onReveal={reveal} />
    </div>
  );
}

function gridColumns(): GridColumn<Person>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      width: 220,
      opens: true,
      sortable: true,
      cell: (person) => (
        <>
          <Avatar name={person.name} size={20} />
          {person.name}
        </>
      ),
      text: (person) => person.name,
    },
    { id: 'company', header: 'Company', width: 180, sortable: true, cell: (person) => person.company },
    {
      id: 'email',
      header: 'E-mail',
      width: 230,
      cell: (person) => (
        <FieldValue
          field="email"
          label="E-mail"
          value={person.email && <bdi>{person.email}</bdi>}
          withheld={person.withheld}
          onReveal={reveal}
        />
      ),
    },
    {
      id: 'next',
      header: 'Next step',
      width: 150,
      cell: (person) => person.nextStep,
      edit: {
        kind: 'text',
        value: (person) => person.nextStep,
        validate: (value) => (value ? null : 'Say what comes next'),
        save: (_person, value) =>
          new Promise((resolve, reject) => setTimeout(value === 'fail' ? reject : resolve, 600)),
      },
    },
    { id: 'phone', header: 'Phone', width: 150, cell: (person) => (person.phone ? <bdi>{person.phone}</bdi> : '—') },
    {
      id: 'stage',
      header: 'Stage',
      width: 120,
      cell: (person) => <StatusBadge>{person.nextStep === 'Waiting' ? 'Lead' : 'Customer'}</StatusBadge>,
    },
    {
      id: 'amount',
      header: 'Open deals',
      width: 130,
      align: 'end',
      sortable: true,
      cell: (person) => <MoneyText amount={person.amount} currency="EUR" cents="auto" />,
    },
    {
      id: 'spoken',
      header: 'Last spoken',
      width: 140,
      sortable: true,
      cell: (person) => <RelativeTime value={person.spokenAt} now={NOW} />,
    },
  ];
}
