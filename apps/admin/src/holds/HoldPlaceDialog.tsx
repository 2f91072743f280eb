import { useMutation, useQuery } from '@apollo/client/react';
import { Checkbox, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { FormActions, formatNumber, LoadingRows, UserErrors, useI18n, useIsPhone, useToast } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import type { HoldScopeInput } from '../gql/graphql.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import { useFormCommand } from '../screen/use-command.ts';
import { HoldAbout } from './HoldAbout.tsx';
import { HOLD_KINDS, holdKindWord } from './hold-words.ts';
import styles from './holds.module.css';

const HoldPreviewQuery = graphql(`
  query HoldPreview($scope: HoldScopeInput!) @purpose(is: RIGHTS_HANDLING) {
    holdPreview(scope: $scope) {
      kind
      count
    }
  }
`);

const HoldPlaceMutation = graphql(`
  mutation HoldPlace($input: HoldPlaceInput!) @purpose(is: RIGHTS_HANDLING) {
    holdPlace(input: $input) {
      record {
        id
        ...HoldColumns_hold
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

interface HoldPlaceDialogProps {
  opened: boolean;
  onClose: () => void;
  onPlaced: (id: string) => void;
}

/** Places a hold: what it is about, what it takes in with the count before, why, and until when it is looked at again. */
export function HoldPlaceDialog(props: HoldPlaceDialogProps) {
  const i18n = useI18n();
  const isPhone = useIsPhone();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={i18n.t('Place a hold')}
      size={620}
      fullScreen={isPhone}
      closeOnClickOutside={false}
    >
      {props.opened && <HoldForm {...props} />}
    </Modal>
  );
}

function HoldForm({ onClose, onPlaced }: HoldPlaceDialogProps) {
  const i18n = useI18n();
  const toast = useToast();
  const [place] = useMutation(HoldPlaceMutation);
  const form = useForm({
    initialValues: { name: '', reason: '', reviewOn: '', about: '', kinds: HOLD_KINDS.map(String), from: '', to: '' },
    validate: {
      name: (value) => (value.trim() === '' ? i18n.t('Give the matter a name.') : null),
      reason: (value) => (value.trim() === '' ? i18n.t('Say why nothing of it may be destroyed.') : null),
      reviewOn: (value) => (value === '' ? i18n.t('Choose a day that is still to come.') : null),
      about: (value) => (value === '' ? i18n.t('Choose who or what it is about.') : null),
      kinds: (value) => (value.length === 0 ? i18n.t('Choose at least one kind.') : null),
    },
  });
  const command = useFormCommand(form, ['name', 'reason', 'reviewOn', 'about']);
  const { about, kinds, from, to } = form.values;
  const scope = scopeOf(about, kinds, from, to);
  const submit = form.onSubmit(async ({ name, reason, reviewOn }) => {
    let id: string | undefined;
    const isDone = await command.run(async () => {
      const { data } = await place({ variables: { input: { name, reason, reviewOn, scope } } });
      id = data?.holdPlace.record?.id;
      return data?.holdPlace.errors;
    });
    if (!isDone) return;
    toast({ message: i18n.t('The hold is placed') });
    onClose();
    if (id) onPlaced(id);
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <UserErrors errors={command.errors} title={i18n.t('Nothing was placed.')} />
        <TextInput
          label={i18n.t('Matter')}
          description={i18n.t('What it is called here. Name people in the reason alone: it is kept sealed.')}
          required
          maxLength={120}
          {...form.getInputProps('name')}
        />
        <Textarea label={i18n.t('Reason')} required autosize minRows={2} {...form.getInputProps('reason')} />
        <HoldAbout value={about} error={form.errors.about} onChange={(value) => form.setFieldValue('about', value)} />
        <Checkbox.Group label={i18n.t('What of it is held')} {...form.getInputProps('kinds')}>
          <Group gap="md" mt="xs" className={styles.kinds ?? ''}>
            {HOLD_KINDS.map((kind) => (
              <Checkbox key={kind} value={kind} label={holdKindWord(i18n, kind)} />
            ))}
          </Group>
        </Checkbox.Group>
        <Group grow align="start">
          <TextInput type="date" label={i18n.t('Made from')} {...form.getInputProps('from')} />
          <TextInput type="date" label={i18n.t('Made until')} {...form.getInputProps('to')} />
        </Group>
        <TextInput
          type="date"
          label={i18n.t('Review')}
          description={i18n.t('By this day somebody looks whether it is needed still. It does not end by itself.')}
          required
          {...form.getInputProps('reviewOn')}
        />
        {about !== '' && kinds.length > 0 && <HoldCounts scope={scope} />}
        <FormActions submitLabel={i18n.t('Place the hold')} saving={command.busy} onCancel={onClose} />
      </Stack>
    </form>
  );
}

function scopeOf(about: string, kinds: readonly string[], from: string, to: string): HoldScopeInput {
  const ids = [about];
  const named = about.startsWith('com_')
    ? { companyIds: ids }
    : about.startsWith('dea_')
      ? { dealIds: ids }
      : { contactIds: ids };
  return { ...named, kinds: [...kinds], madeFromOn: from || null, madeUntilOn: to || null };
}

function HoldCounts({ scope }: { scope: HoldScopeInput }) {
  const i18n = useI18n();
  const [settled] = useDebouncedValue(scope, 300);
  const { data, previousData, error, refetch } = useQuery(HoldPreviewQuery, {
    variables: { scope: settled },
    fetchPolicy: 'network-only',
  });
  const shown = data ?? previousData;
  if (error)
    return (
      <ProblemState title={i18n.t('The records could not be counted')} error={error} onRetry={() => void refetch()} />
    );
  if (!shown) return <LoadingRows rows={2} />;
  const counts = shown.holdPreview ?? [];
  return (
    <section aria-label={i18n.t('What it takes in now')}>
      <h3 className={styles.heading}>{i18n.t('What it takes in now')}</h3>
      {counts.length === 0 ? (
        <p className={screen.note}>{i18n.t('Nothing of these kinds and this time.')}</p>
      ) : (
        <ul className={styles.counts}>
          {counts.map(({ kind, count }) => (
            <li key={kind}>
              {holdKindWord(i18n, kind)}: {formatNumber(i18n.locale, count)}
            </li>
          ))}
        </ul>
      )}
      <p className={screen.note}>{i18n.t('What comes to belong to it later is held too.')}</p>
    </section>
  );
}
