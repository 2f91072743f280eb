import { Modal, NativeSelect } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormActions, UserErrors, useI18n, useToast } from '@smartx/ui';
import screen from '../screen/screen.module.css';
import { useFormCommand } from '../screen/use-command.ts';
import { purposeWord } from '../shell/words/purpose-words.ts';
import { basisArticle, basisWord, groundsFor } from './basis-words.ts';
import type { PurposePartProps } from './purpose-part.ts';

interface DialogProps extends PurposePartProps {
  opened: boolean;
  onDone: () => void;
}

/** Asks for another ground, which is for whoever is recorded from now on. */
export function GroundDialog({ opened, ...props }: DialogProps) {
  const i18n = useI18n();
  const { purpose } = props.setting;
  return (
    <Modal
      opened={opened}
      onClose={props.onDone}
      title={i18n.t('On which ground is data used for “{name}”?', { name: purposeWord(i18n, purpose) })}
    >
      {opened && <GroundForm {...props} />}
    </Modal>
  );
}

function GroundForm({ setting, commands, onDone }: Omit<DialogProps, 'opened'>) {
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
        data={groundsFor(setting.purpose).map((value) => ({
          value,
          label: `${basisWord(i18n, value)} · ${basisArticle(value)}`,
        }))}
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
