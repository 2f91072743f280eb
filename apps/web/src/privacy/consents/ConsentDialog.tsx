import { useMutation } from '@apollo/client/react';
import type { UserErrorFields } from '@smartx/client';
import { type Translator, useI18n, useToast } from '@smartx/ui';
import type { FormValues } from '../../form/model/field-spec.ts';
import { nullable } from '../../form/model/form-values.ts';
import { RecordDialog } from '../../form/RecordDialog.tsx';
import { RecordForm } from '../../form/RecordForm.tsx';
import { graphql } from '../../gql/gql.ts';
import panel from '../card-panel.module.css';
import { type ConsentAct, type ConsentTarget, consentFields } from './consent-fields.ts';

export type { ConsentAct, ConsentTarget };

const ConsentRecordMutation = graphql(`
  mutation ConsentRecord($input: ConsentRecordInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    consentRecord(input: $input) {
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const ConsentAskMutation = graphql(`
  mutation ConsentAsk($input: ConsentAskInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    consentAsk(input: $input) {
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** What follows from an answer is shown anew: the states, and whether one may write. */
const AFTER = { refetchQueries: ['PersonConsents', 'MayWrite'], awaitRefetchQueries: true };

interface ConsentDialogProps {
  readonly act: ConsentAct;
  readonly target: ConsentTarget;
  readonly onClose: () => void;
}

/** Writes down a yes or a no, or asks for a yes by mail. */
export function ConsentDialog({ act, target, onClose }: ConsentDialogProps) {
  const i18n = useI18n();
  const toast = useToast();
  const [record] = useMutation(ConsentRecordMutation, AFTER);
  const [ask] = useMutation(ConsentAskMutation, AFTER);
  const words = wordsOf(i18n, act);
  const save = async (values: FormValues): Promise<readonly UserErrorFields[]> => {
    const { subjectId } = target;
    if (act === 'ask') {
      const asked = { contactPointId: values.contactPointId ?? '', proof: values.proof ?? '' };
      const input = { ...askedFor(values), ...asked, subjectId };
      return (await ask({ variables: { input } })).data?.consentAsk.errors ?? [];
    }
    const event = act === 'yes' ? 'given' : (values.event ?? 'withdrawn');
    const input = { ...askedFor(values), ...aboutOf(values.about), subjectId, event, method: values.method ?? '' };
    const told = { ...input, occurredAt: instantOf(act, values.occurredOn), proof: nullable(values.proof) };
    return (await record({ variables: { input: told } })).data?.consentRecord.errors ?? [];
  };
  return (
    <RecordDialog title={words.title} onClose={onClose}>
      <p className={panel.note}>{words.note}</p>
      <RecordForm
        fields={consentFields(i18n, act, target)}
        initial={initialOf(i18n, act, target)}
        submitLabel={words.submit}
        save={({ values }) => save(values)}
        onSaved={() => {
          toast({ message: words.done });
          onClose();
        }}
        onCancel={onClose}
      />
    </RecordDialog>
  );
}

function wordsOf(i18n: Translator, act: ConsentAct) {
  switch (act) {
    case 'yes':
      return {
        title: i18n.t('Record a yes'),
        note: i18n.t(
          'Only what the person said themselves, freely, and in which words. Without the words a consent cannot be proven.',
        ),
        submit: i18n.t('Record it'),
        done: i18n.t('The consent is recorded'),
      };
    case 'no':
      return {
        title: i18n.t('Record a no'),
        note: i18n.t('It holds at once. What waits to be sent to them for this is stopped.'),
        submit: i18n.t('Record it'),
        done: i18n.t('The no is recorded'),
      };
    case 'ask':
      return {
        title: i18n.t('Ask for a consent by mail'),
        note: i18n.t(
          'They get a mail with these words and a link. Nothing is agreed until they press the button on its page, within 48 hours.',
        ),
        submit: i18n.t('Send the mail'),
        done: i18n.t('The question is on its way'),
      };
  }
}

function initialOf(i18n: Translator, act: ConsentAct, { addresses }: ConsentTarget): FormValues {
  const email = addresses.find(({ kind, value }) => kind === 'email' && value)?.id ?? '';
  const common = { purpose: 'MARKETING', topic: '', wording: '', proof: '' };
  if (act === 'ask') return { ...common, contactPointId: email, language: i18n.locale };
  const today = new Date().toISOString().slice(0, 10);
  return { ...common, about: 'any', method: 'phone-call', event: 'withdrawn', occurredOn: today };
}

function askedFor(values: FormValues) {
  return {
    purpose: values.purpose ?? '',
    topic: nullable(values.topic),
    wording: nullable(values.wording) ?? '',
    language: nullable(values.language),
  };
}

/** A channel as a whole, or one address of it. */
function aboutOf(about = 'any') {
  return about.startsWith('point:')
    ? { contactPointId: about.slice('point:'.length), channel: null }
    : { contactPointId: null, channel: about };
}

/** Of a yes and a no on one day the no counts: a no is dated by the end of its day, a yes by its beginning; never ahead of now. */
function instantOf(act: ConsentAct, day = ''): string | null {
  if (day === '') return null;
  const at = new Date(`${day}T${act === 'yes' ? '00:00:00' : '23:59:59.999'}`);
  return at < new Date() ? at.toISOString() : null;
}
