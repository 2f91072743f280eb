import { Switch } from '@mantine/core';
import type { UserErrorFields } from '@smartx/client';
import { ConfirmDialog, UserErrors, useI18n, useToast } from '@smartx/ui';
import { useState } from 'react';
import { graphql } from '../gql/gql.ts';
import type { PurposeItem_SettingFragment } from '../gql/graphql.ts';
import { useCommand } from '../screen/use-command.ts';
import { purposeWord } from '../shell/words/purpose-words.ts';
import { PurposeAssessment } from './PurposeAssessment.tsx';
import { PurposeGround } from './PurposeGround.tsx';
import { PurposeHistory } from './PurposeHistory.tsx';
import { PurposeNotice } from './PurposeNotice.tsx';
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
    assessmentState
    assessment
    assessmentReviewOn
    bases {
      basis
      validFrom
      decidedBy {
        id
        displayName
      }
    }
    notices {
      number
      language
      wording
      publishedAt
      publishedBy {
        id
        displayName
      }
    }
  }
`);

/** Whatever a person refused of a command; empty where it was done. */
type Refusals = Promise<readonly UserErrorFields[] | undefined>;

/** What can be done with a purpose. */
export interface PurposeCommands {
  readonly turn: (isOn: boolean) => Refusals;
  readonly setBasis: (basis: string) => Refusals;
  readonly adopt: (text: string, reviewOn: string) => Refusals;
  readonly publish: (language: string, wording: string) => Refusals;
}

/** A part of a purpose, with its commands. */
export interface PurposePartProps {
  setting: PurposeItem_SettingFragment;
  commands: PurposeCommands;
}

/** A purpose with its switch, its ground, its weighing and its words; switching it off asks first, because screens empty themselves. */
export function PurposeItem({ setting, commands }: PurposePartProps) {
  const i18n = useI18n();
  const toast = useToast();
  const command = useCommand();
  const [asking, setAsking] = useState(false);
  const name = purposeWord(i18n, setting.purpose);
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
            if (setting.isOn) setAsking(true);
            else void turn(true);
          }}
          classNames={{ label: styles.name }}
        />
        <PurposeGround setting={setting} commands={commands} />
        <PurposeAssessment setting={setting} commands={commands} />
      </div>
      <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
      <PurposeNotice setting={setting} commands={commands} />
      <PurposeHistory setting={setting} />
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
