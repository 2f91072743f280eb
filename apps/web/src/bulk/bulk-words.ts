import type { Translator } from '@smartx/ui';
import { lifecycleChoices, lifecycleWord } from '../contact/contact-words.ts';
import { leadStatusChoices, leadStatusWord } from '../lead/lead-words.ts';
import type { Choice } from '../list/filter-field.ts';

/** A kind of record that can be changed many at once. */
export type BulkObject = 'contact' | 'company' | 'deal' | 'lead';

/** What can be done to what is ticked. */
export type BulkKind = 'edit' | 'assign' | 'delete';

/** What is said of a bulk action. */
export interface BulkSaid {
  readonly object: string;
  readonly kind: string;
  readonly field: string | null;
  readonly value: string | null;
  readonly assignee: { readonly displayName: string } | null;
}

/** A number of records of a kind. */
export function recordsWord(i18n: Translator, object: string, count: number): string {
  switch (object) {
    case 'contact':
      return i18n.t('{count, plural, one {# contact} other {# contacts}}', { count });
    case 'company':
      return i18n.t('{count, plural, one {# company} other {# companies}}', { count });
    case 'deal':
      return i18n.t('{count, plural, one {# deal} other {# deals}}', { count });
    default:
      return i18n.t('{count, plural, one {# lead} other {# leads}}', { count });
  }
}

/** A field that can be edited in many records, and what it takes. */
export interface BulkFieldWords {
  readonly name: string;
  readonly label: string;
  readonly kind: 'choice' | 'text' | 'date';
  readonly choices?: readonly Choice[];
}

/** The fields of a kind of record in which many can get the same value. */
export function bulkFields(i18n: Translator, object: BulkObject): readonly BulkFieldWords[] {
  const city = { name: 'city', label: i18n.t('City'), kind: 'text' } as const;
  const country = { name: 'country', label: i18n.t('Country'), kind: 'text' } as const;
  switch (object) {
    case 'contact':
      return [
        { name: 'lifecycle', label: i18n.t('Lifecycle'), kind: 'choice', choices: lifecycleChoices(i18n) },
        city,
        country,
      ];
    case 'company':
      return [{ name: 'industry', label: i18n.t('Industry'), kind: 'text' }, city, country];
    case 'deal':
      return [{ name: 'expectedCloseOn', label: i18n.t('Expected close'), kind: 'date' }];
    case 'lead':
      return [
        {
          ...{ name: 'status', label: i18n.t('Status'), kind: 'choice' },
          choices: leadStatusChoices(i18n).filter(({ value }) => value !== 'converted'),
        },
        { name: 'source', label: i18n.t('Source'), kind: 'text' },
      ];
  }
}

/** What a bulk action does, as a sentence without its records: "City: Porto". */
export function deedWord(i18n: Translator, { object, kind, field, value, assignee }: BulkSaid): string {
  if (kind === 'delete') return i18n.t('Delete');
  if (kind === 'assign')
    return assignee ? i18n.t('Assign to {name}', { name: assignee.displayName }) : i18n.t('Assign to nobody');
  const label = allFields(i18n).find(({ name }) => name === field)?.label ?? field ?? '';
  return value === null
    ? i18n.t('Empty: {field}', { field: label })
    : i18n.t('{field}: {value}', { field: label, value: valueWord(i18n, object, field, value) });
}

function allFields(i18n: Translator): readonly BulkFieldWords[] {
  return (['contact', 'company', 'deal', 'lead'] as const).flatMap((object) => bulkFields(i18n, object));
}

function valueWord(i18n: Translator, object: string, field: string | null, value: string): string {
  if (field === 'lifecycle') return lifecycleWord(i18n, value);
  return object === 'lead' && field === 'status' ? leadStatusWord(i18n, value) : value;
}

/** Where a bulk action stands. */
export function bulkStateWord(i18n: Translator, state: string): string {
  switch (state) {
    case 'prepared':
      return i18n.t('Not started');
    case 'running':
      return i18n.t('Running');
    case 'done':
      return i18n.t('Done');
    case 'cancelled':
      return i18n.t('Stopped');
    case 'failed':
      return i18n.t('Failed');
    case 'undoing':
      return i18n.t('Being undone');
    default:
      return i18n.t('Undone');
  }
}

/** What became of one record. */
export function outcomeWord(i18n: Translator, outcome: string): string {
  switch (outcome) {
    case 'waiting':
      return i18n.t('Waiting');
    case 'done':
      return i18n.t('Changed');
    case 'skipped':
      return i18n.t('Left as it is');
    case 'failed':
      return i18n.t('Failed');
    case 'restored':
      return i18n.t('Undone');
    default:
      return i18n.t('Not undone');
  }
}

/** Why a record is left as it is, in plain words. */
export function reasonWords(i18n: Translator, reason: string): string {
  switch (reason) {
    case 'NOT_ALLOWED':
      return i18n.t('belongs to somebody outside your teams');
    case 'RESTRICTED':
      return i18n.t('processing of the person is restricted');
    case 'WITHHELD':
      return i18n.t('the person does not allow this purpose');
    case 'ON_HOLD':
      return i18n.t('on legal hold');
    case 'UNCHANGED':
      return i18n.t('has this already');
    case 'CHANGED':
      return i18n.t('changed by somebody since');
    case 'GONE':
      return i18n.t('deleted since');
    case 'REFUSED':
      return i18n.t('its state does not allow it');
    default:
      return i18n.t('could not be saved');
  }
}
