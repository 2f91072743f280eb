import type { CustomFieldFilter, StringFilter } from '../gql/graphql.ts';
import type { FilterField } from '../list/filter-field.ts';
import type { CustomField } from './use-custom-fields.ts';

/** A condition on a field of the workspace, as the filters of every object take it. */
export interface CustomCondition {
  readonly customFields: CustomFieldFilter[];
}

/** What a list can be filtered by; a long text and an encrypted time are found by nothing that somebody would type. */
export function customFilters(fields: readonly CustomField[]): FilterField<CustomCondition>[] {
  return fields.flatMap((field) => {
    if (field.type === 'long-text' || (field.isSealed && field.type === 'instant')) return [];
    return [field.isSealed ? sealedFilter(field) : clearFilter(field)];
  });
}

function clearFilter({ key, label, type, options }: CustomField): FilterField<CustomCondition> {
  const named = { id: `custom.${key}`, label };
  switch (type) {
    case 'number':
    case 'money':
      return { ...named, kind: 'decimal', where: (number) => on({ key, number }) };
    case 'date':
      return { ...named, kind: 'date', where: (date) => on({ key, date }) };
    case 'instant':
      return { ...named, kind: 'instant', where: (instant) => on({ key, instant }) };
    case 'boolean':
      return { ...named, kind: 'flag', where: (boolean) => on({ key, boolean }) };
    case 'select': {
      const choices = (options ?? []).map((value) => ({ value, label: value }));
      return { ...named, kind: 'choice', choices, where: (text) => on({ key, text }) };
    }
    default:
      return { ...named, kind: 'text', where: (text) => on({ key, text }) };
  }
}

/** What is encrypted is compared as a whole, in the place of the filter that fits its type. */
function sealedFilter({ key, label, type }: CustomField): FilterField<CustomCondition> {
  const named = { id: `custom.${key}`, label };
  if (type === 'boolean') return { ...named, kind: 'flag', where: (boolean) => on({ key, boolean }) };
  const where = ({ eq, in: several, isNull }: StringFilter) => {
    if (isNull != null) return on({ key, [placeOf(type)]: { isNull } });
    if (type !== 'number' && type !== 'money') return on({ key, [placeOf(type)]: several ? { in: several } : { eq } });
    return on({ key, number: several ? { in: several.map(Number) } : { eq: Number(eq) } });
  };
  return { ...named, kind: 'sealed', where };
}

function placeOf(type: string): 'text' | 'number' | 'date' {
  if (type === 'number' || type === 'money') return 'number';
  return type === 'date' ? 'date' : 'text';
}

function on(filter: CustomFieldFilter): CustomCondition {
  return { customFields: [filter] };
}
