import { useMutation } from '@apollo/client/react';
import { Checkbox, NativeSelect, Radio, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormActions, type Translator, useI18n, useToast } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import { useFormCommand } from '../../screen/use-command.ts';
import { purposeWord } from '../../shell/words/purpose-words.ts';
import { outcomesOf, RESTRICTION_GROUNDS, restrictionWord } from '../words/decision-words.ts';
import { CorrectionItems } from './CorrectionItems.tsx';
import { DecisionFacts } from './DecisionFacts.tsx';
import { StepFrame, type StepProps } from './StepFrame.tsx';

const RequestDecideMutation = graphql(`
  mutation RequestDecide($input: PrivacyRequestDecideInput!) @purpose(is: RIGHTS_HANDLING) {
    privacyRequestDecide(input: $input) {
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

const FIELDS = ['outcome', 'reason', 'purposes', 'restrictionGround', 'ground'];

/** Weighs a right: what was decided, with the reasons as the person reads them. */
export function DecideStep(props: StepProps) {
  const i18n = useI18n();
  const { request, isCurrent, timeZone } = props;
  if (isCurrent) return <DecideForm {...props} />;
  return (
    <StepFrame step="decide" request={request} lead={i18n.t('It was decided, and the person was told.')}>
      {request.decision && <DecisionFacts request={request} timeZone={timeZone} />}
    </StepFrame>
  );
}

function DecideForm({ request, onDone }: StepProps) {
  const i18n = useI18n();
  const toast = useToast();
  const [decide] = useMutation(RequestDecideMutation);
  const { kind, corrections } = request;
  const isByValue = corrections.length > 0;
  const form = useForm({
    initialValues: {
      ...{ outcome: isByValue ? 'partly' : '', reason: '', purposes: [] as string[] },
      ...{ ground: request.restrictionGround ?? '', granted: verdictsOf(corrections) },
    },
    validate: {
      outcome: (value) => (value ? null : i18n.t('Choose what you decide.')),
      reason: (value) => (value.trim().length >= 10 ? null : i18n.t('Write at least 10 characters.')),
      granted: (value) =>
        Object.values(value).includes('') ? i18n.t('Say of each value whether it is corrected.') : null,
    },
  });
  const command = useFormCommand(form, FIELDS);
  const { outcome } = form.values;
  const submit = form.onSubmit(async ({ reason, purposes, ground, granted }) => {
    const input = {
      ...{ id: request.id, ifVersion: request.version, outcome, reason: reason.trim() },
      purposes: kind === 'objection' && outcome === 'partly' ? purposes : null,
      restrictionGround: kind === 'restriction' && ground ? ground : null,
      corrections: Object.entries(granted).map(([id, verdict]) => ({ id, isGranted: verdict === 'granted' })),
    };
    const done = await command.run(
      async () => (await decide({ variables: { input } })).data?.privacyRequestDecide.errors,
    );
    if (!done) return;
    toast({ message: i18n.t('Decided, and the person is told') });
    onDone();
  });
  return (
    <StepFrame step="decide" request={request} command={command} lead={decideLead(i18n, kind)}>
      <form onSubmit={submit} noValidate aria-label={i18n.t('Decide')}>
        <Stack gap="lg">
          {isByValue ? (
            <CorrectionItems request={request} input={form.getInputProps('granted')} />
          ) : (
            <Radio.Group label={i18n.t('What do you decide?')} required {...form.getInputProps('outcome')}>
              <Stack gap="sm" mt="sm">
                {outcomesOf(i18n, kind).map(({ value, label, hint }) => (
                  <Radio key={value} value={value} label={label} description={hint} />
                ))}
              </Stack>
            </Radio.Group>
          )}
          {kind === 'objection' && outcome === 'partly' && (
            <Checkbox.Group label={i18n.t('For which purposes does it stand?')} {...form.getInputProps('purposes')}>
              <Stack gap="sm" mt="sm">
                {request.objectedTo.map((purpose) => (
                  <Checkbox key={purpose} value={purpose} label={purposeWord(i18n, purpose)} />
                ))}
              </Stack>
            </Checkbox.Group>
          )}
          {kind === 'restriction' && outcome === 'granted' && (
            <NativeSelect label={i18n.t('Ground')} required {...form.getInputProps('ground')}>
              <option value="">{i18n.t('Choose…')}</option>
              {RESTRICTION_GROUNDS.map((ground) => (
                <option key={ground} value={ground}>
                  {restrictionWord(i18n, ground)}
                </option>
              ))}
            </NativeSelect>
          )}
          <Textarea
            label={i18n.t('The reasons')}
            description={i18n.t('The person reads them, with where to complain. Write in their language.')}
            autosize
            minRows={4}
            maxLength={2000}
            dir="auto"
            required
            {...form.getInputProps('reason')}
          />
          <FormActions submitLabel={i18n.t('Decide and tell the person')} saving={command.busy} />
        </Stack>
      </form>
    </StepFrame>
  );
}

function verdictsOf(corrections: StepProps['request']['corrections']): Record<string, string> {
  return Object.fromEntries(corrections.map(({ id }) => [id, '']));
}

function decideLead(i18n: Translator, kind: string): string {
  switch (kind) {
    case 'objection':
      return i18n.t(
        'What the person objects to stands still since we know who they are; marketing has ended. Your decision lifts that or makes it stand.',
      );
    case 'restriction':
      return i18n.t('Weigh the ground that the person named. Restricted data is stored and not used.');
    case 'automated-decision-review':
      return i18n.t('A person looks at what a machine rated or decided. Until then no profile is made of them.');
    case 'rectification':
      return i18n.t(
        'What you grant changes the records at once. What you refuse stays, and the person’s word stands beside it.',
      );
    default:
      return i18n.t('Find out what happened, and answer with reasons.');
  }
}
