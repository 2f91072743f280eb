/** How one column of a file is used: the field that it fills, how its cells are read, and what happens to an existing value. */
export interface ColumnMapping {
  readonly column: string;
  /** A field of the object, `ignore`, or `answer` (kept as a lead's answer under the column's name). */
  readonly field: string;
  readonly dateFormat?: string;
  readonly collision?: 'overwrite' | 'fill-if-blank' | 'never';
}

/** How a file's columns become fields. */
export interface ImportMapping {
  readonly columns: readonly ColumnMapping[];
}

/** How a file is read, and where its people come from. */
export interface ImportOptions {
  readonly delimiter?: string;
  readonly encoding?: string;
  /** Cells that mean "empty", such as `Select`. */
  readonly emptyValues?: readonly string[];
  readonly currency?: string;
  readonly collectedFrom?: string;
  readonly source?: string;
  readonly basis?: string;
}
