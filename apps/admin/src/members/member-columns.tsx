import { Avatar, type GridColumn, StatusBadge, type Tone, type Translator } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import type { MemberColumns_MemberFragment } from '../gql/graphql.ts';
import { roleName } from './role-words.ts';

/** What a row of the list shows. */
export const MemberColumns_member = graphql(`
  fragment MemberColumns_member on Member {
    id
    displayName
    email
    roleKeys
    status
    regionalOffice
    version
  }
`);

/** A row of the list. */
export type MemberRow = MemberColumns_MemberFragment;

/** Whether somebody can sign in, in words. */
export function memberStatusWord(i18n: Translator, status: string): string {
  switch (status) {
    case 'active':
      return i18n.t('active');
    case 'without-account':
      return i18n.t('no account');
    case 'left':
      return i18n.t('left');
    default:
      return status;
  }
}

/** The colour that goes with the word of a status. */
export function memberStatusTone(status: string): Tone {
  return status === 'active' ? 'good' : 'quiet';
}

/** The names of a member's roles; empty where there is none. */
export function rolesText(i18n: Translator, keys: readonly string[]): string {
  return keys.map((key) => roleName(i18n, key)).join(', ');
}

/** The columns of the list of members. */
export function memberColumns(i18n: Translator): GridColumn<MemberRow>[] {
  return [
    {
      ...{ id: 'name', header: i18n.t('Name'), width: 260, opens: true, sortable: true },
      text: ({ displayName }) => displayName,
      cell: ({ displayName }, asLink) => (
        <>
          <Avatar name={displayName} size={20} /> {asLink(displayName)}
        </>
      ),
    },
    { id: 'email', header: i18n.t('E-mail'), width: 260, cell: ({ email }) => email && <bdi>{email}</bdi> },
    { id: 'roles', header: i18n.t('Roles'), width: 240, cell: ({ roleKeys }) => rolesText(i18n, roleKeys) },
    {
      ...{ id: 'status', header: i18n.t('Status'), width: 140 },
      cell: ({ status }) => <StatusBadge tone={memberStatusTone(status)}>{memberStatusWord(i18n, status)}</StatusBadge>,
    },
    { id: 'office', header: i18n.t('Office'), width: 160, cell: ({ regionalOffice }) => regionalOffice },
  ];
}
