import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { type Fact, FactList, LoadingRows, SidePeek, StatusBadge, useI18n } from '@smartx/ui';
import { useState } from 'react';
import { graphql } from '../gql/gql.ts';
import type { MemberPeekQuery as PeekData } from '../gql/graphql.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import { InviteDialog } from './InviteDialog.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { MemberRolesForm } from './MemberRolesForm.tsx';
import { memberStatusTone, memberStatusWord } from './member-columns.tsx';

const MemberPeekQuery = graphql(`
  query MemberPeek($id: ID!) @purpose(is: SECURITY) {
    member(id: $id) {
      id
      fullName
      createdAt
      ...MemberColumns_member @unmask
    }
  }
`);

type PeekMember = NonNullable<PeekData['member']>;

/** A member beside the list: what is known, their roles, and the way out. */
export function MemberPeek(props: { id: string; onClose: () => void; onChanged: () => void }) {
  const i18n = useI18n();
  const { data, error, refetch } = useQuery(MemberPeekQuery, { variables: { id: props.id } });
  const member = data?.member;
  return (
    <SidePeek opened title={member?.displayName ?? i18n.t('Member')} onClose={props.onClose}>
      {error && (
        <ProblemState title={i18n.t('The member could not be loaded')} error={error} onRetry={() => void refetch()} />
      )}
      {!error && !data && <LoadingRows rows={4} />}
      {data && !member && <p>{i18n.t('There is no such member.')}</p>}
      {member && <MemberDetails member={member} {...props} />}
    </SidePeek>
  );
}

function MemberDetails({
  member,
  onClose,
  onChanged,
}: {
  member: PeekMember;
  onClose: () => void;
  onChanged: () => void;
}) {
  const i18n = useI18n();
  const [leaving, setLeaving] = useState(false);
  const [inviting, setInviting] = useState(false);
  const facts: Fact[] = [
    {
      label: i18n.t('Status'),
      value: <StatusBadge tone={memberStatusTone(member.status)}>{memberStatusWord(i18n, member.status)}</StatusBadge>,
    },
    { label: i18n.t('E-mail'), value: member.email ? <bdi>{member.email}</bdi> : '—' },
    { label: i18n.t('Office'), value: member.regionalOffice ?? '—' },
  ];
  return (
    <>
      <section className={screen.section}>
        <FactList facts={facts} />
        {member.status === 'without-account' && (
          <div className={screen.actions}>
            <Button variant="default" onClick={() => setInviting(true)}>
              {i18n.t('Invite to sign in')}
            </Button>
          </div>
        )}
      </section>
      {member.status === 'active' && (
        <section className={screen.section}>
          <MemberRolesForm key={member.version} member={member} />
        </section>
      )}
      {member.status !== 'left' && (
        <section className={screen.section}>
          <h3 className={screen.sectionTitle}>{i18n.t('Leaving')}</h3>
          <p className={screen.note}>{i18n.t('Ends their access now and passes on what they are responsible for.')}</p>
          <div className={screen.actions}>
            <Button variant="outline" color="red" onClick={() => setLeaving(true)}>
              {i18n.t('Let them go…')}
            </Button>
          </div>
        </section>
      )}
      <LeaveDialog
        member={member}
        opened={leaving}
        onClose={() => setLeaving(false)}
        onDone={() => {
          onChanged();
          onClose();
        }}
      />
      <InviteDialog existing={member} opened={inviting} onClose={() => setInviting(false)} onDone={onChanged} />
    </>
  );
}
