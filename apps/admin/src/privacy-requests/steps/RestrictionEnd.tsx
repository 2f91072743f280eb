import type { FragmentType } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { Button, Modal } from '@mantine/core';
import { useFragmentData } from '@smartx/client';
import { DateText, UserErrors, useI18n, useToast } from '@smartx/ui';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { RestrictionEnd_SubjectFragment } from '../../gql/graphql.ts';
import screen from '../../screen/screen.module.css';
import { useCommand } from '../../screen/use-command.ts';
import { ReasonForm } from '../detail/ReasonForm.tsx';

const RestrictionEnd_subject = graphql(`
  fragment RestrictionEnd_subject on DataSubject {
    id
    restrictedAt
    restrictionEndToldAt
  }
`);

const TellRestrictionEndMutation = graphql(`
  mutation TellRestrictionEnd($input: SubjectTellRestrictionEndInput!) @purpose(is: RIGHTS_HANDLING) {
    subjectTellRestrictionEnd(input: $input) {
      record {
        id
        ...RestrictionEnd_subject
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const LiftRestrictionMutation = graphql(`
  mutation LiftRestriction($input: SubjectLiftRestrictionInput!) @purpose(is: RIGHTS_HANDLING) {
    subjectLiftRestriction(input: $input) {
      record {
        id
        ...RestrictionEnd_subject
        ...PersonLine_subject
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** The end of a restriction: the person is told first, and then it is lifted (GDPR Art. 18(3)). */
export function RestrictionEnd(props: { subject: FragmentType<RestrictionEnd_SubjectFragment>; timeZone: string }) {
  const i18n = useI18n();
  const toast = useToast();
  const subject = useFragmentData(RestrictionEnd_subject, props.subject);
  const command = useCommand();
  const [telling, setTelling] = useState(false);
  const [tell] = useMutation(TellRestrictionEndMutation);
  const [lift] = useMutation(LiftRestrictionMutation);
  if (!subject.restrictedAt) return null;
  const toldAt = subject.restrictionEndToldAt;
  const send = async () => {
    const input = { subjectId: subject.id };
    const done = await command.run(
      async () => (await lift({ variables: { input } })).data?.subjectLiftRestriction.errors,
    );
    if (done) toast({ message: i18n.t('The restriction is lifted') });
  };
  return (
    <div className={screen.section}>
      <h3 className={screen.sectionTitle}>{i18n.t('The end of the restriction')}</h3>
      <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
      <p className={screen.note}>
        {toldAt
          ? i18n.t('The person was told that it ends. Now it can be lifted.')
          : i18n.t('The person is told before it is lifted, with the reason.')}
        {toldAt && (
          <>
            {' '}
            <DateText value={toldAt} format="datetime" timeZone={props.timeZone} />
          </>
        )}
      </p>
      <div className={screen.actions}>
        {toldAt ? (
          <Button loading={command.busy} onClick={() => void send()}>
            {i18n.t('Lift the restriction')}
          </Button>
        ) : (
          <Button variant="default" onClick={() => setTelling(true)}>
            {i18n.t('Tell the person that it ends…')}
          </Button>
        )}
      </div>
      <Modal opened={telling} onClose={() => setTelling(false)} title={i18n.t('Tell the person that it ends')}>
        {telling && (
          <ReasonForm
            note={i18n.t('A letter goes to every address of the person. After that you can lift the restriction.')}
            description={i18n.t('In 10 to 500 characters; the person reads it.')}
            submitLabel={i18n.t('Tell the person')}
            send={async (reason) => {
              const input = { subjectId: subject.id, reason };
              return (await tell({ variables: { input } })).data?.subjectTellRestrictionEnd.errors;
            }}
            onClose={() => setTelling(false)}
          />
        )}
      </Modal>
    </div>
  );
}
