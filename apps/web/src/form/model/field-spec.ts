import type { Choice } from '../../list/filter-field.ts';

/** What stands in a form, by field name; everything is text until it is sent. */
export type FormValues = Readonly<Record<string, string>>;

/** How a field is entered. */
export type FieldKind =
  | 'text'
  | 'email'
  | 'tel'
  | 'url'
  | 'integer'
  | 'date'
  | 'datetime-local'
  | 'textarea'
  | 'select'
  | 'money'
  | 'company'
  | 'contact'
  | 'member';

/** One field of a form. */
export interface FieldSpec {
  readonly name: string;
  readonly label: string;
  readonly kind: FieldKind;
  readonly isRequired?: boolean;
  readonly description?: string;
  /** What such a value looks like; shown in the empty input. */
  readonly example?: string;
  readonly choices?: readonly Choice[];
  /** The name of the record that is chosen at first. */
  readonly chosenLabel?: string | null | undefined;
  /** More is refused with a reason, never cut off. */
  readonly maxLength?: number;
  /** Places in the input, beside the name, whose errors belong here: `points.0.value`. */
  readonly paths?: readonly string[];
  /** Only half a line wide. */
  readonly isHalf?: boolean;
}

/** The name under which a form keeps the currency of an amount. */
export function currencyName(name: string): string {
  return `${name}Currency`;
}

/** The fields whose text differs, in the order of the form; an amount and its currency are one. */
export function changedFields(fields: readonly FieldSpec[], before: FormValues, now: FormValues): string[] {
  const differs = (name: string) => (before[name] ?? '') !== (now[name] ?? '');
  return fields
    .filter(
      ({ name, kind }) => differs(name) || (kind === 'money' && Boolean(now[name]) && differs(currencyName(name))),
    )
    .map(({ name }) => name);
}

/** The field to which a place in the input belongs. */
export function fieldAt(fields: readonly FieldSpec[], path: readonly string[] | null): FieldSpec | null {
  if (!path) return null;
  const place = path.join('.');
  const begins = (known: string) => place === known || place.startsWith(`${known}.`);
  return fields.find(({ name, paths }) => begins(name) || paths?.some(begins)) ?? null;
}
