import { useMutation, useQuery } from '@apollo/client/react';
import { Modal, NativeSelect, NumberInput, Switch } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormActions, formatNumber, UserErrors, useI18n, useToast } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import screen from '../screen/screen.module.css';
import { useFormCommand } from '../screen/use-command.ts';
import styles from './retention.module.css';
import type { Rule } from './retention-query.ts';
import { actionNote, actionWord, GROUNDS, groundWord, ruleWord, triggerWord } from './retention-words.ts';

const RetentionRuleUpdateMutation = graphql(`
  mutation RetentionRuleUpdate($input: RetentionRuleUpdateInput!) @purpose(is: RIGHTS_HANDLING) {
    retentionRuleUpdate(input: $input) {
      done
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const RetentionSimulateQuery = graphql(`
  query RetentionSimulate($input: RetentionSimulateInput!) @purpose(is: RIGHTS_HANDLING) {
    retentionSimulate(input: $input) {
      due
      held
    }
  }
`);

interface RuleDialogProps {
  rule: Rule;
  opened: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** Changes a rule; says beside the period what it would do today. */
export function RuleDialog({ opened, ...props }: RuleDialogProps) {
  const i18n = useI18n();
  return (
    <Modal opened={opened} onClose={props.onClose} title={ruleWord(i18n, props.rule.key)}>
      {opened && <RuleForm {...props} />}
    </Modal>
  );
}

function RuleForm({ rule, onClose, onDone }: Omit<RuleDialogProps, 'opened'>) {
  const i18n = useI18n();
  const toast = useToast();
  const [update] = useMutation(RetentionRuleUpdateMutation);
  const { count, unit, ground, action, isOn } = rule;
  const form = useForm({ initialValues: { count, unit, ground, action, isOn } });
  const command = useFormCommand(form, ['count', 'unit', 'ground', 'action', 'isOn']);
  const submit = form.onSubmit(async (values) => {
    const input = { key: rule.key, ifVersion: rule.version, ...values };
    const done = await command.run(
      async () => (await update({ variables: { input } })).data?.retentionRuleUpdate.errors,
    );
    if (!done) return;
    toast({ message: i18n.t('The rule is changed') });
    onDone();
  });
  return (
    <form onSubmit={submit} className={screen.section} noValidate>
      <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
      <div className={styles.period}>
        <NumberInput
          label={i18n.t('Kept for')}
          min={1}
          allowDecimal={false}
          allowNegative={false}
          data-autofocus
          {...form.getInputProps('count')}
        />
        <NativeSelect
          label={i18n.t('Unit')}
          data={[
            { value: 'day', label: i18n.t('days') },
            { value: 'month', label: i18n.t('months') },
            { value: 'year', label: i18n.t('years') },
          ]}
          {...form.getInputProps('unit')}
        />
      </div>
      <p className={screen.note}>{triggerWord(i18n, rule.trigger)}</p>
      {rule.isApproved && <WouldAffect rule={rule} count={Number(form.values.count)} unit={form.values.unit} />}
      <NativeSelect
        label={i18n.t('Why it is kept until then')}
        data={GROUNDS.map((value) => ({ value, label: groundWord(i18n, value) }))}
        {...form.getInputProps('ground')}
      />
      <NativeSelect
        label={i18n.t('What becomes of it then')}
        description={actionNote(i18n, form.values.action)}
        data={rule.actions.map((value) => ({ value, label: actionWord(i18n, value) }))}
        disabled={rule.actions.length < 2}
        {...form.getInputProps('action')}
      />
      {rule.isApproved && <Switch label={i18n.t('In force')} {...form.getInputProps('isOn', { type: 'checkbox' })} />}
      <p className={screen.note}>
        {i18n.t(
          'It holds for everything that is kept already, and the privacy notice says it from now on. Nothing goes by this alone: what is due is put forward at night.',
        )}
      </p>
      <FormActions submitLabel={i18n.t('Change the rule')} saving={command.busy} onCancel={onClose} />
    </form>
  );
}

/** What the rule would do today as it stands in the form; says nothing while that is no period. */
function WouldAffect({ rule, count, unit }: { rule: Rule; count: number; unit: string }) {
  const i18n = useI18n();
  const { data, previousData } = useQuery(RetentionSimulateQuery, {
    variables: { input: { key: rule.key, count, unit } },
    skip: !Number.isInteger(count) || count < 1 || count > 10_000,
    fetchPolicy: 'network-only',
  });
  const would = (data ?? previousData)?.retentionSimulate;
  if (!would) return null;
  return (
    <p className={styles.would} role="status">
      {i18n.t('Would affect {due} today; {held} more are kept.', {
        due: formatNumber(i18n.locale, would.due),
        held: formatNumber(i18n.locale, would.held),
      })}
    </p>
  );
}
