import { Button, SegmentedControl } from '@mantine/core';
import { useConnectionWindows } from '@smartx/client';
import { DataGrid, EmptyState, PageHeader, SearchField, StatusBadge, Toolbar, useI18n, usePageTitle } from '@smartx/ui';
import { IconUserPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { graphql } from '../gql/gql.ts';
import { listGrid } from '../screen/list-grid.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import { changeSearch } from '../screen/search.ts';
import { MailboxNote } from '../shell/mailbox/MailboxNote.tsx';
import { browserHref } from '../shell/sections.ts';
import { InviteDialog } from './InviteDialog.tsx';
import { InvitationList } from './invitations/InvitationList.tsx';
import { MemberPeek } from './MemberPeek.tsx';
import { type MemberRow, memberColumns, memberStatusTone, memberStatusWord, rolesText } from './member-columns.tsx';

const MemberListQuery = graphql(`
  query MemberList(
    $where: MemberFilter
    $orderBy: MemberOrderInput
    $first: Int
    $after: String
    $last: Int
    $before: String
    $withCount: Boolean!
  ) @purpose(is: SECURITY) {
    members(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        ...MemberColumns_member @unmask
      }
      pageInfo {
        startCursor
        endCursor
        hasNextPage
      }
      totalCount @include(if: $withCount) {
        value
        relation
      }
    }
  }
`);

const route = getRouteApi('/w/$workspace/members');

/** Who belongs to the workspace, as what, and who is invited. */
export function MemberListScreen() {
  const i18n = useI18n();
  const { workspace } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: typeof search) => void navigate({ search: (before) => changeSearch(before, next) });
  const [inviting, setInviting] = useState(false);
  const columns = useMemo(() => memberColumns(i18n), [i18n]);
  const status = search.show === 'left' ? { eq: 'left' } : { ne: 'left' };
  const list = useConnectionWindows({
    query: MemberListQuery,
    variables: {
      where: search.q ? { status, fullName: { contains: search.q } } : { status },
      orderBy: { field: 'NAME', direction: search.sort === '-name' ? 'DESC' : 'ASC' },
    },
    select: (data) => data.members,
  });
  usePageTitle(i18n.t('Members'));
  const show = search.show ?? 'current';
  return (
    <div className={screen.screen}>
      <PageHeader
        title={i18n.t('Members')}
        count={show === 'invitations' ? null : list.total}
        actions={
          <Button leftSection={<IconUserPlus size={16} stroke={1.5} aria-hidden />} onClick={() => setInviting(true)}>
            {i18n.t('Invite a member')}
          </Button>
        }
      />
      <Toolbar label={i18n.t('Which members')}>
        <SegmentedControl
          value={show}
          onChange={(next) => change({ show: next === 'current' ? '' : next })}
          data={[
            { value: 'current', label: i18n.t('Current') },
            { value: 'invitations', label: i18n.t('Invitations') },
            { value: 'left', label: i18n.t('Left') },
          ]}
        />
        <div className={screen.search}>
          {show === 'invitations' ? (
            <MailboxNote />
          ) : (
            <SearchField label={i18n.t('Search by name')} value={search.q ?? ''} onChange={(q) => change({ q })} />
          )}
        </div>
      </Toolbar>
      {show === 'invitations' ? (
        <InvitationList />
      ) : (
        <DataGrid
          label={i18n.t('Members')}
          columns={columns}
          {...listGrid(list)}
          rowKey={({ id }) => id}
          rowLabel={({ displayName }) => displayName}
          onOpen={({ id }) => change({ open: id })}
          rowHref={({ id }) => browserHref(workspace, 'members', `?open=${id}`)}
          openKey={search.open}
          sort={{ columnId: 'name', direction: search.sort === '-name' ? 'descending' : 'ascending' }}
          onSortChange={(sort) => change({ sort: sort?.direction === 'descending' ? '-name' : '' })}
          card={(member) => <MemberCard member={member} />}
          emptyState={
            <EmptyState title={search.q ? i18n.t('Nobody of this name') : i18n.t('Nobody has left')}>
              {search.q
                ? i18n.t('Search for another part of the name, or look among those who left.')
                : i18n.t('Members who leave stand here, so that you see who was responsible for what.')}
            </EmptyState>
          }
          errorState={
            list.error ? (
              <ProblemState
                title={i18n.t('The members could not be loaded')}
                error={list.error}
                onRetry={list.refresh}
              />
            ) : undefined
          }
        />
      )}
      {search.open && (
        <MemberPeek key={search.open} id={search.open} onClose={() => change({ open: '' })} onChanged={list.refresh} />
      )}
      <InviteDialog opened={inviting} onClose={() => setInviting(false)} onDone={list.refresh} />
    </div>
  );
}

function MemberCard({ member }: { member: MemberRow }) {
  const i18n = useI18n();
  return (
    <div className={screen.card}>
      <strong>{member.displayName}</strong>
      <span className={screen.cardLine}>
        {member.roleKeys.length > 0 && <span>{rolesText(i18n, member.roleKeys)}</span>}
        <StatusBadge tone={memberStatusTone(member.status)}>{memberStatusWord(i18n, member.status)}</StatusBadge>
      </span>
      {member.email && (
        <span className={screen.cardLine}>
          <bdi>{member.email}</bdi>
        </span>
      )}
    </div>
  );
}
