import { Button, Switch, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { UserErrorFields } from '@smartx/client';
import { ConfirmDialog, StatusBadge, UserErrors, useI18n, useToast } from '@smartx/ui';
import { useState } from 'react';
import { graphql } from '../gql/gql.ts';
import type { PurposeItem_SettingFragment } from '../gql/graphql.ts';
import screen from '../screen/screen.module.css';
import { useCommand, useFormCommand } from '../screen/use-command.ts';
import { purposeWord } from '../shell/words/purpose-words.ts';
import { basisArticle, basisWord } from './basis-words.ts';
import styles from './purposes.module.css';

/** One purpose of the list. */
export const PurposeItem_setting = graphql(`
  fragment PurposeItem_setting on PurposeSetting {
    id
    purpose
    isOn
    basis
    wording
    version
  }
`);

interface PurposeItemProps {
  setting: PurposeItem_SettingFragment;
  onChange: (change: { isOn?: boolean; wording?: string }) => Promise<readonly UserErrorFields[] | undefined>;
}

/** A purpose with its switch, its ground and its words; switching it off asks first, because screens empty themselves. */
export function PurposeItem({ setting, onChange }: PurposeItemProps) {
  const i18n = useI18n();
  const toast = useToast();
  const command = useCommand();
  const [asking, setAsking] = useState(false);
  const [wording, setWording] = useState(false);
  const name = purposeWord(i18n, setting.purpose);
  const turn = async (isOn: boolean) => {
    const done = await command.run(() => onChange({ isOn }));
    if (done) toast({ message: isOn ? i18n.t('{name} is on', { name }) : i18n.t('{name} is off', { name }) });
  };
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <Switch
          label={name}
          checked={setting.isOn}
          // Never disabled: a switch that is would lose the keyboard's focus. One command at a time is enough.
          onChange={() => {
            if (command.busy) return;
            if (setting.isOn) setAsking(true);
            else void turn(true);
          }}
          classNames={{ label: styles.name }}
        />
        <StatusBadge>{`${basisWord(i18n, setting.basis)} · ${basisArticle(setting.basis)}`}</StatusBadge>
      </div>
      <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
      {wording ? (
        <WordingForm setting={setting} onChange={onChange} onDone={() => setWording(false)} />
      ) : (
        <div className={styles.words}>
          <p>{setting.wording}</p>
          <Button size="compact-sm" variant="subtle" onClick={() => setWording(true)}>
            {i18n.t('Reword')}
          </Button>
        </div>
      )}
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={i18n.t('Stop using data for “{name}”?', { name })}
        confirmLabel={i18n.t('Switch it off')}
        onConfirm={() => turn(false)}
      >
        {i18n.t(
          'From now on nobody works for this purpose, and personal data is withheld from whoever tries. Nothing is deleted; you can switch it on again.',
        )}
      </ConfirmDialog>
    </li>
  );
}

function WordingForm({ setting, onChange, onDone }: PurposeItemProps & { onDone: () => void }) {
  const i18n = useI18n();
  const form = useForm({ initialValues: { wording: setting.wording } });
  const command = useFormCommand(form, ['wording']);
  const submit = form.onSubmit(async (values) => {
    if (await command.run(() => onChange(values))) onDone();
  });
  return (
    <form onSubmit={submit} className={screen.section}>
      <UserErrors errors={command.errors} />
      <Textarea
        label={i18n.t('What the privacy notice says')}
        description={i18n.t('10 to 500 characters, to the person: “Help you with what you have from us.”')}
        autosize
        minRows={2}
        maxLength={500}
        data-autofocus
        {...form.getInputProps('wording')}
      />
      <div className={screen.actions}>
        <Button type="submit" loading={command.busy}>
          {i18n.t('Save the words')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {i18n.t('Cancel')}
        </Button>
      </div>
    </form>
  );
}
