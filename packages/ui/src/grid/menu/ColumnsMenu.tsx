import { ActionIcon, Button, Checkbox, Popover, SegmentedControl, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import { useState } from 'react';
import { useI18n } from '../../i18n/use-i18n.ts';
import styles from '../grid.module.css';
import { moveColumn, orderedColumns, showColumn } from '../layout/grid-layout.ts';
import { DEFAULT_LAYOUT, type GridColumn, type GridLayout } from '../model/grid-column.ts';

/** What the menu needs; pass the same layout to the `DataGrid`. */
export interface ColumnsMenuProps<Row> {
  columns: readonly GridColumn<Row>[];
  layout: GridLayout;
  onLayoutChange: (layout: GridLayout) => void;
}

/** "Fields" of the toolbar: show, hide and order columns, density, reset. */
export function ColumnsMenu<Row>(props: ColumnsMenuProps<Row>) {
  const i18n = useI18n();
  const [query, setQuery] = useState('');
  const { columns, layout, onLayoutChange } = props;
  const ordered = orderedColumns(columns, layout);
  const found = ordered.filter((column) =>
    column.header.toLocaleLowerCase().includes(query.trim().toLocaleLowerCase()),
  );
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={16} stroke={1.5} aria-hidden />}>
          {i18n.t('Fields')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={styles.columnsMenu}>
          <TextInput
            data-autofocus
            aria-label={i18n.t('Search fields')}
            placeholder={i18n.t('Search fields')}
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
          />
          <ul>
            {found.map((column) => (
              <li key={column.id}>
                <Checkbox
                  label={column.header}
                  checked={!layout.hidden.includes(column.id)}
                  disabled={column.opens ?? false}
                  onChange={(event) => onLayoutChange(showColumn(layout, column.id, event.currentTarget.checked))}
                />
                {!column.opens && (
                  <span>
                    <ActionIcon
                      size={24}
                      aria-label={i18n.t('Move {field} towards the start', { field: column.header })}
                      onClick={() => onLayoutChange(moveColumn(columns, layout, column.id, -1))}
                    >
                      <IconArrowUp size={14} stroke={1.5} />
                    </ActionIcon>
                    <ActionIcon
                      size={24}
                      aria-label={i18n.t('Move {field} towards the end', { field: column.header })}
                      onClick={() => onLayoutChange(moveColumn(columns, layout, column.id, 1))}
                    >
                      <IconArrowDown size={14} stroke={1.5} />
                    </ActionIcon>
                  </span>
                )}
              </li>
            ))}
          </ul>
          <SegmentedControl
            size="xs"
            aria-label={i18n.t('Density')}
            value={layout.density}
            data={[
              { value: 'comfortable', label: i18n.t('Comfortable') },
              { value: 'compact', label: i18n.t('Compact') },
            ]}
            onChange={(value) =>
              onLayoutChange({ ...layout, density: value === 'compact' ? 'compact' : 'comfortable' })
            }
          />
          <Button variant="subtle" color="gray" size="compact-sm" onClick={() => onLayoutChange(DEFAULT_LAYOUT)}>
            {i18n.t('Reset')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
