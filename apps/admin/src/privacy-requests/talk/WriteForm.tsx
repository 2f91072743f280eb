import { useMutation, useQuery } from '@apollo/client/react';
import { NativeSelect, SimpleGrid, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormActions, UserErrors, useI18n } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import { useFormCommand } from '../../screen/use-command.ts';
import type { RequestDetail } from '../detail/request-detail.ts';
import { needsNoProof } from '../progress/request-steps.ts';
import { dayIn } from '../queue/queue-tab.ts';
import { isWaiting, kindChoice, templateWord } from '../words/talk-words.ts';
import { RequestClockDocument } from './clock-query.ts';

const RequestAskMutation = graphql(`
  mutation RequestAsk($input: PrivacyRequestAskInput!) @purpose(is: RIGHTS_HANDLING) {
    privacyRequestAsk(input: $input) {
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

const RequestWriteMutation = graphql(`
  mutation RequestWrite($input: PrivacyRequestWriteInput!) @purpose(is: RIGHTS_HANDLING) {
    privacyRequestWrite(input: $input) {
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

/** Asks the person something, or tells them something; templates are in the language of the request. */
export function WriteForm({ request, timeZone }: { request: RequestDetail; timeZone: string }) {
  const i18n = useI18n();
  const [ask] = useMutation(RequestAskMutation);
  const [write] = useMutation(RequestWriteMutation);
  const { data } = useQuery(RequestClockDocument, { variables: { id: request.id } });
  const kinds = kindsFor(request);
  const form = useForm({
    initialValues: { kind: kinds[0] ?? 'message', text: '' },
    validate: { text: (value) => (value.trim() ? null : i18n.t('Write what the person reads.')) },
  });
  const command = useFormCommand(form, ['text']);
  const { kind } = form.values;
  const templates = (data?.privacyRequestClock?.templates ?? []).filter((template) => template.kind === kind);
  const submit = form.onSubmit(async (values) => {
    const input = { id: request.id, ifVersion: request.version, text: values.text.trim() };
    await command.run(async () =>
      values.kind === 'message'
        ? (await write({ variables: { input } })).data?.privacyRequestWrite.errors
        : (await ask({ variables: { input: { ...input, kind: values.kind } } })).data?.privacyRequestAsk.errors,
    );
  });
  const description = kind === 'message' ? i18n.t('The clock goes on.') : clockHint();
  return (
    <form onSubmit={submit} noValidate aria-label={i18n.t('Write to the person')}>
      <Stack gap="md">
        <UserErrors errors={command.errors} title={i18n.t('Nothing was sent.')} />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          <NativeSelect
            label={i18n.t('What it is')}
            description={description}
            data={kinds.map((value) => ({ value, label: kindChoice(i18n, value) }))}
            {...form.getInputProps('kind')}
          />
          <NativeSelect
            label={i18n.t('Begin with')}
            description={i18n.t('In the language of the request.')}
            value=""
            onChange={({ currentTarget }) => {
              const chosen = templates.find(({ key }) => key === currentTarget.value);
              if (chosen) form.setFieldValue('text', chosen.text);
            }}
            data={[
              { value: '', label: i18n.t('own words') },
              ...templates.map(({ key }) => ({ value: key, label: templateWord(i18n, key) })),
            ]}
          />
        </SimpleGrid>
        <Textarea
          label={i18n.t('What the person reads')}
          description={i18n.t(
            'It is mailed, and stands on the page of the request. Ask for no copies of identity cards.',
          )}
          autosize
          minRows={3}
          maxLength={5000}
          dir="auto"
          required
          {...form.getInputProps('text')}
        />
        <FormActions
          submitLabel={kind === 'message' ? i18n.t('Send the message') : i18n.t('Ask the person')}
          quiet
          saving={command.busy}
          {...(form.values.text && { onCancel: form.reset })}
        />
      </Stack>
    </form>
  );

  function clockHint(): string {
    if (dayIn(timeZone, new Date()) > request.dueOn)
      return i18n.t('The last day is over: a question does not stop the clock.');
    return request.regime === 'gdpr' || request.regime === 'uk'
      ? i18n.t('The clock stands still until the person answers.')
      : i18n.t('The clock goes on: this law knows no pause.');
  }
}

/** One question at a time, and about who asks only while a doubt is open. */
function kindsFor(request: RequestDetail): string[] {
  const { messages, doubtedAt, verifiedAt } = request;
  const isAsked = messages.some(isWaiting);
  if (isAsked) return ['message'];
  return [
    'clarification',
    ...(doubtedAt && !verifiedAt && !needsNoProof(request) ? ['identity-question'] : []),
    'message',
  ];
}
