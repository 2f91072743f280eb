import { DateText, FieldValue, MoneyText, NoValue, NumberText, useI18n } from '@smartx/ui';
import type { ReactNode } from 'react';
import { WebLink } from '../record/WebLink.tsx';
import type { CustomField, CustomValue } from './use-custom-fields.ts';

type Withheld = NonNullable<CustomValue['withheld']>;

interface CustomValueTextProps {
  field: CustomField;
  value: CustomValue | undefined;
  /** What of the record is withheld: one entry can stand for all of its fields. */
  withheld?: Withheld | undefined;
}

/** A value of a field, by its type; or why it is not shown. */
export function CustomValueText({ field, value, withheld = [] }: CustomValueTextProps) {
  const name = value ? propertyOf(field) : 'customFields';
  const reasons = [...withheld, ...(value?.withheld ?? [])];
  return (
    <FieldValue
      field={reasons.some((one) => one.field === 'customFields') ? 'customFields' : name}
      label={field.label}
      value={value && <Shown field={field} value={value} />}
      withheld={reasons}
    />
  );
}

/** A value as a form has it; the empty text where there is none. */
export function formText(field: CustomField, value: CustomValue | undefined): string {
  if (!value) return '';
  if (field.type === 'instant') return value.instantValue ? localTime(value.instantValue) : '';
  const shown = value.textValue ?? value.numberValue ?? value.dateValue ?? value.booleanValue;
  return shown === null ? '' : String(shown);
}

function Shown({ field, value }: { field: CustomField; value: CustomValue }): ReactNode {
  const i18n = useI18n();
  const { textValue, numberValue, dateValue, instantValue, booleanValue } = value;
  if (numberValue !== null)
    return field.currency ? (
      <MoneyText amount={String(numberValue)} currency={field.currency} />
    ) : (
      <NumberText value={numberValue} />
    );
  if (dateValue !== null) return <DateText value={dateValue} format="date" />;
  if (instantValue !== null) return <DateText value={instantValue} />;
  if (booleanValue !== null) return booleanValue ? i18n.t('Yes') : i18n.t('No');
  if (textValue === null) return <NoValue />;
  return field.type === 'url' ? <WebLink href={textValue} /> : <bdi>{textValue}</bdi>;
}

function propertyOf({ type }: CustomField): string {
  if (type === 'number' || type === 'money') return 'numberValue';
  if (type === 'date') return 'dateValue';
  if (type === 'instant') return 'instantValue';
  return type === 'boolean' ? 'booleanValue' : 'textValue';
}

/** As the browser's input for date and time has it, in the zone of whoever looks. */
function localTime(instant: string): string {
  const date = new Date(instant);
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
