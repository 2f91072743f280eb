import { z } from 'zod';
import { InvalidInputError } from '../kernel/errors.ts';

/** How a view shows its records. */
export const VIEW_LAYOUTS = ['table', 'board', 'calendar'] as const;

/** How a condition compares; the words of the screens' addresses. */
export const VIEW_OPERATORS = [
  ...(['contains', 'is', 'isNot', 'isAnyOf', 'isNoneOf', 'startsWith', 'isEmpty', 'isFilled'] as const),
  ...(['before', 'after', 'atLeast', 'atMost', 'inLast', 'inNext', 'inThis', 'isMe'] as const),
] as const;

/** The bounds of a stored view. */
const LIMITS = { entries: 20, perGroup: 10, values: 50, text: 200, columns: 200 } as const;

/** A field or column, by its name in the API; no place for words of somebody's own. */
const NAME = z.string().regex(/^[A-Za-z][\w.:-]{0,79}$/, 'Use the name of a field.');
const TEXT = z
  .string()
  .max(LIMITS.text)
  .refine((text) => !/\p{Cc}/u.test(text), 'Use one line of text.');
const COLUMNS = z.array(NAME).max(LIMITS.columns);

const CLAUSE = z.strictObject({
  field: NAME,
  operator: z.enum(VIEW_OPERATORS),
  value: TEXT.default(''),
  values: z.array(TEXT).max(LIMITS.values).optional(),
});
const GROUP = z.strictObject({ join: z.enum(['any', 'all']), of: z.array(CLAUSE).min(1).max(LIMITS.perGroup) });
const ARRANGEMENT = {
  view: z.enum(VIEW_LAYOUTS).optional(),
  match: z.literal('any').optional(),
  sort: z
    .string()
    .regex(/^-?[A-Za-z][\w.:-]{0,79}$/, 'Use the name of a column.')
    .optional(),
  columns: z
    .strictObject({
      hidden: COLUMNS,
      order: COLUMNS,
      widths: z.record(NAME, z.number().min(40).max(2000)),
      density: z.enum(['comfortable', 'compact']),
    })
    .optional(),
};

const STATE = z.strictObject({
  ...ARRANGEMENT,
  filters: z
    .array(z.union([GROUP, CLAUSE]))
    .max(LIMITS.entries)
    .default([]),
});

/** Everything that a view keeps: layout, filters, order and columns. */
export type ViewState = z.infer<typeof STATE>;

const PLACE = z.int().min(0);
const KEPT_CLAUSE = z.strictObject({
  field: NAME,
  operator: z.enum(VIEW_OPERATORS),
  value: PLACE.nullable(),
  values: z.array(PLACE).nullable(),
});
const KEPT = z.strictObject({
  ...ARRANGEMENT,
  filters: z.array(z.union([z.strictObject({ join: z.enum(['any', 'all']), of: z.array(KEPT_CLAUSE) }), KEPT_CLAUSE])),
});

/** A view without what was typed into its filters: names of fields, and places in the list of what was typed. */
export type KeptState = z.infer<typeof KEPT>;

type Clause = z.infer<typeof CLAUSE>;
type KeptClause = z.infer<typeof KEPT_CLAUSE>;

/**
 * No value has a line break, and no name reaches over a bar: what an erasure takes out of one value leaves the places of the others.
 */
const BETWEEN = '\n|\n';

/**
 * Reads the state of a view, as a caller gives it.
 * @throws InvalidInputError that names every broken place
 */
export function readViewState(given: unknown): ViewState {
  const read = STATE.safeParse(given ?? {});
  if (read.success) return read.data;
  throw new InvalidInputError(
    read.error.issues.map(({ path, message }) => ({ path: ['state', ...path].join('.'), message })),
  );
}

/** Parts what is typed into filters, which can name people, from the rest of a view. */
export function partState({ filters, ...rest }: ViewState): { kept: KeptState; typed: string | null } {
  const values: string[] = [];
  const placeOf = (value: string) => values.push(value) - 1;
  const part = ({ field, operator, value, values: list }: Clause): KeptClause => ({
    ...{ field, operator, value: value === '' ? null : placeOf(value) },
    values: list ? list.map(placeOf) : null,
  });
  const kept = filters.map((entry) => ('of' in entry ? { join: entry.join, of: entry.of.map(part) } : part(entry)));
  return { kept: { ...rest, filters: kept }, typed: values.length > 0 ? values.join(BETWEEN) : null };
}

/** The whole state again. What cannot be read, after a change of the product, is no filter. */
export function joinState(stored: unknown, typed: string | null): ViewState {
  const read = KEPT.safeParse(stored);
  if (!read.success) return { filters: [] };
  const values = typed?.split(BETWEEN) ?? [];
  const join = ({ field, operator, value, values: list }: KeptClause): Clause => ({
    ...{ field, operator, value: value === null ? '' : (values[value] ?? '') },
    ...(list ? { values: list.map((place) => values[place] ?? '') } : {}),
  });
  const { filters, ...rest } = read.data;
  return {
    ...rest,
    filters: filters.map((entry) => ('of' in entry ? { join: entry.join, of: entry.of.map(join) } : join(entry))),
  };
}
