import { DateText, type GridColumn, NoValue, type Translator } from '@smartx/ui';
import { categoryWord } from '../catalogue/classification-words.ts';
import { propertyWord } from '../catalogue/property-words.ts';
import { basisWord } from '../purposes/basis-words.ts';
import { purposeWord } from '../shell/words/purpose-words.ts';
import { placeWord } from './place-words.ts';
import { usesOf, type ValueRow } from './value-rows.ts';

const HIDDEN = '•••';

/** The columns of the list. */
export function valueColumns(i18n: Translator): GridColumn<ValueRow>[] {
  return [
    {
      ...{ id: 'what', header: i18n.t('What'), width: 190, opens: true },
      cell: ({ value }, asLink) => asLink(propertyWord(i18n, value.property)),
    },
    { id: 'value', header: i18n.t('Value'), width: 220, cell: (row) => <ShownValue row={row} i18n={i18n} /> },
    { id: 'where', header: i18n.t('Where'), width: 200, cell: ({ table }) => placeWord(i18n, table) },
    {
      ...{ id: 'category', header: i18n.t('Category'), width: 140 },
      cell: ({ value }) => categoryWord(i18n, value.category),
    },
    { id: 'uses', header: i18n.t('Used for'), width: 300, cell: (row) => usesText(i18n, row) || <NoValue /> },
    {
      ...{ id: 'source', header: i18n.t('Source'), width: 150 },
      cell: ({ value }) => (value.source ? <bdi>{value.source}</bdi> : <NoValue />),
    },
    {
      ...{ id: 'collected', header: i18n.t('Collected'), width: 120 },
      cell: ({ value }) => (value.collectedAt ? <DateText value={value.collectedAt} format="date" /> : <NoValue />),
    },
    {
      ...{ id: 'shared', header: i18n.t('Shared with'), width: 160 },
      cell: ({ value }) => (value.sharedWith.length > 0 ? <bdi>{value.sharedWith.join(', ')}</bdi> : <NoValue />),
    },
    {
      ...{ id: 'kept', header: i18n.t('Kept until'), width: 320 },
      cell: ({ category }) => category?.retention ?? <NoValue />,
    },
  ];
}

/** A value as it is shown without asking. */
export function ShownValue({ row: { value }, i18n }: { row: ValueRow; i18n: Translator }) {
  const { shown, kind, isMasked } = value;
  if (isMasked) return <bdi>{shown ?? HIDDEN}</bdi>;
  if (shown === null) return <NoValue />;
  if (kind === 'date') return <DateText value={shown} format="date" />;
  if (kind === 'instant') return <DateText value={new Date(shown).toISOString()} format="datetime" />;
  if (kind === 'yes-no') return shown === 'true' ? i18n.t('yes') : i18n.t('no');
  if (value.property === 'restrictedPurposes')
    return shown
      .split(', ')
      .map((purpose) => purposeWord(i18n, purpose))
      .join(', ');
  return <bdi>{shown}</bdi>;
}

/** For what a value is used, each purpose with its ground. */
export function usesText(i18n: Translator, row: ValueRow): string {
  return usesOf(row)
    .map(({ purpose, basis }) =>
      basis === null ? purposeWord(i18n, purpose) : `${purposeWord(i18n, purpose)} (${basisWord(i18n, basis)})`,
    )
    .join(' · ');
}
