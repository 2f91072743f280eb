import type { Category } from '@smartx/domain/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { Selected } from './selection.ts';

/** What a custom field can hold, with the column of its values and its filter in the API. */
export const VALUE_KINDS = {
  text: { property: 'textValue', filter: 'text' },
  'long-text': { property: 'textValue', filter: 'text' },
  url: { property: 'textValue', filter: 'text' },
  select: { property: 'textValue', filter: 'text' },
  number: { property: 'numberValue', filter: 'number' },
  money: { property: 'numberValue', filter: 'number' },
  date: { property: 'dateValue', filter: 'date' },
  instant: { property: 'instantValue', filter: 'instant' },
  boolean: { property: 'booleanValue', filter: 'boolean' },
} as const;

/** A custom field of the workspace. */
export interface CustomField {
  readonly id: string;
  readonly object: string;
  readonly key: string;
  readonly type: keyof typeof VALUE_KINDS;
  readonly isSealed: boolean;
  readonly category: Category;
}

/** The custom fields of a workspace. They are data, so they are read before a statement that filters or sorts by one. */
export class CustomFields {
  constructor(private readonly fields: readonly CustomField[]) {}

  find(object: string | undefined, key: string): CustomField | null {
    return this.fields.find((field) => field.object === object && field.key === key) ?? null;
  }
}

/** For statements that use none. */
export const NO_CUSTOM_FIELDS = new CustomFields([]);

/** Reads all definitions of a workspace as one JSON value. */
export function selectCustomFields(workspaceId: string): RawBuilder<unknown> {
  return sql`select coalesce(jsonb_agg(jsonb_build_object(
      'id', id, 'object', object, 'key', key, 'type', type, 'isSealed', is_sealed, 'category', category)), '[]'::jsonb) as v
    from custom_field_definition where workspace_id = ${workspaceId}::uuid`;
}

/** The definitions in the answer to {@link selectCustomFields}. */
export function toCustomFields(value: unknown): CustomFields {
  return new CustomFields(Array.isArray(value) ? value : []);
}

/** Whether a filter or an order, of the root field or of a list below it, names a custom field. */
export function usesCustomFields(args: object, selection: readonly Selected[]): boolean {
  return namesOne(args) || selection.some((field) => usesCustomFields(field.args, field.children));
}

function namesOne(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(namesOne);
  if (typeof value !== 'object' || value === null || value instanceof Date) return false;
  return Object.entries(value).some(
    ([name, below]) => below != null && (name === 'customFields' || name === 'customField' || namesOne(below)),
  );
}
