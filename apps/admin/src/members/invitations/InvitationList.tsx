import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useConnectionWindows } from '@smartx/client';
import {
  DataGrid,
  EmptyState,
  type GridColumn,
  RelativeTime,
  StatusBadge,
  type Translator,
  UserErrors,
  useI18n,
  useNow,
  useToast,
} from '@smartx/ui';
import { useMemo } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { InvitationRow_InvitationFragment } from '../../gql/graphql.ts';
import { listGrid } from '../../screen/list-grid.ts';
import { ProblemState } from '../../screen/ProblemState.tsx';
import screen from '../../screen/screen.module.css';
import { useCommand } from '../../screen/use-command.ts';
import { rolesText } from '../member-columns.tsx';

const InvitationListQuery = graphql(`
  query InvitationList($first: Int, $after: String, $last: Int, $before: String, $withCount: Boolean!)
  @purpose(is: SECURITY) {
    invitations(first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        ...InvitationRow_invitation @unmask
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

graphql(`
  fragment InvitationRow_invitation on Invitation {
    id
    email
    state
    createdAt
    expiresAt
    member {
      id
      fullName
      roleKeys
    }
  }
`);

const InvitationResendMutation = graphql(`
  mutation InvitationResend($input: InvitationInput!) @purpose(is: SECURITY) {
    invitationResend(input: $input) {
      record {
        id
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const InvitationRevokeMutation = graphql(`
  mutation InvitationRevoke($input: InvitationInput!) @purpose(is: SECURITY) {
    invitationRevoke(input: $input) {
      record {
        id
        state
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

type InvitationRow = InvitationRow_InvitationFragment;

/** Invitations with what can be done about the open ones: send the link again, or take it back. */
export function InvitationList() {
  const i18n = useI18n();
  const toast = useToast();
  const now = useNow();
  const command = useCommand();
  const [resend] = useMutation(InvitationResendMutation);
  const [revoke] = useMutation(InvitationRevokeMutation);
  const list = useConnectionWindows({ query: InvitationListQuery, variables: {}, select: (data) => data.invitations });
  const { refresh } = list;
  const columns = useMemo(() => {
    const act = async (done: string, send: () => ReturnType<typeof resend> | ReturnType<typeof revoke>) => {
      const isDone = await command.run(async () => {
        const { data } = await send();
        return data && ('invitationResend' in data ? data.invitationResend : data.invitationRevoke).errors;
      });
      if (!isDone) return;
      toast({ message: done });
      refresh();
    };
    return invitationColumns(i18n, now, {
      onResend: ({ id, email }) =>
        void act(i18n.t('A fresh link was sent to {email}', { email: email ?? '' }), () =>
          resend({ variables: { input: { id } } }),
        ),
      onRevoke: ({ id }) =>
        void act(i18n.t('The invitation was taken back'), () => revoke({ variables: { input: { id } } })),
    });
  }, [i18n, now, command.run, toast, refresh, resend, revoke]);
  return (
    <>
      <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
      <DataGrid
        label={i18n.t('Invitations')}
        columns={columns}
        {...listGrid(list)}
        rowKey={({ id }) => id}
        rowLabel={({ email }) => email ?? i18n.t('Invitation')}
        card={(invitation) => <InvitationCard invitation={invitation} columns={columns} />}
        emptyState={
          <EmptyState title={i18n.t('No invitations yet')}>
            {i18n.t('Whom you invite stands here until they join.')}
          </EmptyState>
        }
        errorState={
          list.error ? (
            <ProblemState title={i18n.t('The invitations could not be loaded')} error={list.error} onRetry={refresh} />
          ) : undefined
        }
      />
    </>
  );
}

interface InvitationActs {
  onResend: (invitation: InvitationRow) => void;
  onRevoke: (invitation: InvitationRow) => void;
}

function invitationColumns(i18n: Translator, now: Date, acts: InvitationActs): GridColumn<InvitationRow>[] {
  return [
    { id: 'email', header: i18n.t('E-mail'), width: 260, cell: ({ email }) => email && <bdi>{email}</bdi> },
    { id: 'name', header: i18n.t('Name'), width: 180, cell: ({ member }) => member?.fullName },
    { id: 'roles', header: i18n.t('Roles'), width: 220, cell: ({ member }) => rolesText(i18n, member?.roleKeys ?? []) },
    {
      ...{ id: 'state', header: i18n.t('State'), width: 130 },
      cell: (invitation) => <InvitationState invitation={invitation} now={now} />,
    },
    {
      ...{ id: 'sent', header: i18n.t('Sent'), width: 130 },
      cell: ({ createdAt }) => <RelativeTime value={createdAt} />,
    },
    {
      ...{ id: 'acts', header: i18n.t('What you can do'), width: 240 },
      cell: (invitation) =>
        invitation.state === 'open' && (
          <span className={screen.actions}>
            <Button size="compact-sm" variant="default" onClick={() => acts.onResend(invitation)}>
              {i18n.t('Send again')}
            </Button>
            <Button size="compact-sm" variant="subtle" color="red" onClick={() => acts.onRevoke(invitation)}>
              {i18n.t('Take back')}
            </Button>
          </span>
        ),
    },
  ];
}

function InvitationState({ invitation, now }: { invitation: InvitationRow; now: Date }) {
  const i18n = useI18n();
  const { state, expiresAt } = invitation;
  if (state === 'accepted') return <StatusBadge tone="good">{i18n.t('accepted')}</StatusBadge>;
  if (state === 'revoked') return <StatusBadge>{i18n.t('taken back')}</StatusBadge>;
  if (new Date(expiresAt) <= now) return <StatusBadge tone="warn">{i18n.t('expired')}</StatusBadge>;
  return <StatusBadge tone="accent">{i18n.t('open')}</StatusBadge>;
}

function InvitationCard(props: { invitation: InvitationRow; columns: readonly GridColumn<InvitationRow>[] }) {
  const { invitation, columns } = props;
  const cell = (id: string) => columns.find((column) => column.id === id)?.cell(invitation, (name) => name);
  return (
    <div className={screen.card}>
      <strong>{cell('email')}</strong>
      <span className={screen.cardLine}>
        {cell('roles')}
        {cell('state')}
        {cell('sent')}
      </span>
      {cell('acts')}
    </div>
  );
}
