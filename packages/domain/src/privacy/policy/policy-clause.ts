import type { Category } from '../../kernel/classify.ts';

/** One clause for each promise of the operator; the id binds it to its controls, whatever an operator makes of the words. */
export const CLAUSE_IDS = [
  ...(['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8', 'B9', 'B10', 'B11'] as const),
  ...(['B12', 'B13', 'B14', 'B15', 'B16', 'B17', 'B18', 'B19', 'B20', 'B21'] as const),
] as const;

/** An id of {@link CLAUSE_IDS}. */
export type ClauseId = (typeof CLAUSE_IDS)[number];

/** What a clause says, and the checks behind it that this version carries out by itself; none where there is none yet. */
export interface ClauseWords {
  readonly title: string;
  readonly text: readonly string[];
  readonly checks: readonly string[];
}

/** A category of data in words for the people whom it is about. */
export interface CategoryWords {
  readonly label: string;
  readonly examples: string;
  readonly retention: string;
}

/** Everything that a policy says, in one language. */
export interface PolicyWords {
  readonly clauses: Readonly<Record<ClauseId, ClauseWords>>;
  readonly categories: Readonly<Record<Category, CategoryWords>>;
}
