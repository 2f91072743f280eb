import { useMutation } from '@apollo/client/react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { UserErrors, useI18n, useToast } from '@smartx/ui';
import { keepGroundWord } from '../../../catalogue/classification-words.ts';
import { graphql } from '../../../gql/gql.ts';
import screen from '../../../screen/screen.module.css';
import { useCommand, useFormCommand } from '../../../screen/use-command.ts';
import type { RequestDetail } from '../../detail/request-detail.ts';

const ErasureExemptMutation = graphql(`
  mutation ErasureExempt($input: ErasureExemptInput!) @purpose(is: RIGHTS_HANDLING) {
    erasureExempt(input: $input) {
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

const ErasureUnexemptMutation = graphql(`
  mutation ErasureUnexempt($input: ErasureUnexemptInput!) @purpose(is: RIGHTS_HANDLING) {
    erasureUnexempt(input: $input) {
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

/** GDPR Art. 17(3): why single items are kept. */
const GROUNDS = ['legal-claims', 'legal-obligation'] as const;

/** An item that was chosen. */
export interface ChosenItem {
  readonly table: string;
  readonly key: string;
  readonly isKept: boolean;
}

interface KeepFormProps {
  request: RequestDetail;
  items: readonly ChosenItem[];
  onDone: () => void;
}

/** On which ground the chosen items are kept and until when, or that they go after all. */
export function KeepForm({ request, items, onDone }: KeepFormProps) {
  const i18n = useI18n();
  const toast = useToast();
  const [exempt] = useMutation(ErasureExemptMutation);
  const form = useForm({
    initialValues: { ground: 'legal-claims', endsOn: '' },
    validate: { endsOn: (value) => (value ? null : i18n.t('Say until when; the person is told.')) },
  });
  const command = useFormCommand(form, ['ground', 'endsOn']);
  const goes = useLetGo(request, items, onDone);
  const submit = form.onSubmit(async ({ ground, endsOn }) => {
    const input = { id: request.id, ifVersion: request.version, items: named(items), ground, endsOn };
    const done = await command.run(async () => (await exempt({ variables: { input } })).data?.erasureExempt.errors);
    if (!done) return;
    toast({
      message: i18n.t('{count, plural, one {# item is kept} other {# items are kept}}', { count: items.length }),
    });
    onDone();
  });
  return (
    <form onSubmit={submit} noValidate className={screen.section}>
      <UserErrors errors={[...command.errors, ...goes.errors]} title={i18n.t('Nothing was changed.')} />
      <NativeSelect
        label={i18n.t('Why it is kept')}
        data={GROUNDS.map((value) => ({ value, label: keepGroundWord(i18n, value) }))}
        {...form.getInputProps('ground')}
      />
      <TextInput
        type="date"
        label={i18n.t('Until when')}
        description={i18n.t(
          'After this day it is destroyed by itself. The person is told what stays, why and until when.',
        )}
        required
        {...form.getInputProps('endsOn')}
      />
      {request.preparedAt && (
        <p className={screen.note}>{i18n.t('The deletion is then put forward and approved anew.')}</p>
      )}
      <div className={screen.actions}>
        <Button type="submit" loading={command.busy} disabled={items.length === 0}>
          {i18n.t('{count, plural, one {Keep # item} other {Keep # items}}', { count: items.length })}
        </Button>
        <Button
          variant="default"
          loading={goes.busy}
          disabled={!items.some(({ isKept }) => isKept)}
          onClick={() => void goes.send()}
        >
          {i18n.t('Let it go after all')}
        </Button>
      </div>
    </form>
  );
}

function useLetGo(request: RequestDetail, items: readonly ChosenItem[], onDone: () => void) {
  const command = useCommand();
  const [unexempt] = useMutation(ErasureUnexemptMutation);
  const kept = items.filter(({ isKept }) => isKept);
  const send = async () => {
    const input = { id: request.id, ifVersion: request.version, items: named(kept) };
    const done = await command.run(async () => (await unexempt({ variables: { input } })).data?.erasureUnexempt.errors);
    if (done) onDone();
  };
  return { busy: command.busy, errors: command.errors, send };
}

function named(items: readonly ChosenItem[]) {
  return items.map(({ table, key }) => ({ table, key }));
}
