import type { IMPORT_OBJECTS } from '../import-run.entity.ts';

/** What a file can be imported as. */
export type ImportObject = (typeof IMPORT_OBJECTS)[number];

/** What the cells of a field hold, and so how they are read. */
export type FieldKind =
  | 'text'
  | 'integer'
  | 'decimal'
  | 'money'
  | 'date'
  | 'boolean'
  | 'email'
  | 'phone'
  | 'url'
  | 'country'
  | 'choice'
  | 'link'
  | 'objection'
  | 'external-id';

/** A field that a column of a file can fill. */
export interface ImportField {
  readonly key: string;
  readonly label: string;
  readonly kind: FieldKind;
  /** What other systems call it, in any case and punctuation. */
  readonly synonyms: readonly string[];
  /** A line without it cannot be imported. */
  readonly isRequired?: true;
  /** Several columns may fill it, such as a second phone. */
  readonly isMany?: true;
  /** Records that do not exist are made from their name unless the mapping says otherwise. */
  readonly createsMissing?: true;
}

/** Whether a word is a field's own or one of these two that every mapping knows. */
export const IGNORE = 'ignore';
/** The column is kept as an answer of the lead, under the column's name as the question. */
export const ANSWER = 'answer';
