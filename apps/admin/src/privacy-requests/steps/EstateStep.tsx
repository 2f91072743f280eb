import { useMutation, useQuery } from '@apollo/client/react';
import { NativeSelect, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { DateText, FactList, FormActions, LoadingRows, useI18n, useToast } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../screen/ProblemState.tsx';
import { useFormCommand } from '../../screen/use-command.ts';
import { ESTATE_PROOFS, estateCountryWord, estateGroundWord, estateProofWord } from '../words/estate-words.ts';
import { StepFrame, type StepProps } from './StepFrame.tsx';

const EstateRulesQuery = graphql(`
  query EstateRules @purpose(is: RIGHTS_HANDLING) {
    estateRules {
      country
      law
      grants
      refuses
      yearsAfterDeath
    }
  }
`);

const EstateProofMutation = graphql(`
  mutation EstateProof($input: EstateProofInput!) @purpose(is: RIGHTS_HANDLING) {
    privacyRequestEstateProof(input: $input) {
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

const EstateDecideMutation = graphql(`
  mutation EstateDecide($input: EstateDecideInput!) @purpose(is: RIGHTS_HANDLING) {
    privacyRequestEstateDecide(input: $input) {
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

/** Whether whoever asks about somebody who died has a say: the proof that was seen, then the decision by a country's rule. */
export function EstateStep(props: StepProps) {
  const i18n = useI18n();
  const { request, isCurrent } = props;
  if (!isCurrent)
    return (
      <StepFrame step="estate" request={request} lead={i18n.t('It was decided that whoever asks has a say.')}>
        <EstateFacts {...props} />
      </StepFrame>
    );
  return request.estateProofAt ? <DecideEstate {...props} /> : <ProveEstate {...props} />;
}

function EstateFacts({ request }: StepProps) {
  const i18n = useI18n();
  const { estateProof, estateProofAt, estateLaw, estateGround, decisionReason } = request;
  return (
    <FactList
      facts={[
        { label: i18n.t('Proof seen'), value: estateProof ? estateProofWord(i18n, estateProof) : '—' },
        { label: i18n.t('Seen on'), value: estateProofAt ? <DateText value={estateProofAt} /> : '—' },
        { label: i18n.t('Rule of'), value: estateLaw ? estateCountryWord(i18n, estateLaw) : '—' },
        { label: i18n.t('Ground'), value: estateGround ? estateGroundWord(i18n, estateGround) : '—' },
        { label: i18n.t('The reasons'), value: decisionReason ?? '—' },
      ]}
    />
  );
}

function ProveEstate({ request }: StepProps) {
  const i18n = useI18n();
  const toast = useToast();
  const [prove] = useMutation(EstateProofMutation);
  const form = useForm({
    initialValues: { proof: '', diedOn: '' },
    validate: {
      proof: (value) => (value ? null : i18n.t('Choose what you have seen.')),
      diedOn: (value) => (value ? null : i18n.t('Enter the day of death.')),
    },
  });
  const command = useFormCommand(form, ['proof', 'diedOn']);
  const submit = form.onSubmit(async ({ proof, diedOn }) => {
    const input = { id: request.id, ifVersion: request.version, proof, diedOn };
    const isDone = await command.run(
      async () => (await prove({ variables: { input } })).data?.privacyRequestEstateProof.errors,
    );
    if (isDone) toast({ message: i18n.t('The proof is noted, and the person is marked as deceased') });
  });
  return (
    <StepFrame
      step="estate"
      request={request}
      command={command}
      lead={i18n.t(
        'Data protection law ends with a life, and some countries give heirs a say. Look at the proof and note which one it was; do not keep it.',
      )}
    >
      <form onSubmit={submit} noValidate aria-label={i18n.t('Proof')}>
        <Stack gap="lg">
          <NativeSelect label={i18n.t('What have you seen?')} required {...form.getInputProps('proof')}>
            <option value="">{i18n.t('Choose…')}</option>
            {ESTATE_PROOFS.map((proof) => (
              <option key={proof} value={proof}>
                {estateProofWord(i18n, proof)}
              </option>
            ))}
          </NativeSelect>
          <TextInput
            type="date"
            label={i18n.t('Day of death')}
            description={i18n.t(
              'The people of this request are marked as deceased, and nobody writes to them any more.',
            )}
            required
            {...form.getInputProps('diedOn')}
          />
          <FormActions submitLabel={i18n.t('Note the proof')} saving={command.busy} />
        </Stack>
      </form>
    </StepFrame>
  );
}

function DecideEstate(props: StepProps) {
  const i18n = useI18n();
  const { data, error, refetch } = useQuery(EstateRulesQuery);
  if (error)
    return (
      <ProblemState title={i18n.t('The rules could not be loaded')} error={error} onRetry={() => void refetch()} />
    );
  if (!data) return <LoadingRows rows={6} />;
  return <DecideForm {...props} rules={data.estateRules} />;
}

interface Rule {
  country: string;
  law: string;
  grants: readonly string[];
  refuses: readonly string[];
  yearsAfterDeath: number | null;
}

function DecideForm({ request, onDone, rules }: StepProps & { rules: readonly Rule[] }) {
  const i18n = useI18n();
  const toast = useToast();
  const [decide] = useMutation(EstateDecideMutation);
  const form = useForm({
    initialValues: { country: rules[0]?.country ?? 'other', outcome: '', ground: '', reason: '' },
    validate: {
      outcome: (value) => (value ? null : i18n.t('Choose what you decide.')),
      ground: (value) => (value ? null : i18n.t('Choose a ground.')),
      reason: (value) => (value.trim().length >= 10 ? null : i18n.t('Write at least 10 characters.')),
    },
  });
  const command = useFormCommand(form, ['country', 'ground', 'reason']);
  const { country, outcome } = form.values;
  const rule = rules.find((one) => one.country === country);
  const grounds = (outcome === 'refused' ? rule?.refuses : rule?.grants) ?? [];
  const submit = form.onSubmit(async ({ ground, reason }) => {
    const decision = { isGranted: outcome === 'granted', country, ground, reason: reason.trim() };
    const input = { id: request.id, ifVersion: request.version, ...decision };
    const isDone = await command.run(
      async () => (await decide({ variables: { input } })).data?.privacyRequestEstateDecide.errors,
    );
    if (!isDone) return;
    toast({ message: outcome === 'granted' ? i18n.t('Decided') : i18n.t('Decided, and the person is told') });
    onDone();
  });
  // A ground belongs to one rule and one outcome.
  const choose = (field: 'country' | 'outcome', value: string) => form.setValues({ [field]: value, ground: '' });
  return (
    <StepFrame
      step="estate"
      request={request}
      command={command}
      lead={i18n.t(
        'Does whoever asks have a say? If so, the request takes its usual steps, and you decide record by record what is handed over.',
      )}
    >
      <form onSubmit={submit} noValidate aria-label={i18n.t('Decide')}>
        <Stack gap="lg">
          <NativeSelect
            label={i18n.t('Rule of')}
            description={rule && lawLine(rule)}
            {...form.getInputProps('country')}
            onChange={({ currentTarget }) => choose('country', currentTarget.value)}
          >
            {rules.map((one) => (
              <option key={one.country} value={one.country}>
                {estateCountryWord(i18n, one.country)}
              </option>
            ))}
          </NativeSelect>
          <Radio.Group
            label={i18n.t('What do you decide?')}
            required
            {...form.getInputProps('outcome')}
            onChange={(value) => choose('outcome', value)}
          >
            <Stack gap="sm" mt="sm">
              <Radio value="granted" label={i18n.t('They have a say: go on')} />
              <Radio value="refused" label={i18n.t('They have none: close the request and tell them why')} />
            </Stack>
          </Radio.Group>
          <NativeSelect label={i18n.t('Ground')} required disabled={!outcome} {...form.getInputProps('ground')}>
            <option value="">{i18n.t('Choose…')}</option>
            {grounds.map((ground) => (
              <option key={ground} value={ground}>
                {estateGroundWord(i18n, ground)}
              </option>
            ))}
          </NativeSelect>
          <Textarea
            label={i18n.t('The reasons')}
            description={i18n.t('Whoever asks reads them where you refuse. Write in their language.')}
            autosize
            minRows={4}
            maxLength={2000}
            dir="auto"
            required
            {...form.getInputProps('reason')}
          />
          <FormActions submitLabel={i18n.t('Decide')} saving={command.busy} />
        </Stack>
      </form>
    </StepFrame>
  );

  function lawLine({ law, yearsAfterDeath }: Rule): string {
    if (yearsAfterDeath === null) return law;
    return i18n.t('{law}: for {years} years after the death', { law, years: yearsAfterDeath });
  }
}
