import type { UserErrorFields } from '@smartx/client';
import type { Translator } from '@smartx/ui';
import type { FieldKind, FieldSpec, FormValues } from '../form/model/field-spec.ts';
import type { CustomFieldValueInput } from '../gql/graphql.ts';
import { formText } from './custom-value.tsx';
import type { CustomField, CustomValue } from './use-custom-fields.ts';

const KINDS: Readonly<Record<string, FieldKind>> = {
  'long-text': 'textarea',
  date: 'date',
  instant: 'datetime-local',
  boolean: 'select',
  select: 'select',
};

/** How the fields of a record are entered. What a value has to be decides the server; what it asks is said beside the field. */
export function formFields(i18n: Translator, fields: readonly CustomField[]): FieldSpec[] {
  return fields.map((field) => {
    const choices = choicesOf(i18n, field);
    return {
      name: field.key,
      label: field.currency ? `${field.label} (${field.currency})` : field.label,
      kind: KINDS[field.type] ?? 'text',
      isRequired: field.isRequired,
      description: [field.helpText, ruleText(i18n, field)].filter(Boolean).join(' '),
      ...(choices ? { choices: [{ value: '', label: i18n.t('Nothing chosen') }, ...choices] } : {}),
    };
  });
}

/** What stands in the form: the value, or what the field proposes. */
export function formValues(fields: readonly CustomField[], values: readonly CustomValue[]): FormValues {
  const entries = fields.map((field) => {
    const value = values.find(({ key }) => key === field.key);
    return [field.key, formText(field, value) || field.defaultValue || ''] as const;
  });
  return Object.fromEntries(entries);
}

/** The values of the form that differ from what the record has, as the API takes them. */
export function changedValues(
  fields: readonly CustomField[],
  values: readonly CustomValue[],
  now: FormValues,
): CustomFieldValueInput[] {
  return fields.flatMap((field) => {
    const before = formText(
      field,
      values.find(({ key }) => key === field.key),
    );
    const text = now[field.key]?.trim() ?? '';
    if (text === before) return [];
    return [{ key: field.key, value: text === '' ? null : sentText(field, text) }];
  });
}

/** The refusals of sent values, each under the key of its field. */
export function placedOnKeys(
  errors: readonly UserErrorFields[],
  sent: readonly CustomFieldValueInput[],
): UserErrorFields[] {
  const keyAt = (path: string) => {
    const [, index] = /^values\.(\d+)(?:\.|$)/.exec(path) ?? [];
    return index === undefined ? path : (sent[Number(index)]?.key ?? path);
  };
  return errors.map((error) =>
    error.__typename === 'InvalidInput'
      ? { ...error, fields: error.fields.map((field) => ({ ...field, path: keyAt(field.path) })) }
      : error,
  );
}

function choicesOf(i18n: Translator, { type, options }: CustomField) {
  if (type === 'select') return (options ?? []).map((value) => ({ value, label: value }));
  if (type !== 'boolean') return null;
  return [
    { value: 'true', label: i18n.t('Yes') },
    { value: 'false', label: i18n.t('No') },
  ];
}

function sentText({ type }: CustomField, text: string): string {
  if (type !== 'instant') return text;
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? text : date.toISOString();
}

function ruleText(i18n: Translator, { type, minimum: least, maximum: most }: CustomField): string {
  const isLength = ['text', 'long-text', 'url'].includes(type);
  if (least && most)
    return isLength
      ? i18n.t('{least} to {most} characters.', { least, most })
      : i18n.t('From {least} to {most}.', { least, most });
  if (least)
    return isLength ? i18n.t('At least {least} characters.', { least }) : i18n.t('At least {least}.', { least });
  if (most) return isLength ? i18n.t('At most {most} characters.', { most }) : i18n.t('At most {most}.', { most });
  return '';
}
