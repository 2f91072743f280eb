import { useQuery } from '@apollo/client/react';
import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormActions, formatLanguage, LoadingRows, UserErrors, useI18n } from '@smartx/ui';
import { useState } from 'react';
import { graphql } from '../gql/gql.ts';
import screen from '../screen/screen.module.css';
import { useFormCommand } from '../screen/use-command.ts';
import { NOTICE_LANGUAGES } from '../shell/words/languages.ts';
import type { PurposePartProps } from './PurposeItem.tsx';
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

/** What the notice says about a purpose, and the form that publishes other words. */
export function PurposeNotice(props: PurposePartProps) {
  const i18n = useI18n();
  const [wording, setWording] = useState(false);
  if (wording) return <NoticeEditor {...props} onDone={() => setWording(false)} />;
  return (
    <div className={styles.words}>
      <p dir="auto">{props.setting.wording}</p>
      <Button size="compact-sm" variant="subtle" onClick={() => setWording(true)}>
        {i18n.t('Reword')}
      </Button>
    </div>
  );
}

/** Begins in the language in which the workspace writes. */
function NoticeEditor(props: PurposePartProps & { onDone: () => void }) {
  const { data, error } = useQuery(WorkspaceLanguageQuery);
  if (!data && !error) return <LoadingRows />;
  return <NoticeForm {...props} language={data?.viewer.workspace.locale ?? 'en'} />;
}

function NoticeForm(props: PurposePartProps & { language: string; onDone: () => void }) {
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
