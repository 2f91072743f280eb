import { Checkbox, Modal, NativeSelect, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormActions, UserErrors, useI18n } from '@smartx/ui';
import screen from '../../screen/screen.module.css';
import { type Mutation, useFormCommand } from '../../screen/use-command.ts';
import type { ReviewItem } from './review-query.ts';
import { reviewGroundWord, SHOW_GROUNDS, WITHHOLD_GROUNDS } from './review-words.ts';
import type { Decision } from './use-decide.ts';

interface GroundProps {
  outcome: 'include' | 'withhold';
  item: ReviewItem;
  /** Others on the screen that wait and are looked at for the same reason. */
  alike: readonly string[];
  decide: (decision: Decision) => ReturnType<Mutation>;
  onClose: () => void;
}

/** Hands something of others over, or keeps something back: both need a ground. */
export function GroundDialog(props: GroundProps) {
  const i18n = useI18n();
  const title = props.outcome === 'include' ? i18n.t('Hand over as it is?') : i18n.t('Keep it back?');
  return (
    <Modal opened onClose={props.onClose} title={title}>
      <GroundForm {...props} />
    </Modal>
  );
}

function GroundForm({ outcome, item, alike, decide, onClose }: GroundProps) {
  const i18n = useI18n();
  const isShowing = outcome === 'include';
  const form = useForm({
    initialValues: { ground: '', explanation: '', all: false },
    validate: {
      ground: (value) => (value ? null : i18n.t('Choose the ground of the law.')),
      explanation: (value, { ground }) =>
        ground === 'trade-secret' && value.trim().length < 10 ? i18n.t('Write at least 10 characters.') : null,
    },
  });
  const command = useFormCommand(form, ['ground', 'explanation']);
  const submit = form.onSubmit(async ({ ground, explanation, all }) => {
    const itemIds = [item.id, ...(all ? alike : [])];
    const said = explanation.trim();
    const done = await command.run(() => decide({ itemIds, outcome, ground, explanation: said || null }));
    if (done) onClose();
  });
  const grounds = isShowing ? SHOW_GROUNDS : WITHHOLD_GROUNDS;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
        <p className={screen.note}>
          {isShowing
            ? i18n.t(
                'The person reads everything in it, also what is about others. Who decided it stands in the audit.',
              )
            : i18n.t('The copy says that there is such a record, that it is kept back, and on which ground.')}
        </p>
        <NativeSelect label={i18n.t('Ground')} required data-autofocus {...form.getInputProps('ground')}>
          <option value="">{i18n.t('Choose…')}</option>
          {grounds.map((ground) => (
            <option key={ground} value={ground}>
              {reviewGroundWord(i18n, ground)}
            </option>
          ))}
        </NativeSelect>
        <Textarea
          label={i18n.t('What is said about it')}
          description={
            isShowing
              ? i18n.t('Such as when the other person agreed. The copy holds it too. Optional.')
              : i18n.t('The person reads it in the copy. A trade secret has to be explained.')
          }
          autosize
          minRows={2}
          maxLength={500}
          dir="auto"
          {...form.getInputProps('explanation')}
        />
        {alike.length > 0 && (
          <Checkbox
            label={i18n.t(
              '{count, plural, one {The same for # other record here that waits} other {The same for # other records here that wait}}',
              { count: alike.length },
            )}
            {...form.getInputProps('all', { type: 'checkbox' })}
          />
        )}
        <FormActions
          submitLabel={isShowing ? i18n.t('Hand over as it is') : i18n.t('Keep back')}
          saving={command.busy}
          onCancel={onClose}
        />
      </Stack>
    </form>
  );
}
