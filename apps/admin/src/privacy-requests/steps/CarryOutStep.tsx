import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { ConfirmDialog, DateText, type Translator, useI18n, useToast } from '@smartx/ui';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import screen from '../../screen/screen.module.css';
import { useCommand } from '../../screen/use-command.ts';
import { ErasurePlan } from '../plan/ErasurePlan.tsx';
import { isAccountClosure } from '../progress/account-closure.ts';
import { StepFrame, type StepProps } from './StepFrame.tsx';

const RequestCarryOutMutation = graphql(`
  mutation RequestCarryOut($input: RecordInput!) @purpose(is: RIGHTS_HANDLING) {
    privacyRequestCarryOut(input: $input) {
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

/** Rights whose answer is made of what is held: what will be in it is shown first. */
const SHOWS_PLACES = ['access', 'portability'];

/** Does what the person asked for; a deletion asks once more, because it cannot be undone. */
export function CarryOutStep(props: StepProps) {
  const i18n = useI18n();
  const { request, isCurrent, onDone } = props;
  const toast = useToast();
  const command = useCommand();
  const [asking, setAsking] = useState(false);
  const [carryOut] = useMutation(RequestCarryOutMutation);
  const send = async () => {
    const input = { id: request.id, ifVersion: request.version };
    const done = await command.run(
      async () => (await carryOut({ variables: { input } })).data?.privacyRequestCarryOut.errors,
    );
    if (!done) return;
    toast({ message: i18n.t('Carried out') });
    onDone();
  };
  const isErasure = request.kind === 'erasure';
  const verb = carryOutVerb(i18n, request);
  if (!isCurrent) {
    return (
      <StepFrame step="carry-out" request={request} lead={i18n.t('It was done.')}>
        {request.carriedOutAt && (
          <p className={screen.note}>
            <DateText value={request.carriedOutAt} format="datetime" timeZone={props.timeZone} />
          </p>
        )}
      </StepFrame>
    );
  }
  const waitsUntil = waitingUntil(request);
  return (
    <StepFrame step="carry-out" request={request} command={command} lead={carryOutLead(i18n, request)}>
      {waitsUntil && (
        <p className={screen.note}>
          {i18n.t('It can be carried out from:')}{' '}
          <DateText value={waitsUntil} format="datetime" timeZone={props.timeZone} />
        </p>
      )}
      <div className={screen.actions}>
        <Button
          color={isErasure ? 'red' : 'indigo'}
          loading={command.busy}
          disabled={waitsUntil !== null}
          onClick={() => (isErasure ? setAsking(true) : void send())}
        >
          {verb}
        </Button>
      </div>
      {SHOWS_PLACES.includes(request.kind) && (
        <>
          <p className={screen.sectionTitle}>{i18n.t('What is held about the person')}</p>
          <ErasurePlan requestId={request.id} show="places" />
        </>
      )}
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={i18n.t('Erase for good?')}
        confirmLabel={verb}
        typeWord={request.reference}
        danger
        onConfirm={send}
      >
        {i18n.t(
          'Everything in the plan is deleted now, everywhere, and the keys with it. It cannot be undone. The person is told.',
        )}
      </ConfirmDialog>
    </StepFrame>
  );
}

function carryOutVerb(i18n: Translator, { kind, subjectCount }: { kind: string; subjectCount: number }): string {
  switch (kind) {
    case 'access':
    case 'portability':
      return i18n.t('Make the copy and tell the person');
    case 'erasure':
      return i18n.t('{count, plural, one {Erase # person} other {Erase # people}}', { count: subjectCount });
    default:
      return i18n.t('Stop marketing');
  }
}

/** A deletion waits for a day that one person approved alone, or of which other addresses were told; null where nothing waits. */
function waitingUntil({ carryOutFrom }: { carryOutFrom?: string | null }): string | null {
  return carryOutFrom && Date.parse(carryOutFrom) > Date.now() ? carryOutFrom : null;
}

function carryOutLead(i18n: Translator, request: StepProps['request']): string {
  switch (request.kind) {
    case 'access':
    case 'portability':
      return i18n.t(
        'The copy holds everything below, without what belongs to others. The person fetches it within seven days, with their code.',
      );
    case 'erasure':
      if (request.events.nodes.some(({ type }) => type === 'erasure-started'))
        return i18n.t(
          'The deletion has begun and goes on by itself; what is deleted stays deleted. If it stands still for minutes, press again.',
        );
      if (isAccountClosure(request))
        return i18n.t(
          'The holder of the account deletes it. It goes by itself a day after they asked; until then they can take it back, and nobody else.',
        );
      if (waitingUntil(request) && request.othersToldAt)
        return i18n.t(
          'Other addresses of the person were told of this deletion, so there is a day for them to object.',
        );
      if (waitingUntil(request))
        return i18n.t('One person approved this alone, so there is a day to think better of it.');
      return i18n.t(
        'Approved. Within a minute nothing in the product finds the person any more; the person is told what stays.',
      );
    default:
      return i18n.t('Closes marketing and prospecting by every channel. The relationship goes on.');
  }
}
