import { useQuery } from '@apollo/client/react';
import { NativeSelect, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormActions, formatLanguage, LoadingRows, UserErrors, useI18n } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import { useFormCommand } from '../screen/use-command.ts';
import { NOTICE_LANGUAGES } from '../shell/words/languages.ts';
import type { PurposePartProps } from './purpose-part.ts';
import styles from './purposes.module.css';

const WorkspaceLanguageQuery = graphql(`
  query WorkspaceLanguage @purpose(is: RIGHTS_HANDLING) {
    viewer {
      workspace {
        id
        locale
      }
    }
  }
`);

interface NoticeEditorProps extends PurposePartProps {
  onDone: () => void;
}

/** Publishes other words of the notice; begins in the language in which the workspace writes. */
export function NoticeEditor(props: NoticeEditorProps) {
  const i18n = useI18n();
  const { data, error, refetch } = useQuery(WorkspaceLanguageQuery);
  if (error)
    return (
      <ProblemState title={i18n.t('The purposes could not be loaded')} error={error} onRetry={() => void refetch()} />
    );
  if (!data) return <LoadingRows />;
  return <NoticeForm {...props} language={data.viewer.workspace.locale} />;
}

function NoticeForm(props: NoticeEditorProps & { language: string }) {
  const { setting, commands, language, onDone } = props;
  const i18n = useI18n();
  const said = (wanted: string) => setting.notices.find((notice) => notice.language === wanted)?.wording;
  const form = useForm({ initialValues: { language, wording: setting.wording } });
  const command = useFormCommand(form, ['language', 'wording']);
  const submit = form.onSubmit(async (values) => {
    if (await command.run(() => commands.publish(values.language, values.wording))) onDone();
  });
  const isTranslation = form.values.language !== language;
  return (
    <form onSubmit={submit} className={styles.form}>
      <UserErrors errors={command.errors} />
      <NativeSelect
        label={i18n.t('Language')}
        data={NOTICE_LANGUAGES.map((value) => ({ value, label: formatLanguage(i18n.locale, value) }))}
        {...form.getInputProps('language')}
        onChange={({ currentTarget: { value } }) =>
          form.setValues({ language: value, wording: said(value) ?? (value === language ? setting.wording : '') })
        }
      />
      <Textarea
        label={i18n.t('What the privacy notice says')}
        description={i18n.t('10 to 500 characters, to the person: “Help you with what you have from us.”')}
        autosize
        minRows={2}
        maxLength={500}
        dir="auto"
        data-autofocus
        {...form.getInputProps('wording')}
      />
      <p className={screen.note}>
        {isTranslation
          ? i18n.t('Readers of this language get these words until you word the purpose anew in your own language.')
          : i18n.t(
              'The words are published at once as a new version. Earlier ones stay in the history, and with the consents that name them; translations of the old words are put aside.',
            )}
      </p>
      <FormActions submitLabel={i18n.t('Publish the words')} saving={command.busy} onCancel={onDone} />
    </form>
  );
}
