import { useQuery } from '@apollo/client/react';
import { Modal, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import {
  FormActions,
  formatDate,
  LoadingRows,
  StatusBadge,
  type Translator,
  UserErrors,
  useI18n,
  useToast,
} from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import type { PurposeItem_SettingFragment } from '../gql/graphql.ts';
import screen from '../screen/screen.module.css';
import { useFormCommand } from '../screen/use-command.ts';
import { purposeWord } from '../shell/words/purpose-words.ts';
import type { PurposePartProps } from './purpose-part.ts';

const AssessmentTemplateQuery = graphql(`
  query AssessmentTemplate($about: String!, $language: String!) @purpose(is: RIGHTS_HANDLING) {
    assessmentTemplate(purpose: $about, language: $language)
  }
`);

/** Where the weighing of a legitimate interest stands; nothing on another ground. It warns and never stops anything. */
export function AssessmentBadge({ setting }: { setting: PurposeItem_SettingFragment }) {
  const i18n = useI18n();
  if (setting.assessmentState === 'not-needed') return null;
  const tone = setting.assessmentState === 'adopted' ? 'good' : 'warn';
  return <StatusBadge tone={tone}>{stateWord(i18n, setting)}</StatusBadge>;
}

interface DialogProps extends PurposePartProps {
  opened: boolean;
  onDone: () => void;
}

/** Shows the weighing of an interest, to be changed and adopted until another day. */
export function AssessmentDialog({ opened, ...props }: DialogProps) {
  const i18n = useI18n();
  const name = purposeWord(i18n, props.setting.purpose);
  return (
    <Modal
      opened={opened}
      onClose={props.onDone}
      size="lg"
      title={i18n.t('Why “{name}” goes before the interests of the people', { name })}
    >
      {opened && <Assessment {...props} />}
    </Modal>
  );
}

function stateWord(i18n: Translator, setting: PurposeItem_SettingFragment): string {
  if (setting.assessmentState === 'missing') return i18n.t('not weighed yet');
  const date = formatDate(i18n.locale, setting.assessmentReviewOn ?? '', 'date');
  return setting.assessmentState === 'due'
    ? i18n.t('to be looked at again since {date}', { date })
    : i18n.t('weighed, to be looked at again on {date}', { date });
}

/** Begins with what was adopted, else with the product's template. */
function Assessment(props: Omit<DialogProps, 'opened'>) {
  const i18n = useI18n();
  const { purpose, assessment } = props.setting;
  const { data, loading } = useQuery(AssessmentTemplateQuery, {
    variables: { about: purpose, language: i18n.locale },
    skip: assessment != null,
  });
  if (loading) return <LoadingRows />;
  return <AssessmentForm {...props} text={assessment ?? data?.assessmentTemplate ?? ''} />;
}

function AssessmentForm(props: Omit<DialogProps, 'opened'> & { text: string }) {
  const { setting, commands, text, onDone } = props;
  const i18n = useI18n();
  const toast = useToast();
  const form = useForm({ initialValues: { text, reviewOn: inAYear() } });
  const command = useFormCommand(form, ['text', 'reviewOn']);
  const submit = form.onSubmit(async (values) => {
    if (!(await command.run(() => commands.adopt(values.text, values.reviewOn)))) return;
    toast({ message: i18n.t('The assessment is adopted') });
    onDone();
  });
  return (
    <form onSubmit={submit} className={screen.section}>
      <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
      <Textarea
        label={i18n.t('Assessment')}
        description={
          setting.assessment
            ? i18n.t('Interest, necessity and balance (GDPR Art. 6(1)(f)).')
            : i18n.t('A template: read it, change what is not true of you, and adopt it.')
        }
        autosize
        minRows={8}
        maxRows={18}
        maxLength={5000}
        dir="auto"
        {...form.getInputProps('text')}
      />
      <TextInput
        label={i18n.t('To be looked at again on')}
        description={i18n.t('You are reminded here; nothing stops on that day.')}
        type="date"
        {...form.getInputProps('reviewOn')}
      />
      <FormActions submitLabel={i18n.t('Adopt the assessment')} saving={command.busy} onCancel={onDone} />
    </form>
  );
}

function inAYear(): string {
  const day = new Date();
  day.setUTCFullYear(day.getUTCFullYear() + 1);
  return day.toISOString().slice(0, 10);
}
