import type { PlacedError } from '@smartx/client';

/** What is wrong with a list of parts: with one field of a row, or with all of it. */
export interface PartProblems {
  readonly at: (row: number, field: string) => string | undefined;
  readonly whole: string | null;
}

/** Sorts refusals to the rows of one list; what names none of its fields is about the whole. */
export function problemsOf(list: 'lines' | 'contacts', errors: readonly PlacedError[]): PartProblems {
  return {
    at: (row, field) =>
      errors.find(({ path }) => path?.[0] === list && path[1] === String(row) && path[2] === field)?.message,
    whole: errors.find(({ path }) => !(path?.[0] === list && path.length > 2))?.message ?? null,
  };
}
