import { Button, Modal, NativeSelect } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormActions, StatusBadge, UserErrors, useI18n, useToast } from '@smartx/ui';
import { useState } from 'react';
import screen from '../screen/screen.module.css';
import { useFormCommand } from '../screen/use-command.ts';
import { purposeWord } from '../shell/words/purpose-words.ts';
import { basisArticle, basisWord, groundsFor } from './basis-words.ts';
import type { PurposePartProps } from './PurposeItem.tsx';

/** The ground of a purpose; another one is for whoever is recorded from now on. */
export function PurposeGround(props: PurposePartProps) {
  const i18n = useI18n();
  const [changing, setChanging] = useState(false);
  const { purpose, basis } = props.setting;
  const grounds = groundsFor(purpose);
  return (
    <>
      <StatusBadge>{`${basisWord(i18n, basis)} · ${basisArticle(basis)}`}</StatusBadge>
      {grounds.length > 0 && (
        <Button size="compact-sm" variant="subtle" onClick={() => setChanging(true)}>
          {i18n.t('Change the ground')}
        </Button>
      )}
      <Modal
        opened={changing}
        onClose={() => setChanging(false)}
        title={i18n.t('On which ground is data used for “{name}”?', { name: purposeWord(i18n, purpose) })}
      >
        {changing && <GroundForm {...props} grounds={grounds} onDone={() => setChanging(false)} />}
      </Modal>
    </>
  );
}

function GroundForm(props: PurposePartProps & { grounds: readonly string[]; onDone: () => void }) {
  const { setting, commands, grounds, onDone } = props;
  const i18n = useI18n();
  const toast = useToast();
  const form = useForm({ initialValues: { basis: setting.basis } });
  const command = useFormCommand(form, ['basis']);
  const submit = form.onSubmit(async ({ basis }) => {
    if (!(await command.run(() => commands.setBasis(basis)))) return;
    toast({ message: i18n.t('The ground is changed for whoever is recorded from now on') });
    onDone();
  });
  return (
    <form onSubmit={submit} className={screen.section}>
      <UserErrors errors={command.errors} />
      <NativeSelect
        label={i18n.t('Legal ground')}
        data={grounds.map((value) => ({ value, label: `${basisWord(i18n, value)} · ${basisArticle(value)}` }))}
        data-autofocus
        {...form.getInputProps('basis')}
      />
      <p className={screen.note}>
        {i18n.t(
          'A ground is fixed when data is collected. Whoever is recorded already stays on the ground of then, with every consent and objection; the new one holds for people who are recorded from now on.',
        )}
      </p>
      <FormActions submitLabel={i18n.t('Change the ground')} saving={command.busy} onCancel={onDone} />
    </form>
  );
}
