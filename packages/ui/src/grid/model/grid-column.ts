import type { ReactNode } from 'react';

/** How a column's cells are edited: as text of a kind, or by choosing one of several words. */
export interface GridEdit<Row> {
  kind: 'text' | 'email' | 'tel' | 'url' | 'number' | 'date' | 'select';
  /** What can be chosen, of a `select`. */
  choices?: readonly { readonly value: string; readonly label: string }[];
  /** What the editor starts with. */
  value: (row: Row) => string;
  /** Saves; a rejection keeps what was typed in the cell, marked, with a retry. */
  save: (row: Row, value: string) => Promise<void>;
  /** A sentence if the text is not acceptable, null if it is; focus then stays. */
  validate?: (value: string, row: Row) => string | null;
  /** False for cells that may not be edited, such as withheld ones. */
  enabled?: (row: Row) => boolean;
}

/** One column of a `DataGrid`. Keep the array stable (module scope or `useMemo`). */
export interface GridColumn<Row> {
  id: string;
  header: string;
  /** What stands in the cell. The name of a row goes through `asLink`, so that it can be opened in a tab of its own. */
  cell: (row: Row, asLink: (name: ReactNode) => ReactNode) => ReactNode;
  /** The cell as text, for copying; the shown text if left out. */
  text?: (row: Row) => string;
  width?: number;
  minWidth?: number;
  maxWidth?: number;
  /** Numbers and money stand at the end. */
  align?: 'start' | 'end';
  sortable?: boolean;
  /** The name column: Enter or click opens the row; it cannot be hidden and stays in sight when scrolling sideways. */
  opens?: boolean;
  /** A small icon in the header, with its own name: computed, locked, personal data. */
  mark?: ReactNode;
  edit?: GridEdit<Row>;
}

/** The order in force. */
export interface GridSort {
  columnId: string;
  direction: 'ascending' | 'descending';
}

/** What a view stores about its columns. */
export interface GridLayout {
  hidden: readonly string[];
  /** Column ids from the start; columns not named follow in their own order. */
  order: readonly string[];
  widths: Readonly<Record<string, number>>;
  density: 'comfortable' | 'compact';
}

/** The layout of a view that was never changed. */
export const DEFAULT_LAYOUT: GridLayout = { hidden: [], order: [], widths: {}, density: 'comfortable' };

/** Which rows are loaded, asked for, selected and open: everything a `DataGrid` takes. */
export interface DataGridProps<Row> {
  /** The grid's accessible name: "Contacts". */
  label: string;
  columns: readonly GridColumn<Row>[];
  /** The true number of rows that match, loaded or not. */
  totalCount: number;
  /** A loaded row, or undefined while its window is on the way. */
  getRow: (index: number) => Row | undefined;
  /** The window in sight and a little more, `end` excluded; called whenever part of it is not loaded. */
  onRangeNeeded: (start: number, end: number) => void;
  rowKey: (row: Row) => string;
  /** The row's name, for "Select Ana Ruiz". */
  rowLabel: (row: Row) => string;
  onOpen?: (row: Row) => void;
  /** Where the row has an address of its own. */
  rowHref?: ((row: Row) => string) | undefined;
  /** The open row (in the peek), marked as current. */
  openKey?: string | null | undefined;
  selection?: ReadonlySet<string>;
  onSelectionChange?: (selection: ReadonlySet<string>) => void;
  /** True while "all that match" are selected, loaded or not. */
  allSelected?: boolean;
  /** The header's checkbox; without it, that selects the loaded rows. */
  onSelectAll?: (all: boolean) => void;
  sort?: GridSort | null;
  onSortChange?: (sort: GridSort | null) => void;
  /** Controlled layout of a saved view; the grid keeps its own if left out. */
  layout?: GridLayout;
  onLayoutChange?: (layout: GridLayout) => void;
  /** First load: skeleton rows after 200 ms. */
  loading?: boolean;
  /** Shown instead of rows when nothing matches. */
  emptyState?: ReactNode;
  /** Shown instead of rows when loading failed: an `ErrorState`. */
  errorState?: ReactNode;
  /** Below the rows: "12,480 · sum € 1,204,300". */
  footer?: ReactNode;
  /** Below 768 px each row becomes this card. */
  card?: (row: Row) => ReactNode;
}
