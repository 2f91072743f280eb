import { Button, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type Translator, UserErrors, useI18n } from '@smartx/ui';
import { IconInfoCircle } from '@tabler/icons-react';
import screen from '../../screen/screen.module.css';
import { useCommand, useFormCommand } from '../../screen/use-command.ts';
import type { ImportRun } from '../run/import-run.ts';
import type { ImportStep } from '../run/run-steps.ts';
import { useChoose } from '../run/use-choose.ts';
import wizard from '../wizard.module.css';
import { delimiterWord, encodingName } from '../words/import-words.ts';
import { SampleGrid } from './SampleGrid.tsx';

interface FormatStepProps {
  run: ImportRun;
  onGo: (step: ImportStep) => void;
}

/** How the file is read: its first lines as they are understood, and what to change where they are not. */
export function FormatStep({ run, onGo }: FormatStepProps) {
  const i18n = useI18n();
  return (
    <div className={wizard.step}>
      <p className={screen.lead}>
        {i18n.t(
          'Do the columns look right? If cells stand in the wrong place or accents are broken, change how the file is read.',
        )}
      </p>
      <ReadingFields run={run} />
      <SampleGrid key={`${run.options?.delimiter} ${run.options?.encoding}`} run={run} />
      <Notices run={run} />
      <FurtherOptions key={run.version} run={run} onDone={() => onGo('columns')} />
    </div>
  );
}

/** Separator and encoding; a change reads the file anew at once. */
function ReadingFields({ run }: { run: ImportRun }) {
  const i18n = useI18n();
  const choose = useChoose(run);
  const command = useCommand();
  const { delimiter, encoding } = run.options ?? {};
  const read = (options: { delimiter?: string; encoding?: string }) => void command.run(() => choose({ options }));
  return (
    <>
      <UserErrors errors={command.errors} title={i18n.t('The file cannot be read like this.')} />
      <div className={wizard.row}>
        <NativeSelect
          label={i18n.t('Cells are separated by')}
          value={delimiter ?? ','}
          disabled={command.busy}
          data={delimiterOptions(i18n, delimiter)}
          onChange={(event) => read({ delimiter: event.currentTarget.value })}
        />
        <NativeSelect
          label={i18n.t('Encoding')}
          value={encoding ?? 'utf-8'}
          disabled={command.busy}
          data={['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'].map((value) => ({
            value,
            label: encodingName(i18n, value),
          }))}
          onChange={(event) => read({ encoding: event.currentTarget.value })}
        />
        <span className={wizard.count}>
          {run.lineCount !== null &&
            i18n.t('{count, plural, one {# line of data} other {# lines of data}}', { count: run.lineCount })}
        </span>
      </div>
    </>
  );
}

function delimiterOptions(i18n: Translator, current: string | null | undefined) {
  const known = [',', ';', '\t', '|'];
  const all = current && !known.includes(current) ? [...known, current] : known;
  return all.map((value) => ({ value, label: delimiterWord(i18n, value) }));
}

function Notices({ run }: { run: ImportRun }) {
  const notices = run.mapping?.notices ?? [];
  if (notices.length === 0) return null;
  return (
    <ul className={wizard.notices}>
      {notices.map((notice) => (
        <li key={notice}>
          <IconInfoCircle size={16} stroke={1.5} aria-hidden />
          {notice}
        </li>
      ))}
    </ul>
  );
}

/** What else decides how cells are understood; kept when one goes on. */
function FurtherOptions({ run, onDone }: { run: ImportRun; onDone: () => void }) {
  const i18n = useI18n();
  const choose = useChoose(run);
  const form = useForm({
    initialValues: {
      emptyValues: run.options?.emptyValues?.join(', ') ?? '',
      currency: run.options?.currency ?? '',
      externalSystem: run.options?.externalSystem ?? '',
    },
  });
  const command = useFormCommand(form, ['emptyValues', 'currency', 'externalSystem']);
  const submit = form.onSubmit(async ({ emptyValues, currency, externalSystem }) => {
    if (!form.isDirty()) return onDone();
    const words = emptyValues.split(',').map((word) => word.trim());
    const options = {
      emptyValues: emptyValues.trim() ? words.filter(Boolean) : null,
      currency: currency.trim().toUpperCase() || null,
      externalSystem: externalSystem.trim() || null,
    };
    if (await command.run(() => choose({ options }))) onDone();
  });
  return (
    <form onSubmit={submit} className={wizard.step}>
      <UserErrors errors={command.errors} />
      <details className={wizard.details}>
        <summary>{i18n.t('More about this file')}</summary>
        <SimpleGrid cols={{ base: 1, sm: 3 }} mt="md" spacing="lg">
          <TextInput
            label={i18n.t('Words that mean “empty”')}
            description={i18n.t('Separated by commas; by default Select, NULL, N/A and dashes.')}
            {...form.getInputProps('emptyValues')}
          />
          <TextInput
            label={i18n.t('Currency of amounts')}
            description={i18n.t('Three letters; by default the workspace’s.')}
            maxLength={3}
            {...form.getInputProps('currency')}
          />
          <TextInput
            label={i18n.t('System the ids come from')}
            description={i18n.t('A second file of that system finds the records of the first.')}
            maxLength={50}
            {...form.getInputProps('externalSystem')}
          />
        </SimpleGrid>
      </details>
      <div className={wizard.actions}>
        <Button type="submit" loading={command.busy}>
          {i18n.t('Continue to the columns')}
        </Button>
      </div>
    </form>
  );
}
