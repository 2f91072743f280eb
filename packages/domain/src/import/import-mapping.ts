/** What happens to a value that a record has already, when a file has another one. Empty cells never change anything. */
export const COLLISION_RULES = ['overwrite', 'fill-if-blank', 'never'] as const;

/** A rule of {@link COLLISION_RULES}. */
export type CollisionRule = (typeof COLLISION_RULES)[number];

/** What happens where a cell names a record that does not exist. */
export const MISSING_LINK_RULES = ['error', 'create', 'leave-empty'] as const;

/** A rule of {@link MISSING_LINK_RULES}. */
export type MissingLinkRule = (typeof MISSING_LINK_RULES)[number];

/** How one column of a file is used: the field that it fills, how its cells are read, and what happens to an existing value. */
export interface ColumnMapping {
  readonly column: string;
  /** A field of the object, `ignore`, or `answer` (kept as a lead's answer under the column's name). */
  readonly field: string;
  readonly dateFormat?: string | undefined;
  readonly collision?: CollisionRule | undefined;
  readonly ifMissing?: MissingLinkRule | undefined;
  /** How sure a suggestion is, from 0 to 1; absent where somebody decided. */
  readonly confidence?: number;
  /** What somebody should look at before they start. */
  readonly notice?: string;
}

/** How a file's columns become fields. */
export interface ImportMapping {
  readonly columns: readonly ColumnMapping[];
  /** What was noticed about the file as a whole. */
  readonly notices?: readonly string[];
}

/** How a file is read, and where its people come from. */
export interface ImportOptions {
  readonly delimiter?: string | undefined;
  readonly encoding?: string | undefined;
  readonly headerLine?: number;
  readonly hasBrokenBytes?: boolean;
  /** Cells that mean "empty", such as `Select`. */
  readonly emptyValues?: readonly string[] | undefined;
  /** The currency of amounts; by default the workspace's. */
  readonly currency?: string | undefined;
  /** The system whose ids the file has; a second file of that system finds the records of the first. */
  readonly externalSystem?: string | undefined;
  readonly collectedFrom?: string | undefined;
  readonly source?: string | undefined;
  /** The ground of GDPR Art. 6(1) for the relationship with these people; without one the workspace's holds. */
  readonly basis?: string | undefined;
}
