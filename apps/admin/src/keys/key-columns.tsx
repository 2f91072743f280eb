import { DateText, type GridColumn, RelativeTime, StatusBadge, type Translator } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import type { KeyColumns_KeyFragment } from '../gql/graphql.ts';
import { purposeWord } from '../shell/words/purpose-words.ts';
import { keyState, keyStateTone, keyStateWord, scopeLines } from './key-words.ts';

/** What a row of the list shows. */
export const KeyColumns_key = graphql(`
  fragment KeyColumns_key on ApiKey {
    id
    name
    recipient
    scopes
    purposes
    expiresAt
    lastUsedAt
    revokedAt
  }
`);

/** A row of the list. */
export type KeyRow = KeyColumns_KeyFragment;

/** The columns of the list of keys. */
export function keyColumns(i18n: Translator, now: Date): GridColumn<KeyRow>[] {
  return [
    { id: 'name', header: i18n.t('What it is for'), width: 210, opens: true, cell: ({ name }, asLink) => asLink(name) },
    { id: 'recipient', header: i18n.t('Who receives the data'), width: 180, cell: ({ recipient }) => recipient },
    {
      id: 'state',
      header: i18n.t('State'),
      width: 110,
      cell: (key) => <KeyStateBadge value={key} now={now} i18n={i18n} />,
    },
    {
      id: 'scopes',
      header: i18n.t('What it may do'),
      width: 220,
      cell: ({ scopes }) => scopeLines(i18n, scopes).join('; '),
    },
    {
      id: 'purposes',
      header: i18n.t('For which purposes'),
      width: 180,
      cell: ({ purposes }) => purposesText(i18n, purposes),
    },
    { id: 'used', header: i18n.t('Last used'), width: 120, cell: (key) => <LastUsed value={key} i18n={i18n} /> },
    { id: 'ends', header: i18n.t('Ends'), width: 130, cell: (key) => <KeyEnd value={key} i18n={i18n} /> },
  ];
}

interface KeyPartProps {
  value: KeyRow;
  i18n: Translator;
}

/** Whether a key works, as a badge. */
export function KeyStateBadge({ value, now, i18n }: KeyPartProps & { now: Date }) {
  const state = keyState(value, now);
  return <StatusBadge tone={keyStateTone(state)}>{keyStateWord(i18n, state)}</StatusBadge>;
}

/** When a key was last used, to the hour. */
export function LastUsed({ value: { lastUsedAt }, i18n }: KeyPartProps) {
  return lastUsedAt ? <RelativeTime value={lastUsedAt} /> : i18n.t('never');
}

/** Until when a key is good. */
export function KeyEnd({ value: { expiresAt }, i18n }: KeyPartProps) {
  return expiresAt ? <DateText value={expiresAt} /> : i18n.t('no end');
}

/** Purposes in words. */
export function purposesText(i18n: Translator, purposes: readonly string[]): string {
  return purposes.map((purpose) => purposeWord(i18n, purpose)).join(', ');
}
