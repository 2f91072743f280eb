import { useQuery } from '@apollo/client/react';
import { Button, Modal, Textarea, TextInput } from '@mantine/core';
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
import { useState } from 'react';
import { graphql } from '../gql/gql.ts';
import type { PurposeItem_SettingFragment } from '../gql/graphql.ts';
import screen from '../screen/screen.module.css';
import { useFormCommand } from '../screen/use-command.ts';
import { purposeWord } from '../shell/words/purpose-words.ts';
import type { PurposePartProps } from './PurposeItem.tsx';

const AssessmentTemplateQuery = graphql(`
  query AssessmentTemplate($about: String!, $language: String!) @purpose(is: RIGHTS_HANDLING) {
    assessmentTemplate(purpose: $about, language: $language)
  }
`);

/** Where the weighing of a legitimate interest stands. It warns and never stops anything. */
export function PurposeAssessment(props: PurposePartProps) {
  const i18n = useI18n();
  const [open, setOpen] = useState(false);
  const { setting } = props;
  if (setting.assessmentState === 'not-needed') return null;
  const name = purposeWord(i18n, setting.purpose);
  const isMissing = setting.assessmentState === 'missing';
  return (
    <>
      <StatusBadge tone={setting.assessmentState === 'adopted' ? 'good' : 'warn'}>
        {stateWord(i18n, setting)}
      </StatusBadge>
      <Button size="compact-sm" variant="subtle" onClick={() => setOpen(true)}>
        {isMissing ? i18n.t('Weigh the interest') : i18n.t('Read the assessment')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        size="lg"
        title={i18n.t('Why “{name}” goes before the interests of the people', { name })}
      >
        {open && <Assessment {...props} onDone={() => setOpen(false)} />}
      </Modal>
    </>
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
function Assessment(props: PurposePartProps & { onDone: () => void }) {
  const i18n = useI18n();
  const { purpose, assessment } = props.setting;
  const { data, loading } = useQuery(AssessmentTemplateQuery, {
    variables: { about: purpose, language: i18n.locale },
    skip: assessment != null,
  });
  if (loading) return <LoadingRows />;
  return <AssessmentForm {...props} text={assessment ?? data?.assessmentTemplate ?? ''} />;
}

function AssessmentForm({ setting, commands, text, onDone }: PurposePartProps & { text: string; onDone: () => void }) {
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
