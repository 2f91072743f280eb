import { NativeSelect } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import {
  ANSWER,
  type ColumnChoice,
  canCollide,
  DATE_FORMATS,
  type FieldInfo,
  IGNORE,
  missingLinkRules,
} from './column-choice.ts';
import { collisionWord, missingLinkWord } from './mapping-words.ts';

/** What one control of a column needs. */
export interface ColumnControlProps {
  choice: ColumnChoice;
  fields: readonly FieldInfo[];
  /** Leads keep what is no field as answers. */
  keepsAnswers: boolean;
  onChange: (change: Partial<Pick<ColumnChoice, 'field' | 'dateFormat' | 'collision' | 'ifMissing'>>) => void;
}

/** The field that a column fills. */
export function FieldSelect({ choice, fields, keepsAnswers, onChange }: ColumnControlProps) {
  const i18n = useI18n();
  return (
    <NativeSelect
      size="xs"
      aria-label={i18n.t('Field for the column {column}', { column: choice.column })}
      value={choice.field}
      onChange={(event) => onChange({ field: event.currentTarget.value })}
    >
      <option value={IGNORE}>{i18n.t('– leave it out –')}</option>
      {keepsAnswers && <option value={ANSWER}>{i18n.t('Keep as an answer')}</option>}
      {fields.map((field) => (
        <option key={field.key} value={field.key}>
          {field.isRequired ? i18n.t('{field} (required)', { field: field.label }) : field.label}
        </option>
      ))}
    </NativeSelect>
  );
}

/** How the cells are read, where that depends on a choice: dates, and names of other records. */
export function ReadingSelect({ choice, fields, onChange }: ColumnControlProps) {
  const i18n = useI18n();
  const filled = fields.find(({ key }) => key === choice.field);
  if (filled?.kind === 'date') {
    return (
      <NativeSelect
        size="xs"
        aria-label={i18n.t('Form of the dates in {column}', { column: choice.column })}
        value={choice.dateFormat ?? 'YYYY-MM-DD'}
        data={DATE_FORMATS}
        onChange={(event) => onChange({ dateFormat: event.currentTarget.value })}
      />
    );
  }
  if (filled?.kind !== 'link') return null;
  return (
    <NativeSelect
      size="xs"
      aria-label={i18n.t('If a record named in {column} does not exist', { column: choice.column })}
      value={choice.ifMissing ?? (filled.createsMissing ? 'create' : 'error')}
      onChange={(event) => onChange({ ifMissing: event.currentTarget.value })}
    >
      {missingLinkRules(filled.key).map((rule) => (
        <option key={rule} value={rule}>
          {i18n.t('if missing: {what}', { what: missingLinkWord(i18n, rule) })}
        </option>
      ))}
    </NativeSelect>
  );
}

/** What happens to a value that the record has already. */
export function CollisionSelect({ choice, fields, onChange }: ColumnControlProps) {
  const i18n = useI18n();
  const filled = fields.find(({ key }) => key === choice.field);
  if (!filled || !canCollide(filled)) return null;
  return (
    <NativeSelect
      size="xs"
      aria-label={i18n.t('If a record has another value than {column}', { column: choice.column })}
      value={choice.collision ?? 'overwrite'}
      onChange={(event) => onChange({ collision: event.currentTarget.value })}
    >
      {['overwrite', 'fill-if-blank', 'never'].map((rule) => (
        <option key={rule} value={rule}>
          {collisionWord(i18n, rule)}
        </option>
      ))}
    </NativeSelect>
  );
}
