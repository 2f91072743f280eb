import { LIFECYCLES } from '../contact/contact.entity.ts';
import { InvalidInputError } from '../kernel/errors.ts';
import { LEAD_STATUSES } from '../lead/lead.entity.ts';
import { InputCheck } from '../record/input/input-check.ts';
import type { BULK_KINDS, BULK_OBJECTS } from './bulk-action.entity.ts';

/** A kind of record that can be changed many at once. */
export type BulkObject = (typeof BULK_OBJECTS)[number];

/** What is to be done to each of the records. */
export interface BulkChange {
  readonly kind: (typeof BULK_KINDS)[number];
  /** The field that is edited. */
  readonly field?: string | null | undefined;
  /** What every record gets in it; null empties it. */
  readonly value?: string | null | undefined;
  /** To whom the records are given; null gives them to nobody. */
  readonly assigneeId?: string | null | undefined;
}

/** What a value of a field can be. */
export type BulkField =
  | { readonly kind: 'word'; readonly words: readonly string[] }
  | { readonly kind: 'text'; readonly max: number }
  | { readonly kind: 'country' }
  | { readonly kind: 'date' };

/**
 * The fields in which many records can get the same value, by the name of their property. What names or describes one person is
 * not among them.
 */
export const BULK_FIELDS: Readonly<Record<BulkObject, Readonly<Record<string, BulkField>>>> = {
  contact: {
    lifecycle: { kind: 'word', words: LIFECYCLES },
    city: { kind: 'text', max: 100 },
    country: { kind: 'country' },
  },
  company: {
    industry: { kind: 'text', max: 100 },
    city: { kind: 'text', max: 100 },
    country: { kind: 'country' },
  },
  deal: { expectedCloseOn: { kind: 'date' } },
  lead: {
    status: { kind: 'word', words: LEAD_STATUSES.filter((status) => status !== 'converted') },
    source: { kind: 'text', max: 200 },
  },
};

/** What a bulk action does, as it is stored. */
export interface ReadChange {
  readonly kind: BulkChange['kind'];
  readonly field: string | null;
  readonly value: string | null;
  readonly assigneeId: string | null;
}

/**
 * Reads what is to be done to records of a kind, and refuses what no record could get.
 * @throws InvalidInputError
 */
export function readBulkChange(object: BulkObject, change: BulkChange): ReadChange {
  const nothing = { kind: change.kind, field: null, value: null, assigneeId: null };
  if (change.kind === 'delete') return nothing;
  if (change.kind === 'assign') {
    if (change.assigneeId === undefined) throw refused('assigneeId', 'Say to whom, or null for nobody.');
    return { ...nothing, assigneeId: change.assigneeId };
  }
  const field = change.field ?? '';
  const rule = Object.hasOwn(BULK_FIELDS[object], field) ? BULK_FIELDS[object][field] : undefined;
  if (!rule) throw refused('field', `Use one of: ${Object.keys(BULK_FIELDS[object]).join(', ')}.`);
  if (change.value === undefined) throw refused('value', 'Say what every record gets, or null to empty the field.');
  return { ...nothing, field, value: readValue(rule, change.value) };
}

function readValue(rule: BulkField, value: string | null): string | null {
  const check = new InputCheck();
  const read = checked(check, rule, value) ?? null;
  check.assertValid();
  return read;
}

function checked(check: InputCheck, rule: BulkField, value: string | null): string | null | undefined {
  switch (rule.kind) {
    case 'word':
      if (value === null || !rule.words.includes(value)) check.refuse('value', `Use one of: ${rule.words.join(', ')}.`);
      return value;
    case 'text':
      return check.text('value', value, { max: rule.max });
    case 'country':
      return check.country('value', value);
    case 'date':
      return check.date('value', value);
  }
}

function refused(path: string, message: string): InvalidInputError {
  return new InvalidInputError([{ path, message }]);
}
