import { Button, Switch } from '@mantine/core';
import { ConfirmDialog, StatusBadge, UserErrors, useI18n, useToast } from '@smartx/ui';
import { useState } from 'react';
import type { PurposeItem_SettingFragment } from '../gql/graphql.ts';
import { useCommand } from '../screen/use-command.ts';
import { purposeWord } from '../shell/words/purpose-words.ts';
import { AssessmentBadge, AssessmentDialog } from './AssessmentDialog.tsx';
import { basisArticle, basisWord, groundsFor } from './basis-words.ts';
import { GroundDialog } from './GroundDialog.tsx';
import { NoticeEditor } from './NoticeEditor.tsx';
import { PurposeHistory } from './PurposeHistory.tsx';
import type { PurposePartProps } from './purpose-part.ts';
import styles from './purposes.module.css';

type Part = 'switching off' | 'ground' | 'assessment' | 'words';

/** A purpose with its switch, its ground, its weighing and its words; switching it off asks first, because screens empty themselves. */
export function PurposeItem({ setting, commands }: PurposePartProps) {
  const i18n = useI18n();
  const toast = useToast();
  const command = useCommand();
  const [part, setPart] = useState<Part | null>(null);
  const name = purposeWord(i18n, setting.purpose);
  const props = { setting, commands, onDone: () => setPart(null) };
  const turn = async (isOn: boolean) => {
    const done = await command.run(() => commands.turn(isOn));
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
            if (setting.isOn) setPart('switching off');
            else void turn(true);
          }}
          classNames={{ label: styles.name }}
        />
        <StatusBadge>{`${basisWord(i18n, setting.basis)} · ${basisArticle(setting.basis)}`}</StatusBadge>
        <AssessmentBadge setting={setting} />
      </div>
      <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
      {part === 'words' ? (
        <NoticeEditor {...props} />
      ) : (
        <>
          <p className={styles.words}>
            <bdi>{setting.wording}</bdi>
          </p>
          <PurposeActions setting={setting} onChoose={setPart} />
        </>
      )}
      <PurposeHistory setting={setting} />
      <GroundDialog {...props} opened={part === 'ground'} />
      <AssessmentDialog {...props} opened={part === 'assessment'} />
      <ConfirmDialog
        opened={part === 'switching off'}
        onClose={props.onDone}
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

/** What can be changed about the purpose, each in a place of its own. */
function PurposeActions(props: { setting: PurposeItem_SettingFragment; onChoose: (part: Part) => void }) {
  const i18n = useI18n();
  const { purpose, assessmentState } = props.setting;
  const button = (part: Part, label: string) => (
    <Button key={part} size="compact-sm" variant="subtle" onClick={() => props.onChoose(part)}>
      {label}
    </Button>
  );
  return (
    <div className={styles.actions}>
      {button('words', i18n.t('Reword'))}
      {groundsFor(purpose).length > 0 && button('ground', i18n.t('Change the ground'))}
      {assessmentState === 'missing' && button('assessment', i18n.t('Weigh the interest'))}
      {['adopted', 'due'].includes(assessmentState) && button('assessment', i18n.t('Read the assessment'))}
    </div>
  );
}
