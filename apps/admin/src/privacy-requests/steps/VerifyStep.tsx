import { useMutation } from '@apollo/client/react';
import { Button, Radio, Stack } from '@mantine/core';
import { DateText, type Translator, useI18n } from '@smartx/ui';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import screen from '../../screen/screen.module.css';
import { useCommand } from '../../screen/use-command.ts';
import { MailboxNote } from '../../shell/mailbox/MailboxNote.tsx';
import { proofWord } from '../words/place-words.ts';
import { StepFrame, type StepProps } from './StepFrame.tsx';

const RequestConfirmIdentityMutation = graphql(`
  mutation RequestConfirmIdentity($input: PrivacyRequestConfirmIdentityInput!) @purpose(is: RIGHTS_HANDLING) {
    privacyRequestConfirmIdentity(input: $input) {
      record {
        id
        ...RequestDetail_request
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const PROOFS = ['answer-from-known-address', 'callback-to-known-number', 'known-voice-or-visit', 'signed-letter'];

/** Who asks is proven by a mailed code, or by something that staff know; never by a scan of an identity card. */
export function VerifyStep(props: StepProps) {
  const i18n = useI18n();
  const { request, isCurrent } = props;
  const lead = isCurrent ? verifyLead(i18n, request) : i18n.t('It is known who asks.');
  if (!isCurrent) {
    return (
      <StepFrame step="verify" request={request} lead={lead}>
        {request.verifiedAt && (
          <p className={screen.note}>
            <DateText value={request.verifiedAt} format="datetime" timeZone={props.timeZone} />
          </p>
        )}
      </StepFrame>
    );
  }
  return <ConfirmIdentity {...props} lead={lead} />;
}

function ConfirmIdentity({ request, onDone, lead }: StepProps & { lead: string }) {
  const i18n = useI18n();
  const command = useCommand();
  const [confirm] = useMutation(RequestConfirmIdentityMutation);
  const [proof, setProof] = useState('');
  const submit = async () => {
    const input = { id: request.id, ifVersion: request.version, proof };
    const done = await command.run(
      async () => (await confirm({ variables: { input } })).data?.privacyRequestConfirmIdentity.errors,
    );
    if (done) onDone();
  };
  return (
    <StepFrame step="verify" request={request} lead={lead} command={command}>
      <MailboxNote />
      <form
        className={screen.section}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Radio.Group
          label={i18n.t('Do you know who asks without a code?')}
          description={i18n.t('Never ask for a copy of an identity card: it is more than you need.')}
          value={proof}
          onChange={setProof}
        >
          <Stack gap="sm" mt="sm">
            {PROOFS.map((value) => (
              <Radio key={value} value={value} label={proofWord(i18n, value)} />
            ))}
          </Stack>
        </Radio.Group>
        <div className={screen.actions}>
          <Button type="submit" disabled={!proof} loading={command.busy}>
            {i18n.t('Confirm who asks')}
          </Button>
        </div>
      </form>
    </StepFrame>
  );
}

function verifyLead(i18n: Translator, { doubtedAt, doubtReason, requesterEmail }: StepProps['request']): string {
  if (doubtedAt)
    return i18n.t(
      'Somebody doubted who asks: {reason} Ask the person below, then confirm here; their answer is destroyed.',
      {
        reason: doubtReason ?? '',
      },
    );
  if (!requesterEmail)
    return i18n.t('There is no address for a code: find out who asks by something that you knew before.');
  return i18n.t(
    'A code was mailed to the address. The person enters it in the privacy centre; the request then moves on by itself.',
  );
}
