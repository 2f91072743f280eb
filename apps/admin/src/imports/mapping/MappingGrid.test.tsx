import { renderUi } from '@smartx/ui/testing';
import { accessibilityProblems } from '@smartx/ui/testing/axe';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import type { ColumnChoice, FieldInfo } from './column-choice.ts';
import { MappingGrid } from './MappingGrid.tsx';

const FIELDS: readonly FieldInfo[] = [
  { key: 'name', label: 'Name', kind: 'text', isRequired: true, isMany: false, createsMissing: false },
  { key: 'closedOn', label: 'Closed on', kind: 'date', isRequired: false, isMany: false, createsMissing: false },
  { key: 'company', label: 'Company', kind: 'link', isRequired: false, isMany: false, createsMissing: false },
];
const CHOICES: readonly ColumnChoice[] = [
  { column: 'deal', field: 'name', dateFormat: null, collision: null, ifMissing: null, confidence: 1, notice: null },
  {
    ...{ column: 'close_date', field: 'closedOn', dateFormat: 'DD-MM-YY', collision: null, ifMissing: null },
    ...{ confidence: 0.7, notice: 'Every date fits DD-MM-YY and MM-DD-YY; DD-MM-YY is suggested.' },
  },
  { column: 'note', field: 'ignore', dateFormat: null, collision: null, ifMissing: null, confidence: 0, notice: null },
];
const SAMPLES = new Map([['deal', ['GTX for Acme']]]);

function renderGrid(onChange = vi.fn<(choices: ColumnChoice[]) => void>()) {
  function Harness() {
    const [choices, setChoices] = useState(CHOICES);
    const change = (next: ColumnChoice[]) => {
      onChange(next);
      setChoices(next);
    };
    return <MappingGrid choices={choices} fields={FIELDS} samples={SAMPLES} keepsAnswers={false} onChange={change} />;
  }
  renderUi(<Harness />);
  return { onChange, user: userEvent.setup() };
}

const rowOf = (column: string) => {
  const row = screen.getByText(column).closest('tr');
  if (!row) throw new Error(`no row ${column}`);
  return within(row);
};

it('shows for each column its first cells, what it becomes and how sure that is', () => {
  renderGrid();

  expect(rowOf('deal').getByText('GTX for Acme')).toBeDefined();
  expect(rowOf('deal').getByText('sure')).toBeDefined();
  expect(rowOf('close_date').getByTitle(/Every date fits/)).toBeDefined();
  expect(rowOf('note').getByText('not recognised')).toBeDefined();
});

it('maps a column by hand, and then offers how its cells are read', async () => {
  const { user, onChange } = renderGrid();

  await user.selectOptions(screen.getByLabelText('Field for the column note'), 'company');

  expect(rowOf('note').getByText('your choice')).toBeDefined();
  expect(screen.getByLabelText('If a record named in note does not exist')).toBeDefined();
  expect(onChange.mock.lastCall?.[0][2]).toMatchObject({ column: 'note', field: 'company', confidence: null });
});

it('is mapped without a mouse: Enter goes into the choice of a cell, Escape comes back', async () => {
  const { user } = renderGrid();

  await user.tab();
  await user.keyboard('{ArrowRight}{ArrowRight}{Enter}');
  expect(document.activeElement).toBe(screen.getByLabelText('Field for the column deal'));
  await user.keyboard('{Escape}');

  expect(document.activeElement?.getAttribute('data-column')).toBe('2');
});

it('asks for no rule about other values where the column is left out', () => {
  renderGrid();

  expect(screen.queryByLabelText('If a record has another value than note')).toBeNull();
  expect(screen.getByLabelText('If a record has another value than deal')).toBeDefined();
});

it('has no accessibility problem', async () => {
  renderGrid();

  expect(await accessibilityProblems(document.body)).toEqual([]);
});
