import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Checkbox, VisuallyHidden } from '@mantine/core';
import { Avatar, LoadingRows, SidePeek, StatusBadge, UserErrors, useI18n } from '@smartx/ui';
import { useState } from 'react';
import { graphql } from '../gql/gql.ts';
import type { TeamPeekQuery as PeekData } from '../gql/graphql.ts';
import { MemberPicker } from '../members/MemberPicker.tsx';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import { type Command, useCommand } from '../screen/use-command.ts';
import { TeamNameDialog } from './TeamNameDialog.tsx';
import styles from './teams.module.css';

const TeamPeekQuery = graphql(`
  query TeamPeek($id: ID!) @purpose(is: SECURITY) {
    node(id: $id) {
      id
      ... on Team {
        ...TeamRow_team @unmask
      }
    }
  }
`);

const TeamMemberAddMutation = graphql(`
  mutation TeamMemberAdd($input: TeamMemberAddInput!) @purpose(is: SECURITY) {
    teamAddMember(input: $input) {
      record {
        id
        ...TeamRow_team
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const TeamMemberRemoveMutation = graphql(`
  mutation TeamMemberRemove($input: TeamMemberRemoveInput!) @purpose(is: SECURITY) {
    teamRemoveMember(input: $input) {
      record {
        id
        ...TeamRow_team
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

type PeekTeam = Extract<NonNullable<PeekData['node']>, { __typename?: 'Team' }>;

/** A team beside the list: who is in it, who leads it. */
export function TeamPeek({ id, onClose }: { id: string; onClose: () => void }) {
  const i18n = useI18n();
  const { data, error, refetch } = useQuery(TeamPeekQuery, { variables: { id } });
  const team = data?.node?.__typename === 'Team' ? data.node : null;
  return (
    <SidePeek opened title={team?.name ?? i18n.t('Team')} onClose={onClose}>
      {error && (
        <ProblemState title={i18n.t('The team could not be loaded')} error={error} onRetry={() => void refetch()} />
      )}
      {!error && !data && <LoadingRows rows={4} />}
      {data && !team && <p>{i18n.t('There is no such team.')}</p>}
      {team && <TeamDetails team={team} />}
    </SidePeek>
  );
}

function TeamDetails({ team }: { team: PeekTeam }) {
  const i18n = useI18n();
  const command = useCommand();
  const [renaming, setRenaming] = useState(false);
  return (
    <>
      <section className={screen.section}>
        <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
        <Places team={team} command={command} />
      </section>
      <section className={screen.section}>
        <AddMember team={team} command={command} />
      </section>
      <section className={screen.section}>
        <div className={screen.actions}>
          <Button variant="default" onClick={() => setRenaming(true)}>
            {i18n.t('Rename the team')}
          </Button>
        </div>
      </section>
      <TeamNameDialog
        team={team}
        opened={renaming}
        onClose={() => setRenaming(false)}
        onDone={() => setRenaming(false)}
      />
    </>
  );
}

function Places({ team, command }: { team: PeekTeam; command: Command }) {
  const i18n = useI18n();
  const [remove] = useMutation(TeamMemberRemoveMutation);
  const places = team.places.flatMap(({ member, isManager }) => (member ? [{ member, isManager }] : []));
  if (places.length === 0) return <p className={screen.note}>{i18n.t('Nobody is in this team yet.')}</p>;
  return (
    <ul className={styles.places}>
      {places.map(({ member, isManager }) => (
        <li key={member.id} className={styles.place}>
          <Avatar name={member.displayName} size={20} />
          <span className={styles.placeName}>{member.displayName}</span>
          {isManager && <StatusBadge tone="accent">{i18n.t('leads')}</StatusBadge>}
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            onClick={() =>
              void command.run(async () => {
                const input = { id: team.id, memberId: member.id };
                return (await remove({ variables: { input } })).data?.teamRemoveMember.errors;
              })
            }
          >
            {i18n.t('Take out')}
            <VisuallyHidden>{` ${member.displayName}`}</VisuallyHidden>
          </Button>
        </li>
      ))}
    </ul>
  );
}

function AddMember({ team, command }: { team: PeekTeam; command: Command }) {
  const i18n = useI18n();
  const [add] = useMutation(TeamMemberAddMutation);
  const [memberId, setMemberId] = useState<string | null>(null);
  const [isManager, setManager] = useState(false);
  const submit = async () => {
    if (!memberId) return;
    const input = { id: team.id, memberId, isManager };
    const done = await command.run(async () => (await add({ variables: { input } })).data?.teamAddMember.errors);
    if (done) setMemberId(null);
  };
  return (
    <form
      className={screen.section}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <MemberPicker
        label={i18n.t('Put somebody into the team')}
        value={memberId}
        onChange={setMemberId}
        except={team.places.flatMap(({ member }) => (member ? [member.id] : []))}
      />
      <Checkbox
        label={i18n.t('Leads the team')}
        checked={isManager}
        onChange={(event) => setManager(event.currentTarget.checked)}
      />
      <div className={screen.actions}>
        <Button type="submit" disabled={!memberId} loading={command.busy}>
          {i18n.t('Put in')}
        </Button>
      </div>
    </form>
  );
}
