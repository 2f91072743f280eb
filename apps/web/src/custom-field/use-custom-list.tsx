import type { GridColumn } from '@smartx/ui';
import { useMemo } from 'react';
import type { FilterField } from '../list/filter-field.ts';
import { type CustomCondition, customFilters } from './custom-filters.ts';
import { CustomValueText } from './custom-value.tsx';
import {
  type CustomField,
  type CustomObject,
  type CustomValue,
  isSpecial,
  useCustomFields,
} from './use-custom-fields.ts';

/** A row of a list with what it has in the fields of the workspace. */
export interface CustomRow {
  readonly customFields?: readonly CustomValue[] | null;
  readonly withheld?: CustomValue['withheld'];
}

/** What the fields of the workspace add to a list of an object: columns, filters, and what its query has to ask for. */
export interface CustomList {
  readonly columns: readonly GridColumn<CustomRow>[];
  readonly filters: readonly FilterField<CustomCondition>[];
  readonly variables: { readonly customKeys: string[]; readonly withCustomFields: boolean };
}

/** The fields of an object in its list. Those of a special category stay on the page of the record. */
export function useCustomList(object: CustomObject): CustomList {
  const all = useCustomFields(object);
  return useMemo(() => {
    const fields = all.filter((field) => !isSpecial(field));
    const customKeys = fields.map(({ key }) => key);
    return {
      columns: fields.map(columnOf),
      filters: customFilters(fields),
      variables: { customKeys, withCustomFields: customKeys.length > 0 },
    };
  }, [all]);
}

function columnOf(field: CustomField): GridColumn<CustomRow> {
  return {
    id: `custom.${field.key}`,
    header: field.label,
    width: 150,
    align: field.type === 'number' || field.type === 'money' ? 'end' : 'start',
    cell: ({ customFields, withheld }) => (
      <CustomValueText field={field} value={customFields?.find(({ key }) => key === field.key)} withheld={withheld} />
    ),
  };
}
